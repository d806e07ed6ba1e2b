/**
 * AWS regions with their partitions, and the names of Availability Zones.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
import { localZone, notAZone, noZoneLetter, regionRefusedByProvider, unknownRegion, zoneId } from "../errors/facts.js";
import type { Problem } from "../errors/problem.js";
import { cite, type Source } from "./source.js";

/** The group of regions that share accounts and ARNs: the second word of every ARN. */
export type Partition =
  | "aws"
  | "aws-cn"
  | "aws-us-gov"
  | "aws-eusc"
  | "aws-iso"
  | "aws-iso-b"
  | "aws-iso-e"
  | "aws-iso-f";

/** An Availability Zone, such as `eu-west-1a`. */
export interface Zone {
  readonly name: string;
  readonly region: string;
  /** The last letter of the name, `a` to `z`. */
  readonly letter: string;
}

/** The partitions and regions of botocore 1.43.11, released 2026-05-20. */
const SOURCE: Source = {
  url: "https://github.com/boto/botocore/blob/1.43.11/botocore/data/partitions.json",
  checked: "2026-11-24",
};

const REGIONS_BY_PARTITION: readonly (readonly [Partition, string])[] = [
  ["aws", "af-south-1"],
  ["aws", "ap-east-1 ap-east-2"],
  ["aws", "ap-northeast-1 ap-northeast-2 ap-northeast-3"],
  ["aws", "ap-south-1 ap-south-2"],
  ["aws", "ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7"],
  ["aws", "ca-central-1 ca-west-1"],
  ["aws", "eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3"],
  ["aws", "il-central-1 me-central-1 me-south-1"],
  ["aws", "mx-central-1 sa-east-1"],
  ["aws", "us-east-1 us-east-2 us-west-1 us-west-2"],
  ["aws-cn", "cn-north-1 cn-northwest-1"],
  ["aws-us-gov", "us-gov-east-1 us-gov-west-1"],
  ["aws-eusc", "eusc-de-east-1"],
  ["aws-iso", "us-iso-east-1 us-iso-west-1"],
  ["aws-iso-b", "us-isob-east-1 us-isob-west-1"],
  ["aws-iso-e", "eu-isoe-west-1"],
  ["aws-iso-f", "us-isof-east-1 us-isof-south-1"],
];

const PARTITIONS: ReadonlyMap<string, Partition> = new Map(
  REGIONS_BY_PARTITION.flatMap(([partition, names]) => names.split(" ").map((name) => [name, partition] as const)),
);

/** Newer than the provider's own table; the only ones of all regions that 5.100.0 refused on 2026-11-27. */
const NOT_IN_PROVIDER: ReadonlySet<string> = new Set(["ap-southeast-6", "us-isob-west-1"]);

/** Every known region, by name. */
export const REGIONS: readonly string[] = [...PARTITIONS.keys()].sort();

/** The region's partition; undefined for a region that is not known. Never throws. */
export function partitionOf(region: string): Partition | undefined {
  return PARTITIONS.get(region);
}

/**
 * The region as AWS writes it, such as `eu-west-1`. Warns of one that the AWS provider refuses. Never throws; undefined
 * after an error.
 */
export function parseRegion(input: unknown, where: string, problems: Problem[]): string | undefined {
  if (typeof input === "string" && PARTITIONS.has(input)) {
    if (NOT_IN_PROVIDER.has(input)) problems.push(regionRefusedByProvider(where, input));
    return input;
  }
  problems.push(unknownRegion(where, input, REGIONS, cite(SOURCE)));
  return undefined;
}

/**
 * The zone that a name such as `eu-west-1a` stands for. Zone IDs, Local Zones and Wavelength Zones are refused. Never
 * throws; undefined after a complaint.
 */
export function parseZone(input: unknown, where: string, problems: Problem[]): Zone | undefined {
  const zone = zoneOf(input);
  if (!zone) problems.push(complaint(input, where));
  return zone;
}

function zoneOf(input: unknown): Zone | undefined {
  const [name, region, letter] = typeof input === "string" ? (/^([a-z-]{1,30}-\d)([a-z])$/.exec(input) ?? []) : [];
  if (name === undefined || region === undefined || letter === undefined || !PARTITIONS.has(region)) return undefined;
  return { name, region, letter };
}

/** Why the input is no zone. */
function complaint(input: unknown, where: string): Problem {
  if (typeof input === "string") {
    if (PARTITIONS.has(input)) return noZoneLetter(where, input);
    if (/^[a-z]{3,8}\d(-[a-z0-9]+)?-az\d$/.test(input)) return zoneId(where, input);
    if (/^[a-z-]{1,30}-\d(-wl\d)?-[a-z]{3}(-wlz)?-\d[a-z]?$/.test(input)) return localZone(where, input);
  }
  return notAZone(where, input, zonesNear(input), cite(SOURCE));
}

/** Every region's zone of the letter that the input ends in: another letter is another zone, never a typo. */
function zonesNear(input: unknown): string[] {
  const letter = typeof input === "string" ? /[a-z]$/i.exec(input.trim())?.[0].toLowerCase() : undefined;
  return letter === undefined ? [] : REGIONS.map((region) => `${region}${letter}`);
}
