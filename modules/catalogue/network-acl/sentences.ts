/** What is said of the rules that were written, a sentence each, so that all of it is told at once. */
import { forNetworkAcl, ICMP } from "../../net/protocol.js";
import { expression } from "../module.js";
import { HAS_PORTS, IS_ICMPV6, KEYS } from "./rules.js";

type Rows = readonly (readonly [when: string, sentence: string])[];

const isNoNumber = (number: string, least: number, most: number): string =>
  `(${number} < ${least} || ${number} > ${most} || floor(${number}) != ${number})`;

const PROBLEMS: Rows = [
  ["length(rule.unknown_keys) > 0", `no such key as \${join(", ", rule.unknown_keys)}; write ${KEYS.join(", ")}.`],
  ["rule.with_two_numbers", "rule_number and rule_no are two names of one thing; keep one."],
  ["rule.with_two_actions", "rule_action and action are two names of one thing; keep one."],
  [
    `!try(contains(range(-1, 256), tonumber(rule.protocol)), false)`,
    '\\"${rule.protocol}\\" is not a protocol; write a name, such as icmpv6, tcp, udp or all, or a number from 0 to 255.',
  ],
  ['!contains(["allow", "deny"], rule.action)', '\\"${rule.action}\\" is not an action; write allow or deny.'],
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
    "icmp_code ${rule.icmp_code} is a code of no type; write its icmp_type, or take icmp_code away for all codes.",
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

const IS_NOT_ONE_ADDRESS = 'cidrhost(rule.ipv6, 0) != cidrhost("${split("/", rule.ipv6)[0]}/128", 0)';

const PREFIX_PROBLEMS: Rows = [
  [
    "(rule.is_ipv4 ? rule.ipv4 == null || rule.ipv6 != null : rule.ipv6 == null)",
    "write ipv6_cidr_block, such as ::/0, and no cidr_block beside it.",
  ],
  [
    `rule.ipv6 != null && try(!strcontains(rule.ipv6, ":") || ${IS_NOT_ONE_ADDRESS}, true)`,
    '\\"${rule.ipv6}\\" is no IPv6 prefix, or has bits set beyond its length; write one such as 2001:db8::/32.',
  ],
];

const CORRECTIONS: Rows = [
  ["rule.is_ipv4", '${coalesce(rule.ipv4, "IPv4")} never matches in an IPv6-only subnet; the rule is left out.'],
  [
    `!rule.is_ipv4 && rule.with_ports && !${HAS_PORTS}`,
    "ports mean nothing for protocol ${rule.protocol}; they are left out.",
  ],
  [
    "!rule.is_ipv4 && contains(keys(local.preset_rules[direction]), rule.number)",
    "it takes the place of the preset's rule of this number.",
  ],
];

/** What is wrong with the rules. */
export const ruleProblems = (): string => sentences(PROBLEMS);

/** What is wrong with their prefixes, told apart from the rest because a prefix may be unknown until apply. */
export const prefixProblems = (): string => sentences(PREFIX_PROBLEMS);

/** What was put right in the rules. */
export const ruleCorrections = (): string => sentences(CORRECTIONS);

function sentences(rows: Rows): string {
  const texts = rows.map(([when, sentence]) => `${when} ? "\${direction} rule \${rule.number}: ${sentence}" : ""`);
  return expression(
    `flatten([for direction, rules in local.written_rules : [for rule in rules : compact([${texts.join(", ")}])]])`,
  );
}
