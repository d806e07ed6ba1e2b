/**
 * The module `network-acl`: friendly-named rules for any VPC's IPv6-only subnets. aws_network_acl and aws_network_acl_rule.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl/index.js";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule/index.js";
import type { TerraformStack } from "cdktf";
import { aclRule } from "../../network/acl-rule.js";
import { expression, forEach, moduleOf } from "../module.js";
import { named } from "../variables.js";
import { NAME_TABLES } from "./names.js";
import {
  CONNECTED,
  FIRST_SERVICE_NUMBERS,
  presetFlows,
  presetLocal,
  presetMessages,
  presetProtocols,
  services,
} from "./presets.js";
import { emittedRules, GIVEN_RULES, writtenRules } from "./rules.js";
import {
  answeredProtocols,
  BACK,
  ipv4Problems,
  prefixProblems,
  ruleCorrections,
  ruleProblems,
  unansweredRules,
} from "./sentences.js";
import { VARIABLES } from "./variables.js";

/** The module's configuration. */
export const networkAclModule = () =>
  moduleOf(
    "network-acl",
    { variable: VARIABLES, locals: LOCALS, check: CHECKS, output: OUTPUTS, comments: COMMENTS },
    build,
  );

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
    services: services(),
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
    ipv4_problems: ipv4Problems(),
    prefix_problems: prefixProblems(),
    corrections: ruleCorrections(),
  },
  {
    "//": "Rules for a service whose replies no rule lets pass the other way.",
    back: BACK,
    answered: answeredProtocols(),
    unanswered: unansweredRules(),
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

const EACH_PREFIX =
  "Each prefix is checked here as well: one that is unknown until apply puts off the check of all in the ACL.";

const COMMENTS = {
  "aws_network_acl.this": "Everything wrong with the rules is refused here, before any of them is created.",
  "aws_network_acl_rule.inbound": `Keyed by number, so that adding a rule changes no other.\n${EACH_PREFIX}`,
  "aws_network_acl_rule.outbound": `As the inbound rules.`,
};

const IS_REFUSED = "length(local.problems) + length(local.ipv4_problems) > 0 || ";

/** Warnings: a check that fails stops nothing. There are none of rules that are refused. */
const CHECKS = {
  corrections: {
    "//": "Warns of what was put right in the rules.",
    assert: noneOf("local.corrections", IS_REFUSED),
  },
  replies: {
    "//": "Warns where a service is let in or out, and its replies are not.",
    assert: noneOf("local.unanswered", IS_REFUSED),
  },
};

/** The list must be empty; what is in it is the message. */
function noneOf(list: string, unless = "") {
  return { condition: expression(`${unless}length(${list}) == 0`), error_message: expression(`join("\\n", ${list})`) };
}

function build(stack: TerraformStack): void {
  const acl = new NetworkAcl(stack, "acl", {
    vpcId: expression("var.vpc_id"),
    subnetIds: expression("var.subnet_ids"),
    tags: named(),
  });
  acl.overrideLogicalId("this");
  acl.addOverride("lifecycle.precondition", [
    noneOf("local.problems"),
    noneOf("local.ipv4_problems"),
    noneOf("flatten([for problems in local.prefix_problems : values(problems)])"),
    SERVICES,
    ...["inbound", "outbound"].map(quota),
  ]);
  for (const direction of ["inbound", "outbound"]) {
    const rule = aclRule({
      networkAclId: expression("aws_network_acl.this.id"),
      egress: direction === "outbound",
      ruleNumber: expression<number>("tonumber(each.key)"),
      ruleAction: expression("each.value.action"),
      protocol: expression("each.value.protocol"),
      ipv6CidrBlock: expression("try(cidrsubnet(each.value.ipv6, 0, 0), each.value.ipv6)"),
      ports: { fromPort: expression("each.value.from_port"), toPort: expression("each.value.to_port") },
      icmp: { type: expression("each.value.icmp_type"), code: expression("each.value.icmp_code") },
    });
    const made = forEach(new NetworkAclRule(stack, direction, rule), direction, `local.rules.${direction}`);
    made.addOverride("lifecycle.precondition", [noneOf(`try(local.prefix_problems.${direction}[each.key], [])`)]);
  }
}

const SERVICES = {
  condition: expression(`var.outbound_services == null || contains(${CONNECTED}, var.preset)`),
  error_message:
    'outbound_services opens ports on the internet, which the preset "${var.preset}" does not reach; take it away, or write another preset.',
};

const quota = (direction: string) => ({
  condition: expression(`length(local.rules.${direction}) + 2 <= var.acl_rule_quota`),
  error_message: `\${length(local.rules.${direction})} ${direction} rules and the 2 that AWS ends each list with are more than acl_rule_quota; take rules away, or have AWS raise quota L-2AEEBF1A, to 40 at most.`,
});
