/** What the user wrote about a machine, checked and completed: what a host and a bastion have in common. */
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { bastionNotPublic } from "../errors/bastion.js";
import {
  badHopLimit,
  badHostId,
  badVolumeSize,
  networkOfAnotherStack,
  portEightyClosed,
  tooManyTogether,
  twoArchitectures,
} from "../errors/host.js";
import { notANetwork } from "../errors/network.js";
import type { Problem } from "../errors/problem.js";
import { isObject, knownKeys, oneOf } from "../errors/shape.js";
import { unknownTier, unknownZone } from "../errors/tier.js";
import { type MachineImage, type OwnImage, parseMachineImage } from "../facts/images.js";
import { ARCHITECTURES, checkInstanceType, type InstanceType } from "../facts/instance-types.js";
import { isToken, literal } from "../network/literal.js";
import { Network } from "../network/network.js";
import { MOST_TAGS, parseTags, type Tags } from "../network/tags.js";
import type { Subnet, Tier } from "../network/tier.js";
import { checkKeys, keyOut, packetsOut } from "./group-packets.js";
import { type LoginKey, loginKeyOf } from "./login-key.js";
import { type Choice, HOP_LIMIT, INSTANCE_TYPE, MACHINE_IMAGE, VOLUME_SIZE_GIB } from "./machine-limits.js";
import { userDataOf } from "./user-data.js";

/** Text in it is escaped for Terraform. */
export interface MachineDesign extends LoginKey {
  readonly network: Network;
  readonly tier: Tier;
  readonly subnet: Subnet;
  readonly instanceType: InstanceType;
  readonly machineImage: MachineImage | OwnImage;
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
export interface MachineKind {
  /** The tier when the user names none. */
  readonly tier: string;
  /** Whether its tier must be public. */
  readonly isPublic: boolean;
  /** The props beside those of every machine. */
  readonly keys: readonly string[];
  /** Whether it is of no use when nobody can log in. */
  readonly needsKey: boolean;
}

/** What is wrong with an id that no construct can have; to be asked before one gets it. Never throws. */
export function checkId(id: unknown): Problem[] {
  // constructs looks names up in an object, where it finds one such as "constructor" taken.
  const isId = typeof id === "string" && id !== "" && !(id in Object.prototype);
  return isId ? [] : [badHostId(id)];
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
  const place = placeOf(props, kind, problems);
  const machineImage = parseMachineImage(props.machineImage ?? MACHINE_IMAGE, "machineImage", problems, isToken);
  const instanceType = instanceTypeOf(props, machineImage, problems);
  const key = loginKeyOf(props, kind.needsKey, problems);
  const volumeSizeGib = whole(props.volumeSizeGib, VOLUME_SIZE_GIB);
  if (volumeSizeGib === undefined) problems.push(badVolumeSize("volumeSizeGib", props.volumeSizeGib, VOLUME_SIZE_GIB));
  const hopLimit = whole(props.httpPutResponseHopLimit, HOP_LIMIT);
  if (hopLimit === undefined)
    problems.push(badHopLimit("httpPutResponseHopLimit", props.httpPutResponseHopLimit, HOP_LIMIT));
  const monitoring = oneOf(props.detailedMonitoring ?? true, [true, false] as const, "detailedMonitoring", problems);
  const userData = userDataOf(props.userData, problems);
  if (place && isUbuntu(machineImage) && !opensHttp(place.tier)) problems.push(portEightyClosed("machineImage"));
  const tags = tagsOf(props, problems);
  if (problems.some((problem) => problem.level === "error")) return undefined;
  if (!place || !instanceType || !machineImage || !volumeSizeGib || !hopLimit || monitoring === undefined) return;
  return {
    ...place,
    ...key,
    instanceType,
    machineImage:
      typeof machineImage === "object" ? { ...machineImage, amiId: literal(machineImage.amiId) } : machineImage,
    volumeSizeGib,
    detailedMonitoring: monitoring,
    httpPutResponseHopLimit: hopLimit,
    userData,
    tags,
  };
}

function placeOf(props: Record<string, unknown>, kind: MachineKind, problems: Problem[]) {
  const { network } = props;
  if (!(network instanceof Network)) {
    problems.push(notANetwork("network", describeKind(network)));
    return undefined;
  }
  const name = props.tier ?? kind.tier;
  const tier = network.tiers.get(name as string);
  if (!tier) problems.push(unknownTier("tier", name, [...network.tiers.keys()]));
  else if (kind.isPublic && tier.design.subnetType !== "public") {
    problems.push(bastionNotPublic("tier", tier.design.name));
  }
  if (tier) checkKeys(packetsOut(tier.design), keyOut, problems);
  const zones = network.zones.map((zone) => zone.name);
  const index = props.availabilityZone === undefined ? 0 : zones.indexOf(props.availabilityZone as string);
  if (index < 0) problems.push(unknownZone("availabilityZone", props.availabilityZone, zones));
  const subnet = tier?.subnets[index];
  return tier && subnet && { network, tier, subnet };
}

/** Complains of a machine whose network is in another stack. Never throws. */
export function checkStack(machine: Construct, props: unknown, problems: Problem[]): void {
  const { network } = (props ?? {}) as { network?: unknown };
  if (!(network instanceof Network)) return;
  const stack = TerraformStack.of(network);
  if (stack !== TerraformStack.of(machine)) problems.push(networkOfAnotherStack("network", stack.node.id));
}

/** A construct quoted as JSON would be the whole tree. */
export const describeKind = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? "object" : value;

function instanceTypeOf(
  props: Record<string, unknown>,
  image: MachineImage | OwnImage | undefined,
  problems: Problem[],
): InstanceType | undefined {
  const said =
    props.architecture === undefined ? undefined : oneOf(props.architecture, ARCHITECTURES, "architecture", problems);
  if (said !== undefined && typeof image === "object" && image.architecture !== said) {
    problems.push(twoArchitectures("architecture", said, image.architecture));
  }
  const wanted = typeof image === "object" ? image.architecture : said;
  return checkInstanceType(props.instanceType ?? INSTANCE_TYPE, "instanceType", problems, wanted);
}

const isUbuntu = (image: unknown): boolean => typeof image === "string" && image.startsWith("ubuntu");

/** Whether the tier's hosts may fetch by http; where nothing is said they may open every port. */
function opensHttp({ design: { outbound, ownRules } }: Tier): boolean {
  const isOwn = ownRules.egress.some(({ ports }) => ports && ports.fromPort <= 80 && 80 <= ports.toPort);
  return isOwn || (outbound?.some(({ protocol, port }) => protocol === "tcp" && port === 80) ?? true);
}

function tagsOf({ network, tags }: Record<string, unknown>, problems: Problem[]): Tags {
  const own = parseTags(tags, "tags", problems);
  const ofNetwork = network instanceof Network ? network.tags : {};
  const isOwn = new Set(Object.keys(own).map((key) => key.toLowerCase()));
  // IAM tells no case apart, so that a key of the machine's takes the place of the network's in any case.
  const others = Object.entries(ofNetwork).filter(([key]) => !isOwn.has(key.toLowerCase()));
  const all = { ...Object.fromEntries(others), ...own };
  const count = Object.keys(all).length;
  if (count > MOST_TAGS && Object.keys(own).length <= MOST_TAGS) {
    problems.push(tooManyTogether("tags", count, MOST_TAGS));
  }
  return all;
}

function whole(input: unknown, { otherwise, least, most }: Choice): number | undefined {
  const value = input ?? otherwise;
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined;
}
