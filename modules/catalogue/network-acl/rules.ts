/** How the rules that were written become the rules that are emitted, in Terraform's own language. */
import { forNetworkAcl, ICMP, ICMPV6, TCP, UDP } from "../../net/protocol.js";
import { expression, listOf, objectOf } from "../module.js";

const KEYS = [
  ...["rule_number", "rule_no", "rule_action", "action", "protocol", "from_port", "to_port"],
  ...["icmp_type", "icmp_code", "cidr_block", "ipv6_cidr_block"],
];

const given = (key: string): string => `lookup(rule, "${key}", null)`;

/** A rule's number, as it was written. */
export const RULE_NUMBER = `try(coalesce(${given("rule_number")}, ${given("rule_no")}), "")`;

const HAS_PORTS = `contains(["${forNetworkAcl(TCP)}", "${forNetworkAcl(UDP)}"], rule.protocol)`;
const IS_ICMPV6 = `rule.protocol == "${forNetworkAcl(ICMPV6)}"`;

/** The rules by direction, as they were written. */
export const GIVEN_RULES = {
  inbound: expression("var.inbound_acl_rules"),
  outbound: expression("var.outbound_acl_rules"),
};

/** Every rule with everything there is to know of it; a number that is none is -2. */
export function writtenRules(): string {
  const named = (table: string, key: string): string => `try(local.${table}[lower(rule.${key})], ${given(key)})`;
  const number = (text: string, otherwise: number): string => `try(tonumber(coalesce(${text}, "${otherwise}")), -2)`;
  const rule = objectOf({
    number: RULE_NUMBER,
    action: `try(lower(coalesce(${given("rule_action")}, ${given("action")})), "nothing")`,
    protocol: `try(coalesce(${named("protocol_numbers", "protocol")}), "nothing")`,
    ipv4: given("cidr_block"),
    ipv6: given("ipv6_cidr_block"),
    from_port: number(given("from_port"), 0),
    to_port: number(given("to_port"), 65535),
    icmp_type: number(named("icmpv6_types", "icmp_type"), -1),
    icmp_code: number(given("icmp_code"), -1),
    with_ports: `try(tonumber(rule.from_port) > 0, false) || try(tonumber(rule.to_port) > 0, false)`,
    unknown_keys: `setsubtract(keys(rule), ${listOf(KEYS)})`,
  });
  return expression(`{ for direction, rules in local.given_rules : direction => [for rule in rules : ${rule}] }`);
}

/** The rules by direction and number, the preset's among them, each with what its protocol has. */
export function emittedRules(): string {
  const rule = objectOf({
    action: "rule.action",
    protocol: "rule.protocol",
    ipv6: "rule.ipv6",
    from_port: `${HAS_PORTS} ? rule.from_port : null`,
    to_port: `${HAS_PORTS} ? rule.to_port : null`,
    icmp_type: `${IS_ICMPV6} ? rule.icmp_type : null`,
    icmp_code: `${IS_ICMPV6} ? rule.icmp_code : null`,
  });
  const written = `{ for rule in rules : rule.number => ${rule} if rule.ipv4 == null }`;
  return expression(
    `{ for direction, rules in local.written_rules : direction => merge(local.preset_rules[direction], ${written}) }`,
  );
}

/** What is wrong with the rules, a sentence each, so that all of it is told at once. */
export function ruleProblems(): string {
  const isNotOneAddress = 'cidrhost(rule.ipv6, 0) != cidrhost("${split("/", rule.ipv6)[0]}/128", 0)';
  return sentences([
    ["length(rule.unknown_keys) > 0", `no such key as \${join(", ", rule.unknown_keys)}; write ${KEYS.join(", ")}.`],
    [
      "!try(tonumber(rule.protocol) >= -1 && tonumber(rule.protocol) <= 255, false)",
      '\\"${rule.protocol}\\" is not a protocol; write a name, such as icmpv6, tcp, udp or all, or a number from 0 to 255.',
    ],
    ['!contains(["allow", "deny"], rule.action)', '\\"${rule.action}\\" is not an action; write allow or deny.'],
    ["(rule.ipv4 == null) == (rule.ipv6 == null)", "write ipv6_cidr_block, such as ::/0, and no cidr_block beside it."],
    [
      `rule.ipv6 != null && try(!strcontains(rule.ipv6, ":") || ${isNotOneAddress}, true)`,
      '\\"${rule.ipv6}\\" is no IPv6 prefix, or has bits set beyond its length; write one such as 2001:db8::/32.',
    ],
    [
      `rule.protocol == "${forNetworkAcl(ICMP)}" && rule.ipv6 != null`,
      "icmp is ICMP of IPv4, which no IPv6 packet carries; write icmpv6.",
    ],
    [`${IS_ICMPV6} && rule.ipv4 != null`, "icmpv6 with cidr_block would match every type; write ipv6_cidr_block."],
    [
      `${IS_ICMPV6} && (rule.icmp_type < -1 || rule.icmp_type > 255)`,
      "write icmp_type by its name, such as echo-request or packet-too-big, or as a number from 0 to 255; -1 is all.",
    ],
    [
      `${IS_ICMPV6} && (rule.icmp_code < -1 || rule.icmp_code > 255)`,
      "write icmp_code as a number from 0 to 255; -1 is all.",
    ],
    [
      `${HAS_PORTS} && (rule.from_port < 0 || rule.from_port > rule.to_port || rule.to_port > 65535)`,
      "write from_port and to_port, whole numbers from 0 to 65535, the smaller first.",
    ],
  ]);
}

/** What was put right in the rules, a sentence each. */
export function ruleCorrections(): string {
  return sentences([
    ["rule.ipv4 != null", "${rule.ipv4} never matches in an IPv6-only subnet; the rule is left out."],
    [
      `rule.ipv4 == null && rule.with_ports && !${HAS_PORTS}`,
      "ports mean nothing for protocol ${rule.protocol}; they are left out.",
    ],
  ]);
}

function sentences(rows: readonly (readonly [when: string, sentence: string])[]): string {
  const texts = rows.map(([when, sentence]) => `${when} ? "\${direction} rule \${rule.number}: ${sentence}" : ""`);
  return expression(
    `flatten([for direction, rules in local.written_rules : [for rule in rules : compact([${texts.join(", ")}])]])`,
  );
}
