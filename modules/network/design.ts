/**
 * What the user wrote, checked and completed: every default filled in, every subnet numbered, nothing emitted yet.
 * Pure but for one question to cdktf: whether a value is a reference that only Terraform knows.
 */
import {
  badIpv4Block,
  badName,
  badPoolId,
  badQuota,
  lengthAndBlock,
  noZones,
  unroutedBlock,
  zonesOfAnotherRegion,
  zonesOfTwoRegions,
  zoneTwice,
} from "../errors/network.js";
import type { Problem } from "../errors/problem.js";
import { isObject, knownKeys, oneOf } from "../errors/shape.js";
import { noTiers } from "../errors/tier.js";
import { parseZone, type Zone } from "../facts/regions.js";
import { type AddressPlan, planAddresses } from "../net/plan.js";
import { type Prefix, parsePrefix } from "../net/prefix.js";
import { specialUse } from "../net/special-use.js";
import { designFlowLogs, type FlowLogsDesign } from "./flow-logs-design.js";
import { isToken, literal } from "./literal.js";
import { parseTags, type Tags } from "./tags.js";
import { designTier, type TierDesign } from "./tier-design.js";

export interface NetworkDesign {
  readonly name: string;
  readonly region: string;
  readonly zones: readonly Zone[];
  readonly tiers: readonly TierDesign[];
  readonly plan: AddressPlan;
  readonly ipv6: Ipv6Design;
  readonly ipv4CidrBlock: string;
  readonly access: "bastion" | "none";
  readonly flowLogs: FlowLogsDesign | false;
  readonly aclRuleQuota: number;
  readonly tags: Tags;
}

export interface Ipv6Design {
  /** Absent when Amazon provides the prefix. */
  readonly ipamPoolId?: string;
  /** The VPC prefix's length. */
  readonly length: number;
  /** The VPC prefix, when it is known before apply. */
  readonly prefix?: Prefix;
}

const KEYS = [
  "availabilityZones",
  "name",
  "tiers",
  "ipv6",
  "ipv4CidrBlock",
  "access",
  "flowLogs",
  "aclRuleQuota",
  "tags",
] as const;
const DEFAULT_TIERS = { public: {}, private: {} };

/** The stack that the network stands in. */
export interface StackContext {
  readonly name: string;
  /** @default - nobody knows, and the zones are not compared with it */
  readonly region?: string;
  /** What Terraform will read there for a reference. */
  readonly resolve: (reference: string) => string;
}

/** Checks and completes the props. Never throws; undefined when a problem is an error. */
export function designNetwork(props: unknown, stack: StackContext, problems: Problem[]): NetworkDesign | undefined {
  if (!isObject(props, "props", problems)) return undefined;
  knownKeys(props, KEYS, "", problems);
  const name = nameOf(props.name ?? stack.name, problems);
  const zones = zonesOf(props.availabilityZones, problems);
  const ipv6 = ipv6Of(props.ipv6, problems);
  const tiers = tiersOf(props.tiers ?? DEFAULT_TIERS, stack.resolve, problems);
  const ipv4CidrBlock = ipv4Of(props.ipv4CidrBlock ?? "10.0.0.0/16", problems);
  const access = oneOf(props.access ?? "bastion", ["bastion", "none"] as const, "access", problems);
  const flowLogs = designFlowLogs(props.flowLogs, problems);
  const aclRuleQuota = quotaOf(props.aclRuleQuota ?? 20, problems);
  const tags = parseTags(props.tags, "tags", problems);
  const pathOf = (zone: Zone) => `availabilityZones[${(props.availabilityZones as unknown[]).indexOf(zone.name)}]`;
  const plan = planOf(ipv6, tiers, zones, pathOf, problems);
  const region = zones[0]?.region;
  if (region && stack.region && region !== stack.region) {
    problems.push(zonesOfAnotherRegion("availabilityZones", region, stack.region));
  }
  if (problems.some((problem) => problem.level === "error")) return undefined;
  if (!name || !ipv6 || !ipv4CidrBlock || !access || !plan || !region) return undefined;
  return { name, region, zones, tiers, plan, ipv6, ipv4CidrBlock, access, flowLogs, aclRuleQuota, tags };
}

