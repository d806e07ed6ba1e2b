/** What the user wrote about one tier, checked and completed. */
import type { Problem } from "../errors/problem.js";
import { isObject, knownKeys, oneOf } from "../errors/shape.js";
import {
  badOutbound,
  badReturnPorts,
  badTierName,
  noTierNumber,
  outboundOfIsolated,
  publicTierNotPublic,
  serviceTwice,
} from "../errors/tier.js";
import { LINUX_EPHEMERAL, type PortRange } from "../net/ports.js";
import type { OutboundService } from "../net/presets.js";
import { type AclRules, emitRules } from "../net/rule.js";
import { isToken } from "./literal.js";
import type { SubnetType } from "./network-props.js";

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
const TYPES = ["public", "private-with-egress", "private-isolated"] as const;

/** The numbers of the tiers that everyone has; they are part of every address and never change. */
const NUMBERS = new Map([
  ["public", 0],
  ["private", 1],
]);

/** Checks and completes one tier; `tiers` are the names that its rules may speak of. Never throws. */
export function designTier(
  name: string,
  props: unknown,
  tiers: readonly string[],
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
  const preset = oneOf(props.preset ?? true, [true, false] as const, `${where}.preset`, problems);
  const options = { isReference: isToken, tiers };
  const ownRules = {
    ingress: emitRules(props.ingress ?? [], "ingress", `${where}.ingress`, problems, options),
    egress: emitRules(props.egress ?? [], "egress", `${where}.egress`, problems, options),
  };
  const returnPorts = returnPortsOf(props.returnPorts, `${where}.returnPorts`, problems);
  const outbound = outboundOf(props.outbound, `${where}.outbound`, problems);
  if (outbound && subnetType === "private-isolated") problems.push(outboundOfIsolated(`${where}.outbound`));
  if (!subnetType || preset === undefined || number === undefined) return undefined;
  return { name, number: number as number, subnetType, ownRules, preset, returnPorts, outbound };
}

function subnetTypeOf(name: string, input: unknown, where: string, problems: Problem[]): SubnetType | undefined {
  const subnetType = oneOf(input ?? (name === "public" ? "public" : "private-with-egress"), TYPES, where, problems);
  if (name === "public" && subnetType && subnetType !== "public") problems.push(publicTierNotPublic(where, subnetType));
  return subnetType;
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
  const services: OutboundService[] = [];
  for (const [index, entry] of (Array.isArray(input) ? input : [input]).entries()) {
    const { protocol, port } = (entry ?? {}) as { protocol?: unknown; port?: unknown };
    if ((protocol !== "tcp" && protocol !== "udp") || !isPort(port)) {
      problems.push(badOutbound(`${where}[${index}]`, entry));
    } else if (services.some((other) => other.protocol === protocol && other.port === port)) {
      problems.push(serviceTwice(`${where}[${index}]`, protocol, port));
    } else services.push({ protocol, port });
  }
  return services;
}

const isPort = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 65535;
