/** What is said of the rules that were written, a sentence each, so that all of it is told at once. */
import { forNetworkAcl, ICMP, ICMPV6, TCP } from "../../net/protocol.js";
import { IS_MAPPED, isMapped } from "../machine/prefix.js";
import { expression } from "../module.js";
import { HAS_PORTS, IS_ICMPV6, KEYS } from "./rules.js";

type Rows = readonly (readonly [when: string, what: string])[];

const isNoNumber = (number: string, least: number, most: number): string =>
  `(${number} < ${least} || ${number} > ${most} || floor(${number}) != ${number})`;

/** Nothing of these asks for a prefix: one that is unknown until apply would put all of them off until then. */
const PROBLEMS: Rows = [
  [
    "length(rule.unknown_keys) > 0",
    `there is no key \${join(", ", rule.unknown_keys)}; the keys are ${KEYS.join(", ")}.`,
  ],
  ["rule.with_two_numbers", "rule_number and rule_no are two names of one thing; keep one."],
  ["rule.with_two_actions", "rule_action and action are two names of one thing; keep one."],
  ['rule.protocol == ""', "protocol is missing; write its name, such as tcp, udp, icmpv6 or all."],
  [
    'rule.protocol != "" && !try(contains(range(-1, 256), tonumber(rule.protocol)), false)',
    '\\"${rule.protocol}\\" is not a protocol; write a name, such as icmpv6, tcp, udp or all, or a number from 0 to 255.',
  ],
  ['rule.action == ""', "rule_action is missing; write allow or deny."],
  ['!contains(["", "allow", "deny"], rule.action)', '\\"${rule.action}\\" is not an action; write allow or deny.'],
  [
    `rule.protocol == "${forNetworkAcl(ICMP)}" && !rule.is_ipv4`,
    "icmp is ICMP of IPv4, which no IPv6 packet carries; write icmpv6.",
  ],
  [`${IS_ICMPV6} && rule.is_ipv4`, "icmpv6 with cidr_block would match every type; write ipv6_cidr_block."],
  [
    `${IS_ICMPV6} && ${isNoNumber("rule.icmp_type", -1, 255)}`,
    "write icmp_type by its name, such as echo-request or packet-too-big, or as a number from 0 to 255; -1 is all.",
  ],
  [`${IS_ICMPV6} && ${isNoNumber("rule.icmp_code", -1, 255)}`, "write icmp_code as a number from 0 to 255; -1 is all."],
  [
    `${IS_ICMPV6} && rule.icmp_type == -1 && rule.icmp_code >= 0`,
    "icmp_code ${rule.icmp_code} belongs to no type; write its icmp_type, or take icmp_code away for all codes.",
  ],
  [
    `${HAS_PORTS} && rule.with_one_port`,
    "from_port and to_port go together; write both, the same number twice for one port, or neither for all ports.",
  ],
  [
    `${HAS_PORTS} && !rule.with_one_port && (${isNoNumber("rule.from_port", 0, 65535)} || ${isNoNumber("rule.to_port", 0, 65535)} || rule.from_port > rule.to_port)`,
    "write from_port and to_port, whole numbers from 0 to 65535, the smaller first.",
  ],
];

const IPV4_PROBLEMS: Rows = [
  ["rule.ipv4 == null", "write ipv6_cidr_block, such as ::/0."],
  ["rule.ipv6 != null", "keep one of cidr_block and ipv6_cidr_block; write the other in a rule of its own."],
  [
    'try(strcontains(rule.ipv4, ":"), false)',
    "${jsonencode(rule.ipv4)} is not an IPv4 prefix; write it as ipv6_cidr_block.",
  ],
  [
    'try(!strcontains(rule.ipv4, ":") && !can(cidrnetmask(rule.ipv4)), false)',
    "${jsonencode(rule.ipv4)} is not an IPv4 prefix; write ipv6_cidr_block, such as ::/0.",
  ],
];

const IS_IPV6 = '(strcontains(coalesce(rule.ipv6, "-"), ":") && can(cidrhost(rule.ipv6, 0)))';
const IS_NOT_ITS_FIRST = 'cidrhost(rule.ipv6, 0) != cidrhost("${split("/", rule.ipv6)[0]}/128", 0)';

