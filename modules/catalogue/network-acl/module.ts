/**
 * The module `network-acl`: friendly-named rules for any VPC's subnets. aws_network_acl and aws_network_acl_rule.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl/index.js";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule/index.js";
import type { TerraformStack } from "cdktf";
import { aclRule } from "../../network/acl-rule.js";
import { expression, forEach, moduleOf } from "../module.js";
import { named } from "../variables.js";
import { NAME_TABLES } from "./names.js";
import { FIRST_SERVICE_NUMBERS, presetFlows, presetLocal, presetMessages, presetProtocols } from "./presets.js";
import { emittedRules, GIVEN_RULES, writtenRules } from "./rules.js";
import { prefixProblems, ruleCorrections, ruleProblems } from "./sentences.js";
import { VARIABLES } from "./variables.js";

/** The module's configuration. */
export const networkAclModule = () =>
  moduleOf("network-acl", { variable: VARIABLES, locals: LOCALS, output: OUTPUTS }, build);

const LOCALS = [
  {
    "//": "The rules as they were written, with numbers in place of the names that are known.",
    given_rules: GIVEN_RULES,
    written_rules: writtenRules(),
  },
  {
    "//": "What the preset adds: the ICMPv6 of RFC 4890, section 4.3.1, and the hosts' own flows, by direction and number.",
    preset_messages: presetMessages(),
    preset_protocols: presetProtocols(),
    first_service_numbers: FIRST_SERVICE_NUMBERS,
    preset_flows: presetFlows(),
    preset_rules: presetLocal(),
  },
  {
    "//": "The rules by direction and number, IPv4 ones left out, each with the ports or the type and code that it has.",
    rules: emittedRules(),
  },
  {
    "//": "What is wrong with the rules, and what was put right, a sentence each.",
    problems: ruleProblems(),
    prefix_problems: prefixProblems(),
    corrections: ruleCorrections(),
  },
  {
    "//": "Every keyword of IANA's registry of protocols, and the usual other spellings.",
    protocol_numbers: NAME_TABLES.protocol_numbers,
  },
  { "//": "The types of ICMPv6 messages.", icmpv6_types: NAME_TABLES.icmpv6_types },
];

const OUTPUTS = {
  network_acl_id: { description: "Id of the network ACL.", value: expression("aws_network_acl.this.id") },
  network_acl_arn: { description: "ARN of the network ACL.", value: expression("aws_network_acl.this.arn") },
  corrections: {
    description: "What was put right in the rules and which took the place of a preset's, a sentence each.",
    value: expression("local.corrections"),
  },
};

function build(stack: TerraformStack): void {
  const acl = new NetworkAcl(stack, "acl", {
    vpcId: expression("var.vpc_id"),
    subnetIds: expression("var.subnet_ids"),
    tags: named(),
  });
  acl.overrideLogicalId("this");
  acl.addOverride("lifecycle.precondition", [
    ...["problems", "prefix_problems"].map((list) => ({
      condition: expression(`length(local.${list}) == 0`),
      error_message: expression(`join("\\n", local.${list})`),
    })),
    ...["inbound", "outbound"].map(quota),
  ]);
  for (const direction of ["inbound", "outbound"]) {
    const rule = aclRule({
      networkAclId: expression("aws_network_acl.this.id"),
      egress: direction === "outbound",
      ruleNumber: expression<number>("tonumber(each.key)"),
      ruleAction: expression("each.value.action"),
      protocol: expression("each.value.protocol"),
      ipv6CidrBlock: expression("each.value.ipv6"),
      ports: { fromPort: expression("each.value.from_port"), toPort: expression("each.value.to_port") },
      icmp: { type: expression("each.value.icmp_type"), code: expression("each.value.icmp_code") },
    });
    forEach(new NetworkAclRule(stack, direction, rule), direction, `local.rules.${direction}`);
  }
}

const quota = (direction: string) => ({
  condition: expression(`length(local.rules.${direction}) + 2 <= var.acl_rule_quota`),
  error_message: `\${length(local.rules.${direction})} ${direction} rules and the 2 that AWS ends each list with are more than acl_rule_quota; take rules away, or have AWS raise quota L-2AEEBF1A, to 40 at most.`,
});
