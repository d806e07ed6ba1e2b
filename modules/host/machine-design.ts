/** What the user wrote about a machine, checked and completed: what a host and a bastion have in common. */
import {
  badHopLimit,
  badHostId,
  badKeyName,
  badUserData,
  badVolumeSize,
  noKey,
  secretInUserData,
  twoKeys,
} from "../errors/host.js";
import { notANetwork } from "../errors/network.js";
import type { Problem } from "../errors/problem.js";
import { isObject, knownKeys, oneOf } from "../errors/shape.js";
import { unknownTier, unknownZone } from "../errors/tier.js";
import { type MachineImage, type OwnImage, parseMachineImage } from "../facts/images.js";
import { ARCHITECTURES, checkInstanceType, type InstanceType } from "../facts/instance-types.js";
import { parsePublicKey } from "../net/public-key.js";
import { isToken, literal } from "../network/literal.js";
import { Network } from "../network/network.js";
import { parseTags, type Tags } from "../network/tags.js";
import type { Subnet, Tier } from "../network/tier.js";

export interface MachineDesign {
  readonly network: Network;
  readonly tier: Tier;
  readonly subnet: Subnet;
  readonly instanceType: InstanceType;
  readonly machineImage: MachineImage | OwnImage;
  /** Escaped for Terraform, like all text here. */
  readonly publicKey?: string;
  readonly keyName?: string;
  readonly volumeSizeGib: number;
  readonly detailedMonitoring: boolean;
  readonly httpPutResponseHopLimit: number;
  readonly userData?: string;
  /** The network's and the machine's own. */
  readonly tags: Tags;
}

const KEYS = [
  "network",
  "tier",
  "availabilityZone",
  "instanceType",
  "architecture",
  "machineImage",
  "publicKey",
  "keyName",
  "volumeSizeGib",
  "detailedMonitoring",
  "httpPutResponseHopLimit",
  "userData",
  "tags",
];
const MOST_USER_DATA_BYTES = 16_384;

export interface MachineKind {
  /** The tier when the user names none. */
  readonly tier: string;
  /** The props beside those of every machine. */
  readonly keys: readonly string[];
  /** Whether it is of no use when nobody can log in. */
  readonly needsKey: boolean;
}

/** Checks and completes the props of the machine with this id. Never throws; undefined after an error. */
export function designMachine(
  id: string,
  props: unknown,
  kind: MachineKind,
  problems: Problem[],
): MachineDesign | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 32) problems.push(badHostId(id));
  if (!isObject(props, "props", problems)) return undefined;
  knownKeys(props, [...KEYS, ...kind.keys], "", problems);
  const place = placeOf(props, kind.tier, problems);
  const machineImage = parseMachineImage(props.machineImage ?? "amazon-linux-2023", "machineImage", problems, isToken);
  const instanceType = instanceTypeOf(props, machineImage, problems);
  const key = keyOf(props, kind.needsKey, problems);
  const volumeSizeGib = whole(props.volumeSizeGib ?? 8, 8, 65_536);
  if (volumeSizeGib === undefined) problems.push(badVolumeSize("volumeSizeGib", props.volumeSizeGib));
  const hopLimit = whole(props.httpPutResponseHopLimit ?? 1, 1, 64);
  if (hopLimit === undefined) problems.push(badHopLimit("httpPutResponseHopLimit", props.httpPutResponseHopLimit));
  const monitoring = oneOf(props.detailedMonitoring ?? true, [true, false] as const, "detailedMonitoring", problems);
  const userData = userDataOf(props.userData, problems);
  const tags = parseTags(props.tags, "tags", problems);
  if (!place || !instanceType || !machineImage || !volumeSizeGib || !hopLimit || monitoring === undefined) return;
  return {
    ...place,
    ...key,
    instanceType,
    machineImage,
    volumeSizeGib,
    detailedMonitoring: monitoring,
    httpPutResponseHopLimit: hopLimit,
    userData,
    tags: { ...place.network.tags, ...tags },
  };
}

function placeOf(props: Record<string, unknown>, byDefault: string, problems: Problem[]) {
  const { network } = props;
  if (!(network instanceof Network)) {
    problems.push(notANetwork("network", describeKind(network)));
    return undefined;
  }
  const name = props.tier ?? byDefault;
  const tier = network.tiers.get(name as string);
  if (!tier) problems.push(unknownTier("tier", name, [...network.tiers.keys()]));
  const zones = network.zones.map((zone) => zone.name);
  const index = props.availabilityZone === undefined ? 0 : zones.indexOf(props.availabilityZone as string);
  if (index < 0) problems.push(unknownZone("availabilityZone", props.availabilityZone, zones));
  const subnet = tier?.subnets[index];
  return tier && subnet && { network, tier, subnet };
}

/** A construct quoted as JSON would be the whole tree. */
const describeKind = (value: unknown): unknown => (typeof value === "object" && value !== null ? "object" : value);

function instanceTypeOf(
  props: Record<string, unknown>,
  image: MachineImage | OwnImage | undefined,
  problems: Problem[],
): InstanceType | undefined {
  const said =
    props.architecture === undefined ? undefined : oneOf(props.architecture, ARCHITECTURES, "architecture", problems);
  const wanted = typeof image === "object" ? image.architecture : said;
  return checkInstanceType(props.instanceType ?? "t4g.micro", "instanceType", problems, wanted);
}

function keyOf(
  { publicKey, keyName }: Record<string, unknown>,
  needed: boolean,
  problems: Problem[],
): Pick<MachineDesign, "publicKey" | "keyName"> {
  if (publicKey === undefined && keyName === undefined) {
    if (needed) problems.push(noKey("publicKey"));
    return {};
  }
  if (publicKey !== undefined && keyName !== undefined) problems.push(twoKeys("keyName"));
  if (publicKey !== undefined) {
    if (isToken(publicKey)) return { publicKey: publicKey as string };
    const parsed = parsePublicKey(publicKey, "publicKey", problems);
    return parsed === undefined ? {} : { publicKey: literal(parsed) };
  }
  if (isToken(keyName)) return { keyName: keyName as string };
  if (typeof keyName === "string" && /^[!-~]([ -~]{0,253}[!-~])?$/.test(keyName)) return { keyName: literal(keyName) };
  problems.push(badKeyName("keyName", keyName));
  return {};
}

function userDataOf(input: unknown, problems: Problem[]): string | undefined {
  if (input === undefined) return undefined;
  if (isToken(input)) return input as string;
  if (typeof input !== "string" || input === "") {
    problems.push(badUserData("userData", input === "" ? "is empty" : "is not text"));
    return undefined;
  }
  const bytes = Buffer.byteLength(input);
  if (bytes > MOST_USER_DATA_BYTES) problems.push(badUserData("userData", `has ${bytes} bytes`));
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(input)) problems.push(secretInUserData("userData"));
  return literal(input);
}

function whole(value: unknown, least: number, most: number): number | undefined {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined;
}