const PREFIX_PROBLEMS: Rows = [
  ["rule.ipv6 == null", "write ipv6_cidr_block, such as ::/0."],
  [
    `rule.ipv6 != null && !${IS_IPV6}`,
    "${jsonencode(rule.ipv6)} is not an IPv6 prefix; write one such as 2001:db8::/32.",
  ],
  [isMapped("rule.ipv6"), `\${jsonencode(rule.ipv6)} ${IS_MAPPED}; take the rule away.`],
  [
    `try(${IS_NOT_ITS_FIRST}, false) && ${IS_IPV6} && !${isMapped("rule.ipv6")}`,
    '${jsonencode(rule.ipv6)} has bits set beyond its length; write ${try(cidrsubnet(rule.ipv6, 0, 0), "a prefix")}.',
  ],
];

const CORRECTIONS: Rows = [
  ["rule.is_ipv4", "an IPv4 rule never matches in an IPv6-only subnet; it is left out."],
  [
    `!rule.is_ipv4 && rule.with_ports && !${HAS_PORTS}`,
    "ports mean nothing for protocol ${rule.protocol}; they are left out.",
  ],
  [
    `!rule.is_ipv4 && rule.with_icmp && rule.protocol != "${forNetworkAcl(ICMPV6)}"`,
    "icmp_type and icmp_code mean nothing for protocol ${rule.protocol}; they are left out.",
  ],
  [
    "!rule.is_ipv4 && contains(keys(local.preset_rules[direction]), rule.number)",
    "it replaces the preset's rule of this number.",
  ],
];

/** What is wrong with the rules, whatever their prefixes are. */
export const ruleProblems = (): string => sentences(PROBLEMS);

/** What is wrong with the rules that are left out. */
export const ipv4Problems = (): string => sentences(IPV4_PROBLEMS, " if rule.is_ipv4");

/** What is wrong with the others' prefixes, by direction and number: one that is unknown must not hide the others'. */
export const prefixProblems = (): string =>
  expression(
    `{ for direction, rules in local.written_rules : direction => { for rule in rules : rule.number => ${ofRule(PREFIX_PROBLEMS)} if !rule.is_ipv4 } }`,
  );

/** What was put right in the rules. */
export const ruleCorrections = (): string => sentences(CORRECTIONS);

function sentences(rows: Rows, filter = ""): string {
  return expression(
    `flatten([for direction, rules in local.written_rules : [for rule in rules : ${ofRule(rows)}${filter}]])`,
  );
}

/** The sentences about one rule. */
function ofRule(rows: Rows): string {
  const texts = rows.map(([when, what]) => `${when} ? "${what}" : ""`);
  return `formatlist("%s rule %s: %s", direction, rule.number, compact([${texts.join(", ")}]))`;
}

/**
 * Rules that let a service in or out whose replies no rule lets pass the other way. Of ports that replies arrive on
 * nothing is said: such a rule is there for replies.
 */
export function unansweredRules(): string {
  const isService = `!rule.is_ipv4 && rule.action == "allow" && ${HAS_PORTS} && rule.to_port < var.return_ports.from_port`;
  const isAnswered = 'contains(local.answered[direction], "-1") || contains(local.answered[direction], rule.protocol)';
  const protocol = `\${rule.protocol == "${forNetworkAcl(TCP)}" ? "tcp" : "udp"}`;
  const ports = "from_port ${var.return_ports.from_port} and to_port ${var.return_ports.to_port}";
  const sentence = `its replies are not let \${local.back[direction].verb}; add an \${local.back[direction].direction} rule with protocol ${protocol}, ${ports}.`;
  return sentences([[`${isService} && !(${isAnswered})`, sentence]]);
}

/** The protocols whose replies pass, by the direction of what they reply to. */
export function answeredProtocols(): string {
  const covers = "rule.from_port <= var.return_ports.from_port && rule.to_port >= var.return_ports.to_port";
  const isReply = `rule.action == "allow" && (rule.protocol == "-1" || try(${covers}, false))`;
  return expression(
    `{ for direction, back in local.back : direction => [for rule in local.rules[back.direction] : rule.protocol if ${isReply}] }`,
  );
}

export const BACK = {
  inbound: { direction: "outbound", verb: "out" },
  outbound: { direction: "inbound", verb: "in" },
};
