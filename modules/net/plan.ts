/**
 * The address plan: which /64 of the VPC's prefix each tier has in each zone.
 *
 * A /64's number is its tier's number followed by its zone's letter (a = 0), so that it shows in the address: in a /56
 * `1b` is tier 1 in zone b. Neither a new tier nor a new zone ever moves a subnet that is there.
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
import { badTierNumber, badVpcLength, noRoomForZone, sameTierNumber } from "../errors/plan.js";
import type { Problem } from "../errors/problem.js";
import { type Prefix, subnetOf } from "./prefix.js";

/** The aligned block of a tier, in which all its /64s lie: `cidrsubnet(vpc, newbits, netnum)`. */
export interface PlannedTier {
  readonly name: string;
  readonly newbits: number;
  readonly netnum: number;
  /** Absent while the VPC's prefix is unknown. */
  readonly prefix?: Prefix;
}

/** The /64 of one tier in one zone: `cidrsubnet(vpc, newbits, netnum)`. */
export interface PlannedSubnet {
  readonly tier: string;
  /** The zone's letter. */
  readonly zone: string;
  readonly newbits: number;
  readonly netnum: number;
  /** The number in hex, as it stands in the address: `1b` in a /56. */
  readonly digits: string;
  /** Absent while the VPC's prefix is unknown. */
  readonly prefix?: Prefix;
}

export interface AddressPlan {
  /** In the order given. */
  readonly tiers: readonly PlannedTier[];
  /** Tier by tier in the order given, and in each the zones in the order given. */
  readonly subnets: readonly PlannedSubnet[];
}

/** How many of the bits between the VPC's prefix and /64 number the tier, and how many the zone. */
interface Split {
  readonly tier: number;
  readonly zone: number;
}

/** By the length of the VPC's prefix; AWS gives VPCs these five. */
const SPLITS: ReadonlyMap<number, Split> = new Map([
  [44, { tier: 16, zone: 4 }],
  [48, { tier: 12, zone: 4 }],
  [52, { tier: 8, zone: 4 }],
  [56, { tier: 4, zone: 4 }],
  [60, { tier: 2, zone: 2 }],
]);
/** What is judged by when the VPC's length is wrong, so that the other complaints are told too. */
const WIDEST: Split = { tier: 16, zone: 4 };

/**
 * Numbers every subnet of the network. Never throws; undefined after a complaint.
 * @param vpc its prefix's length, and the prefix itself when it is known before apply
 * @param tiers whose numbers may be anything the user wrote
 * @param zones the letters of the zones
 * @param where the paths the user typed
 */
export function planAddresses(
  vpc: { readonly length: number; readonly cidr?: Prefix },
  tiers: readonly { readonly name: string; readonly number: number }[],
  zones: readonly string[],
  where: { prefix: string; tier: (name: string) => string; zone: (index: number) => string },
  problems: Problem[],
): AddressPlan | undefined {
  const split = SPLITS.get(vpc.length);
  const bits = split ?? WIDEST;
  const found = [
    ...(split ? [] : [badVpcLength(where.prefix, vpc.length, [...SPLITS.keys()])]),
    ...tierProblems(tiers, 2 ** bits.tier - 1, where.tier),
    ...zoneProblems(zones, letterOf(2 ** bits.zone - 1), where.zone),
  ];
  problems.push(...found);
  if (found.length > 0) return undefined;
  const block = (newbits: number, netnum: number) => ({
    newbits,
    netnum,
    prefix: vpc.cidr && subnetOf(vpc.cidr, newbits, netnum),
  });
  const subnet = (number: number, zone: string) => {
    const netnum = number * 2 ** bits.zone + numberOf(zone);
    const newbits = bits.tier + bits.zone;
    return { ...block(newbits, netnum), digits: netnum.toString(16).padStart(newbits / 4, "0") };
  };
  return {
    tiers: tiers.map(({ name, number }) => ({ name, ...block(bits.tier, number) })),
    subnets: tiers.flatMap(({ name, number }) => zones.map((zone) => ({ tier: name, zone, ...subnet(number, zone) }))),
  };
}

function tierProblems(
  tiers: readonly { readonly name: string; readonly number: number }[],
  most: number,
  where: (name: string) => string,
): Problem[] {
  const owners = new Map<number, string>();
  return tiers.flatMap(({ name, number }) => {
    if (!Number.isInteger(number) || number < 0 || number > most) return badTierNumber(where(name), number, most);
    const owner = owners.get(number);
    if (owner !== undefined) return sameTierNumber(where(name), number, owner, name, most);
    owners.set(number, name);
    return [];
  });
}

function zoneProblems(zones: readonly string[], last: string, where: (index: number) => string): Problem[] {
  return zones.flatMap((zone, index) =>
    /^[a-z]$/.test(zone) && zone <= last ? [] : noRoomForZone(where(index), zone, last),
  );
}

const letterOf = (number: number): string => String.fromCharCode("a".charCodeAt(0) + number);
const numberOf = (letter: string): number => letter.charCodeAt(0) - "a".charCodeAt(0);
