/**
 * A rule as terraform-aws-modules/vpc and the AWS provider spell it: corrected, and each correction told in a note.
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/network_acl_rule
 */
import type { Problem } from "../errors/problem.js";
import {
  bothFamilies,
  icmpv6OfIpv4,
  ipv4LeftOut,
  portsLeftOut,
  portsPutIn,
  saidTwice,
  typeLeftOut,
  typePutIn,
} from "../errors/rule.js";
import { knownKeys } from "../errors/shape.js";
import { parsePrefix } from "./prefix.js";
import { ICMP, ICMPV6, parseProtocol, protocolName } from "./protocol.js";
import type { Direction, EmittedRule, RuleOptions } from "./rule.js";
import { emitFields, type Field, hasPorts, isGiven } from "./rule-ours.js";
import { TERRAFORM_KEYS } from "./rule-spelling.js";
import { wholeNumber } from "./whole-number.js";

type Rule = Readonly<Record<string, unknown>>;

/** The corrected rule. Never throws; undefined after an error, and for an IPv4 rule, which is left out with a note. */
export function emitTerraform(
  rule: Rule,
  direction: Direction,
  where: string,
  problems: Problem[],
  options: RuleOptions,
): EmittedRule | undefined {
  knownKeys(rule, TERRAFORM_KEYS, where, problems);
  const protocol = fieldOf(rule, "protocol", where);
  const protocolNumber = parseProtocol(protocol.value, protocol.where, problems);
  const ipv4 = fieldOf(rule, "cidr_block", where);
  const ipv6 = fieldOf(rule, "ipv6_cidr_block", where);
  if (isGiven(ipv4) && !isGiven(ipv6) && isLeftOut(ipv4, protocolNumber, problems, options)) return undefined;
  if (isGiven(ipv4) && isGiven(ipv6)) problems.push(bothFamilies(where));
  const action = eitherOf(rule, "rule_action", "action", where, problems);
  const fields = {
    ruleNumber: numeric(eitherOf(rule, "rule_number", "rule_no", where, problems)),
    ruleAction: { ...action, value: typeof action.value === "string" ? action.value.toLowerCase() : action.value },
    protocol,
    protocolNumber,
    ...(isGiven(ipv6) || !isGiven(ipv4) ? { cidr: ipv6 } : {}),
    ...portsOf(rule, protocolNumber, where, problems),
    ...typesOf(rule, protocolNumber, where, problems),
  };
  return emitFields(fields, direction, where, problems, options);
}

/** Whether an IPv4 rule may be left out with a note; complains when it says something else than it should. */
function isLeftOut(ipv4: Field, protocol: number | undefined, problems: Problem[], options: RuleOptions): boolean {
  if (protocol === ICMPV6) {
    problems.push(icmpv6OfIpv4(ipv4.where, ipv4.value));
    return false;
  }
  const isReference = options.isReference?.(ipv4.value) ?? false;
  if (!isReference && !parsePrefix(ipv4.value, ipv4.where, problems, 4)) return false;
  problems.push(ipv4LeftOut(ipv4.where, ipv4.value));
  return true;
}

/** The ports of tcp and udp, all of them when none is written; those of other protocols are dropped, 0 silently. */
function portsOf(rule: Rule, protocol: number | undefined, where: string, problems: Problem[]) {
  const fromPort = numeric(fieldOf(rule, "from_port", where));
  const toPort = numeric(fieldOf(rule, "to_port", where));
  const given = [fromPort, toPort].filter(isGiven);
  if (protocol === undefined) return { fromPort, toPort };
  if (hasPorts(protocol)) {
    if (given.length === 0) problems.push(portsPutIn(where, protocolName(protocol)));
    return { fromPort, toPort };
  }
  const meant = given.find(({ value }) => value !== 0);
  if (meant) problems.push(portsLeftOut(meant.where, meant.value, protocolName(protocol)));
  return { fromPort: without(fromPort), toPort: without(toPort) };
}

/** The type and code of icmpv6, all of them when none is written; those of other protocols are dropped. */
function typesOf(rule: Rule, protocol: number | undefined, where: string, problems: Problem[]) {
  const icmpType = fieldOf(rule, "icmp_type", where);
  const icmpCode = fieldOf(rule, "icmp_code", where);
  if (protocol === undefined || protocol === ICMP) return { icmpType, icmpCode };
  if (protocol === ICMPV6) {
    if (!isGiven(icmpCode)) problems.push(typePutIn(where, isGiven(icmpType) ? "code" : "type"));
    return { icmpType, icmpCode };
  }
  const given = [icmpType, icmpCode].find(isGiven);
  if (given) problems.push(typeLeftOut(given.where, given.value, protocolName(protocol)));
  return { icmpType: without(icmpType), icmpCode: without(icmpCode) };
}

/** A field that has two names; both at once are refused. */
function eitherOf(rule: Rule, name: string, other: string, where: string, problems: Problem[]): Field {
  const [first, second] = [fieldOf(rule, name, where), fieldOf(rule, other, where)];
  if (!isGiven(second)) return first;
  if (isGiven(first)) problems.push(saidTwice(second.where, name, other));
  return isGiven(first) ? first : second;
}

const fieldOf = (rule: Rule, key: string, where: string): Field => ({
  value: rule[key] ?? undefined,
  where: `${where}.${key}`,
});

/** The field's number when it was written as a string, as in a `map(string)`. */
const numeric = ({ value, where }: Field): Field => ({ value: wholeNumber(value) ?? value, where });

const without = (field: Field): Field => ({ ...field, value: undefined });
