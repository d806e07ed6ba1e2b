/** A rule in our spelling, strictly: what would mean nothing is refused. */
import type { Problem } from "../errors/problem.js";
import {
  badRuleNumber,
  ipv4Icmp,
  noNetworkOfTiers,
  noPeer,
  portAndRange,
  portsOfPortless,
  specialPrefix,
  twoPeers,
  typeOfTypeless,
} from "../errors/rule.js";
import { knownKeys, oneOf } from "../errors/shape.js";
import { unknownTier } from "../errors/tier.js";
import { parseIcmpv6 } from "./icmpv6.js";
import type { Peer } from "./peer.js";
import { ALL_PORTS, type PortRange, parsePort, parsePorts } from "./ports.js";
import { parsePrefix } from "./prefix.js";
import { ICMP, ICMPV6, parseProtocol, protocolName, TCP, UDP } from "./protocol.js";
import type { Direction, EmittedRule, RuleOptions } from "./rule.js";
import { OUR_KEYS } from "./rule-spelling.js";
import { specialUse } from "./special-use.js";

/** A value that a user wrote, undefined when left out, and its path. */
export interface Field {
  readonly value: unknown;
  readonly where: string;
}

/** The fields of one rule, free of its spelling. */
export interface RuleFields {
  readonly ruleNumber: Field;
  readonly ruleAction: Field;
  readonly protocol: Field;
  /** What `protocol` stands for; undefined after a complaint. */
  readonly protocolNumber: number | undefined;
  /** Absent after a complaint. */
  readonly cidr?: Field;
  readonly tier?: Field;
  readonly port?: Field;
  readonly fromPort: Field;
  readonly toPort: Field;
  readonly icmpType: Field;
  readonly icmpCode: Field;
}

/** The rule as it is emitted. Never throws; undefined when a field is missing. */
export function emitOurs(
  rule: Record<string, unknown>,
  direction: Direction,
  where: string,
  problems: Problem[],
  options: RuleOptions,
): EmittedRule | undefined {
  knownKeys(rule, OUR_KEYS, where, problems);
  const field = (key: string): Field => ({ value: rule[key] ?? undefined, where: `${where}.${key}` });
  const protocol = field("protocol");
  const fields = {
    ruleNumber: field("ruleNumber"),
    ruleAction: { ...field("ruleAction"), value: rule.ruleAction ?? "allow" },
    protocol,
    protocolNumber: parseProtocol(protocol.value, protocol.where, problems),
    cidr: field("cidr"),
    tier: field("tier"),
    port: field("port"),
    fromPort: field("fromPort"),
    toPort: field("toPort"),
    icmpType: field("icmpType"),
    icmpCode: field("icmpCode"),
  };
  return emitFields(fields, direction, where, problems, options);
}

/** The rule that the fields make up. Never throws; undefined when one is missing or wrong. */
export function emitFields(
  fields: RuleFields,
  direction: Direction,
  where: string,
  problems: Problem[],
  options: RuleOptions,
): EmittedRule | undefined {
  const protocol = fields.protocolNumber;
  const ruleNumber = ruleNumberOf(fields.ruleNumber, problems);
  const ruleAction = oneOf(fields.ruleAction.value, ["allow", "deny"] as const, fields.ruleAction.where, problems);
  if (protocol === ICMP) problems.push(ipv4Icmp(fields.protocol.where, fields.protocol.value));
  const peer = peerOf(fields, direction, where, problems, options);
  const ports =
    protocol === undefined || hasPorts(protocol) ? portsOf(fields, problems) : noPorts(fields, protocol, problems);
  const icmp =
    protocol === undefined || protocol === ICMPV6 ? icmpOf(fields, problems) : noTypes(fields, protocol, problems);
  if (ruleNumber === undefined || !ruleAction || protocol === undefined || !peer) return undefined;
  return { ruleNumber, ruleAction, protocol, peer, ...(ports && { ports }), ...(icmp && { icmp }), where };
}

/** Whether the protocol has ports by which an ACL tells packets apart. */
export const hasPorts = (protocol: number): boolean => protocol === TCP || protocol === UDP;

function ruleNumberOf({ value, where }: Field, problems: Problem[]): number | undefined {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 32766) return value;
  problems.push(badRuleNumber(where, value));
  return undefined;
}

function peerOf(
  { cidr, tier }: RuleFields,
  direction: Direction,
  where: string,
  problems: Problem[],
  options: RuleOptions,
): Peer | undefined {
  if (!cidr) return undefined;
  if (tier?.value !== undefined) {
    if (cidr.value !== undefined) problems.push(twoPeers(where, direction));
    return tierOf(tier, problems, options.tiers ?? []);
  }
  if (cidr.value === undefined) {
    problems.push(noPeer(cidr.where, direction));
    return undefined;
  }
  if (typeof cidr.value === "string" && options.isReference?.(cidr.value)) {
    return { kind: "reference", expression: cidr.value };
  }
  const prefix = parsePrefix(cidr.value, cidr.where, problems, 6);
  if (!prefix) return undefined;
  const use = specialUse(prefix);
  // A peered VPC may have unique local addresses: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html
  if (use !== undefined && use !== "unique-local") problems.push(specialPrefix(cidr.where, prefix.text, use));
  return { kind: "prefix", prefix };
}

function tierOf({ value, where }: Field, problems: Problem[], known: readonly string[]): Peer | undefined {
  const tier = known.find((name) => name === value);
  if (tier !== undefined) return { kind: "tier", tier };
  problems.push(known.length > 0 ? unknownTier(where, value, known) : noNetworkOfTiers(where, value));
  return undefined;
}

function portsOf({ port, fromPort, toPort }: RuleFields, problems: Problem[]): PortRange | undefined {
  const range = isGiven(fromPort) || isGiven(toPort);
  if (port && isGiven(port)) {
    if (range) problems.push(portAndRange(port.where, port.value));
    const only = parsePort(port.value, port.where, problems);
    return only === undefined ? undefined : { fromPort: only, toPort: only };
  }
  if (!range) return ALL_PORTS;
  return parsePorts(fromPort.value, toPort.value, { from: fromPort.where, to: toPort.where }, problems);
}

function noPorts({ port, fromPort, toPort }: RuleFields, protocol: number, problems: Problem[]): undefined {
  const given = [port, fromPort, toPort].find((field) => field && isGiven(field));
  if (given) problems.push(portsOfPortless(given.where, given.value, protocolName(protocol)));
}

function icmpOf({ icmpType, icmpCode }: RuleFields, problems: Problem[]): EmittedRule["icmp"] {
  return parseIcmpv6(icmpType.value, icmpCode.value, { type: icmpType.where, code: icmpCode.where }, problems);
}

function noTypes({ icmpType, icmpCode }: RuleFields, protocol: number, problems: Problem[]): undefined {
  const given = [icmpType, icmpCode].find(isGiven);
  if (given && protocol !== ICMP) problems.push(typeOfTypeless(given.where, given.value, protocolName(protocol)));
}

export const isGiven = (field: Field): boolean => field.value !== undefined;
