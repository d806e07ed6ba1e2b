/** How the rules that were written become the rules that are emitted, in Terraform's own language. */
import { forNetworkAcl, ICMPV6, TCP, UDP } from "../../net/protocol.js";
import { expression, listOf, objectOf } from "../module.js";

export const KEYS = [
  ...["rule_number", "rule_no", "rule_action", "action", "protocol", "from_port", "to_port"],
  ...["icmp_type", "icmp_code", "cidr_block", "ipv6_cidr_block"],
];

const given = (key: string): string => `lookup(rule, "${key}", null)`;
const isGiven = (key: string): string => `${given(key)} != null`;
const areGiven = (...keys: string[]): string => keys.map(isGiven).join(" && ");

/** A rule's number; 0 where it has none. */
export const RULE_NUMBER = "try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)";

export const HAS_PORTS = `contains(["${forNetworkAcl(TCP)}", "${forNetworkAcl(UDP)}"], rule.protocol)`;
export const IS_ICMPV6 = `rule.protocol == "${forNetworkAcl(ICMPV6)}"`;

/** The rules by direction, as they were written. */
export const GIVEN_RULES = {
  inbound: expression("var.inbound_acl_rules"),
  outbound: expression("var.outbound_acl_rules"),
};

/** Told by the keys where they tell it: a prefix may be unknown until apply, and which rules there are may not. */
const IS_IPV4 = `contains(keys(rule), "ipv6_cidr_block") ? ${isGiven("cidr_block")} : contains(keys(rule), "cidr_block")`;

/** Every rule with everything there is to know of it; a number that is none is -2. */
export function writtenRules(): string {
  const named = (table: string, key: string): string => `try(local.${table}[lower(rule.${key})], ${given(key)})`;
  const number = (text: string, otherwise: number): string => `try(tonumber(coalesce(${text}, "${otherwise}")), -2)`;
  const protocol =
    "try(local.protocol_numbers[lower(rule.protocol)], tostring(tonumber(rule.protocol)), rule.protocol)";
  const rule = objectOf({
    number: `tostring(${RULE_NUMBER})`,
    action: `try(lower(coalesce(${given("rule_action")}, ${given("action")})), "")`,
    protocol: `try(coalesce(${protocol}), "")`,
    is_ipv4: IS_IPV4,
    ipv4: given("cidr_block"),
    ipv6: given("ipv6_cidr_block"),
    from_port: number(given("from_port"), 0),
    to_port: number(given("to_port"), 65535),
    icmp_type: number(named("icmpv6_types", "icmp_type"), -1),
    icmp_code: number(given("icmp_code"), -1),
    with_ports: `try(tonumber(rule.from_port) > 0, false) || try(tonumber(rule.to_port) > 0, false)`,
    with_icmp: `anytrue([for key in ["icmp_type", "icmp_code"] : !contains(["-1", "0"], try(coalesce(rule[key]), "0"))])`,
    with_one_port: `(${isGiven("from_port")}) != (${isGiven("to_port")})`,
    with_two_numbers: areGiven("rule_number", "rule_no"),
    with_two_actions: areGiven("rule_action", "action"),
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
  const written = `{ for rule in rules : rule.number => ${rule} if !rule.is_ipv4 }`;
  return expression(
    `{ for direction, rules in local.written_rules : direction => merge(local.preset_rules[direction], ${written}) }`,
  );
}
