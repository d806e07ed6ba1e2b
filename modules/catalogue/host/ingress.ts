/** What a host lets in besides SSH: a rule of its security group for each entry of ingress_rules. */
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js";
import type { TerraformStack } from "cdktf";
import { prefixConditions } from "../machine/prefix.js";
import { type Block, expression, forEach, listOf } from "../module.js";
import { isWorld, named } from "../variables.js";

const FROM = "each.value.from_port";
const TO = "each.value.to_port";
const PROTOCOL = "lower(each.value.protocol)";
const ENTRY = 'ingress_rules["${each.key}"]';
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html */
const DESCRIPTION_CHARACTERS = "]A-Za-z0-9 ._:/()#,@[+=&;{}!$*-";
/** Of SSH and of remote desktop. */
const LOGIN_PORTS = [22, 3389];

const opens = (port: number): string => `${FROM} <= ${port} && ${port} <= ${TO}`;

const ALIKE = [
  "lower(another.protocol) == lower(rule.protocol)",
  ...["from_port", "to_port", "cidr_ipv6"].map((part) => `another.${part} == rule.${part}`),
].join(" && ");

export const INGRESS_LOCALS = {
  "//": "What comes in besides SSH, each rule with both ends of its range, and the first that lets in the same: EC2 takes no\nrule twice.",
  ingress_rules: expression(
    "{ for name, rule in var.ingress_rules : name => merge(rule, { to_port = try(coalesce(rule.to_port, rule.from_port), null) }) }",
  ),
  first_alike: expression(
    `{ for name, rule in local.ingress_rules : name => [for other, another in local.ingress_rules : other if ${ALIKE}][0] }`,
  ),
};

/** Judged rule by rule, so that a prefix that is unknown until apply hides nothing that is wrong with another rule. */
const CONDITIONS: readonly Block[] = [
  {
    condition: expression(`can(regex("^[${DESCRIPTION_CHARACTERS}]{1,200}$", each.key))`),
    error_message: `${ENTRY}: the name is the rule's description in EC2. Write 1 to 200 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*.`,
  },
  {
    condition: expression(`contains(${listOf(["tcp", "udp"])}, ${PROTOCOL})`),
    error_message: `${ENTRY}.protocol is neither tcp nor udp. Write protocol = "tcp" or "udp".`,
  },
  {
    condition: expression(`try(${FROM} >= 0 && ${FROM} <= ${TO} && ${TO} <= 65535, false)`),
    error_message: `${ENTRY}: write from_port, and to_port for a range, from 0 to 65535, the smaller first.`,
  },
  {
    condition: expression(`try(floor(${FROM}) == ${FROM} && floor(${TO}) == ${TO}, true)`),
    error_message: `${ENTRY}: from_port and to_port must be whole numbers.`,
  },
  ...prefixConditions("each.value.cidr_ipv6", `${ENTRY}.cidr_ipv6`),
  {
    condition: expression("try(local.first_alike[each.key] == each.key, true)"),
    error_message: `${ENTRY} lets in what ingress_rules["\${local.first_alike[each.key]}"] does. Take one of the two away.`,
  },
  ...LOGIN_PORTS.map((port) => ({
    condition: expression(`!try(${opens(port)} && ${isWorld("each.value.cidr_ipv6")}, false)`),
    error_message: `${ENTRY} lets the internet in on port ${port}. Leave the port out, or write the prefix of those who may log in.`,
  })),
];

export function createIngress(stack: TerraformStack, securityGroupId: string): void {
  const inbound = new VpcSecurityGroupIngressRule(stack, "inbound", {
    securityGroupId,
    cidrIpv6: expression("each.value.cidr_ipv6"),
    ipProtocol: expression(PROTOCOL),
    fromPort: expression<number>(FROM),
    toPort: expression<number>(TO),
    description: "${each.key}",
    tags: named("-${each.key}"),
  });
  forEach(inbound, "inbound", "local.ingress_rules").addOverride("lifecycle.precondition", CONDITIONS);
}
