/** What is said of a network, its zones and its prefixes. */
import type { Problem } from "./problem.js";
import { quote } from "./words.js";

const SIZES = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";

export const badStackName = (value: unknown): Problem => ({
  level: "error",
  where: "name",
  what: `${quote(value)} cannot name a stack: it becomes a folder and a state file`,
  fix: 'Write a letter, then at most 31 letters, digits and hyphens, such as "production"',
});

export const badTerraformVersion = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a version constraint`,
  fix: 'Write an operator and a version, such as ">= 1.10.0"',
  see: "https://developer.hashicorp.com/terraform/language/expressions/version-constraints",
});

export const badName = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} cannot name a network: Name tags, a log group and roles begin with it`,
  fix: 'Write a letter, then at most 31 letters, digits and hyphens, such as "production"',
});

export const noZones = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} lists no Availability Zone`,
  fix: 'Write one zone or more, such as ["eu-west-1a", "eu-west-1b"]',
});

export const zoneTwice = (where: string, zone: string): Problem => ({
  level: "error",
  where,
  what: `${quote(zone)} is listed twice`,
  fix: "Give each zone once; its letter numbers the subnet",
});

export const zonesOfTwoRegions = (where: string, zone: string, region: string, other: string): Problem => ({
  level: "error",
  where,
  what: `${quote(zone)} is in ${region}, and the zones before it in ${other}`,
  fix: "List the zones of one region; a VPC lies in one",
});

export const zonesOfAnotherRegion = (where: string, region: string, stackRegion: string): Problem => ({
  level: "error",
  where,
  what: `the zones are in ${region}, and the stack's provider in ${stackRegion}`,
  fix: `List zones of ${stackRegion}, or give the stack the region ${quote(region)}`,
});

export const badPoolId = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not the id of an IPAM pool`,
  fix: 'Write "ipam-pool-" and its hex digits, such as "ipam-pool-0123456789abcdef0"',
  see: "https://docs.aws.amazon.com/vpc/latest/ipam/how-it-works-ipam.html",
});

export const lengthAndBlock = (where: string): Problem => ({
  level: "error",
  where,
  what: "netmaskLength and cidrBlock both say which prefix to take",
  fix: "Keep netmaskLength for the pool's next free prefix, or cidrBlock for one of your choice",
});

export const unroutedBlock = (where: string, value: string, use: string): Problem => ({
  level: "warning",
  where,
  what: `${quote(value)} is ${use} space, which no pool of AWS's or of yours can hold`,
  fix: "Write a prefix of the pool's",
  see: "https://www.iana.org/assignments/iana-ipv6-special-registry",
});

export const badIpv4Block = (where: string, value: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not from /16 to /28`,
  fix: 'Write a block of such a length, such as "10.0.0.0/16"; no subnet uses it, AWS demands one of every VPC',
  see: SIZES,
});

export const badQuota = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a quota that AWS grants`,
  fix: "Write a whole number from 1 to 40: 20 is what every account has, 40 the most (quota L-2AEEBF1A)",
  see: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-nacls",
});

export const secondNetwork = (where: string, first: string): Problem => ({
  level: "error",
  where,
  what: `the stack has a network, ${first}, and the two would share Terraform addresses`,
  fix: "Build the second one in a stack of its own",
});

export const sameLogGroup = (where: string, logGroup: string, first: string): Problem => ({
  level: "warning",
  where,
  what: `its flow logs go to ${quote(logGroup)}, as those of ${first} do, and an account has one group of a name in a region`,
  fix: "Name one of the two otherwise, unless they are applied in two accounts",
  see: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
});

export const noWayIn = (where: string): Problem => ({
  level: "error",
  where,
  what: "nobody can log in to this network: it has no bastion",
  fix: 'Add new Bastion(stack, "bastion", { network, … }), or write access: "none" when nobody is meant to log in',
});

export const wayInDenied = (where: string): Problem => ({
  level: "error",
  where,
  what: 'the network says access: "none", and a bastion is built on it',
  fix: 'Write access: "bastion", or take the bastion away',
});

export const notANetwork = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a Network`,
  fix: "Hand over the Network construct that it stands in, of the same stack",
});

export const sameAddress = (address: string, first: string, second: string): Problem => ({
  level: "error",
  where: second,
  what: `has the Terraform address ${quote(address)}, as ${first} has`,
  fix: "Give one of the two another id",
});
