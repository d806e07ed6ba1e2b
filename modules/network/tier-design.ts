/** What the user wrote about one tier, checked and completed. */
import type { Problem } from "../errors/problem.js";
import { isObject, knownKeys, oneOf } from "../errors/shape.js";
import {
  badOutbound,
  badReturnPorts,
  badTierName,
  noTierNumber,
  notServices,
  outboundOfIsolated,
  publicTierNotPublic,
  serviceTwice,
} from "../errors/tier.js";
import { lintTierRoutes } from "../net/lint-routes.js";
import { LINUX_EPHEMERAL, type PortRange } from "../net/ports.js";
import { type OutboundService, SUBNET_TYPES, type SubnetType } from "../net/presets.js";
import { type AclRules, type Direction, type EmittedRule, emitRules } from "../net/rule.js";
import { isToken } from "./literal.js";

export interface TierDesign {
  readonly name: string;
  /** Its place in the address plan, unchecked: the plan knows how many there are. */
  readonly number: number;
  readonly subnetType: SubnetType;
  /** The user's own rules as they are emitted. */
  readonly ownRules: AclRules;
  readonly preset: boolean;
  readonly returnPorts: PortRange;
  readonly outbound?: readonly OutboundService[];
}

const KEYS = ["subnetType", "number", "ingress", "egress", "preset", "returnPorts", "outbound"] as const;

/** The numbers of the tiers that everyone has; they are part of every address and never change. */
const NUMBERS = new Map([
  ["public", 0],
  ["private", 1],
]);

/** What a tier's rules may speak of. */
export interface TierNeighbours {
  /** The names of the network's tiers. */
  readonly tiers: readonly string[];
  /** What Terraform will read for a reference. */
  readonly resolve: (reference: string) => string;
}

/**
 * Checks and completes one tier. Never throws; what is refused leaves its default behind, so that the address plan can
 * be judged too, and a tier without a number or a name is undefined.
 */
export function designTier(
  name: string,
  props: unknown,
  neighbours: TierNeighbours,
  problems: Problem[],
): TierDesign | undefined {
  const where = `tiers.${name}`;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 24) {
    problems.push(badTierName(name));
    return undefined;
  }
  if (!isObject(props, where, problems)) return undefined;
  knownKeys(props, KEYS, where, problems);
  const subnetType = subnetTypeOf(name, props.subnetType, `${where}.subnetType`, problems);
  const number = props.number ?? NUMBERS.get(name);
  if (number === undefined) problems.push(noTierNumber(`${where}.number`, name));
  const preset = oneOf(props.preset ?? true, [true, false] as const, `${where}.preset`, problems) ?? true;
  const rulesOf = (direction: Direction) =>
    ownRules(props[direction] ?? [], direction, `${where}.${direction}`, neighbours, problems);
  const rules = { ingress: rulesOf("ingress"), egress: rulesOf("egress") };
  problems.push(...lintTierRoutes(rules, subnetType));
  const returnPorts = returnPortsOf(props.returnPorts, `${where}.returnPorts`, problems);
  const outbound = outboundOf(props.outbound, `${where}.outbound`, problems);
  if (outbound && subnetType === "private-isolated") problems.push(outboundOfIsolated(`${where}.outbound`));
  if (number === undefined) return undefined;
  return { name, number: number as number, subnetType, ownRules: rules, preset, returnPorts, outbound };
}

function subnetTypeOf(name: string, input: unknown, where: string, problems: Problem[]): SubnetType {
  const byDefault = name === "public" ? "public" : "private-with-egress";
  const subnetType = oneOf(input ?? byDefault, SUBNET_TYPES, where, problems) ?? byDefault;
  if (name === "public" && subnetType !== "public") problems.push(publicTierNotPublic(where, subnetType));
  return subnetType;
}

function ownRules(
  input: unknown,
  direction: Direction,
  where: string,
  { tiers, resolve }: TierNeighbours,
  problems: Problem[],
): EmittedRule[] {
  const rules = emitRules(input, direction, where, problems, { isReference: isToken, tiers });
  return rules.map((rule) =>
    rule.peer.kind === "reference"
      ? { ...rule, peer: { ...rule.peer, expression: resolve(rule.peer.expression) } }
      : rule,
  );
}

function returnPortsOf(input: unknown, where: string, problems: Problem[]): PortRange {
  if (input === undefined) return LINUX_EPHEMERAL;
  if (!isObject(input, where, problems)) return LINUX_EPHEMERAL;
  knownKeys(input, ["fromPort", "toPort"], where, problems);
  const { fromPort, toPort } = input;
  if (isPort(fromPort) && isPort(toPort) && fromPort <= toPort) return { fromPort, toPort };
  problems.push(badReturnPorts(where, input));
  return LINUX_EPHEMERAL;
}

function outboundOf(input: unknown, where: string, problems: Problem[]): readonly OutboundService[] | undefined {
  if (input === undefined) return undefined;
  if (!Array.isArray(input)) {
    problems.push(notServices(where, input));
    return undefined;
  }
  const services: OutboundService[] = [];
  for (const [index, entry] of input.entries()) {
    const at = `${where}[${index}]`;
    if (!isService(entry)) {
      problems.push(badOutbound(at, entry));
      continue;
    }
    knownKeys(entry, ["protocol", "port"], at, problems);
    const { protocol, port } = entry;
    if (services.some((other) => other.protocol === protocol && other.port === port)) {
      problems.push(serviceTwice(at, protocol, port));
    } else services.push({ protocol, port });
  }
  return services;
}

function isService(value: unknown): value is OutboundService {
  const { protocol, port } = (value ?? {}) as Record<string, unknown>;
  return (protocol === "tcp" || protocol === "udp") && isPort(port);
}

const isPort = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 65535;