function nameOf(input: unknown, problems: Problem[]): string | undefined {
  if (typeof input === "string" && /^[A-Za-z][A-Za-z0-9-]{0,31}$/.test(input)) return input;
  problems.push(badName("name", input));
  return undefined;
}

function zonesOf(input: unknown, problems: Problem[]): Zone[] {
  if (!Array.isArray(input) || input.length === 0) {
    problems.push(noZones("availabilityZones", input));
    return [];
  }
  const zones: Zone[] = [];
  for (const [index, value] of input.entries()) {
    const where = `availabilityZones[${index}]`;
    const zone = parseZone(value, where, problems);
    if (!zone) continue;
    if (zones.some((other) => other.name === zone.name)) problems.push(zoneTwice(where, zone.name));
    else if (zones[0] && zones[0].region !== zone.region) {
      problems.push(zonesOfTwoRegions(where, zone.name, zone.region, zones[0].region));
    } else zones.push(zone);
  }
  return zones;
}

function ipv6Of(input: unknown, problems: Problem[]): Ipv6Design | undefined {
  if (input === undefined) return { length: 56 };
  if (!isObject(input, "ipv6", problems)) return undefined;
  knownKeys(input, ["ipamPoolId", "netmaskLength", "cidrBlock"], "ipv6", problems);
  const { netmaskLength, cidrBlock } = input;
  const pool = poolOf(input.ipamPoolId, problems);
  if (cidrBlock !== undefined) {
    if (netmaskLength !== undefined) problems.push(lengthAndBlock("ipv6"));
    const prefix = parsePrefix(cidrBlock, "ipv6.cidrBlock", problems, 6);
    const use = prefix && specialUse(prefix);
    if (prefix && use && use !== "unique-local") problems.push(unroutedBlock("ipv6.cidrBlock", prefix.text, use));
    return prefix && { ...pool, length: prefix.length, prefix };
  }
  const length = oneOf(netmaskLength ?? 56, [44, 48, 52, 56, 60] as const, "ipv6.netmaskLength", problems);
  return length && { ...pool, length };
}

function poolOf(input: unknown, problems: Problem[]): Pick<Ipv6Design, "ipamPoolId"> {
  if (typeof input === "string" && (isToken(input) || /^ipam-pool-[0-9a-f]{8,32}$/.test(input))) {
    return { ipamPoolId: literal(input) };
  }
  problems.push(badPoolId("ipv6.ipamPoolId", input));
  return {};
}

function ipv4Of(input: unknown, problems: Problem[]): string | undefined {
  const prefix = parsePrefix(input, "ipv4CidrBlock", problems, 4);
  if (prefix && (prefix.length < 16 || prefix.length > 28)) {
    problems.push(badIpv4Block("ipv4CidrBlock", prefix.text));
    return undefined;
  }
  return prefix?.text;
}

function quotaOf(input: unknown, problems: Problem[]): number {
  if (typeof input === "number" && Number.isInteger(input) && input >= 1 && input <= 40) return input;
  problems.push(badQuota("aclRuleQuota", input));
  return 20;
}

function tiersOf(input: unknown, resolve: StackContext["resolve"], problems: Problem[]): TierDesign[] {
  if (!isObject(input, "tiers", problems)) return [];
  const tiers = Object.keys(input);
  if (tiers.length === 0) problems.push(noTiers("tiers"));
  return tiers.flatMap((name) => designTier(name, input[name], { tiers, resolve }, problems) ?? []);
}

function planOf(
  ipv6: Ipv6Design | undefined,
  tiers: readonly TierDesign[],
  zones: readonly Zone[],
  pathOf: (zone: Zone) => string,
  problems: Problem[],
): AddressPlan | undefined {
  // The shortest prefix has room for whatever some prefix has room for.
  const { length, prefix }: Ipv6Design = ipv6 ?? { length: 44 };
  const where = {
    prefix: prefix ? "ipv6.cidrBlock" : "ipv6.netmaskLength",
    tier: (name: string) => `tiers.${name}.number`,
    zone: (index: number) => pathOf(zones[index] as Zone),
  };
  const letters = zones.map((zone) => zone.letter);
  return planAddresses({ length, cidr: prefix }, tiers, letters, where, problems);
}
