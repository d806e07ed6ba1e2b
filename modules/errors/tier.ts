/** What is said of a network's tiers. */
import type { Problem } from "./problem.js";
import { didYouMean, quote } from "./words.js";

export const noTiers = (where: string): Problem => ({
  level: "error",
  where,
  what: "a network without a tier has no subnet",
  fix: "Name one tier at least, such as { private: {} }, or leave tiers out for a public and a private one",
});

export const badTierName = (name: string): Problem => ({
  level: "error",
  where: "tiers",
  what: `${quote(name)} cannot name a tier: it is part of Terraform addresses and Name tags`,
  fix: 'Write at most 24 lower-case letters, digits and single hyphens, a letter first, such as "app"',
});

export const noTierNumber = (where: string, name: string): Problem => ({
  level: "error",
  where,
  what: `the tier ${quote(name)} has no number for its place in the address plan`,
  fix: "Write one that no other tier has, such as 2, and never change it; public is 0 and private is 1",
});

export const publicTierNotPublic = (where: string, subnetType: string): Problem => ({
  level: "error",
  where,
  what: `${quote(subnetType)} contradicts the tier's name`,
  fix: 'Write "public", or name the tier otherwise',
});

export const badReturnPorts = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a range of ports`,
  fix: "Write { fromPort: 32768, toPort: 60999 }, whole numbers from 1 to 65535, the smaller first",
});

export const badOutbound = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a service to open`,
  fix: 'Write { protocol: "tcp", port: 443 }: "tcp" or "udp", and a port from 1 to 65535',
});

export const notServices = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a list of services`,
  fix: 'Write [{ protocol: "tcp", port: 443 }], one object a service, or leave it out for every port',
});

export const serviceTwice = (where: string, protocol: string, port: number): Problem => ({
  level: "error",
  where,
  what: `${protocol} port ${port} is listed twice`,
  fix: "Give each service once",
});

export const outboundOfIsolated = (where: string): Problem => ({
  level: "error",
  where,
  what: "an isolated tier opens nothing on the internet",
  fix: 'Take it away, or write subnetType: "private-with-egress"',
});

export const worldOfIsolated = (where: string, peer: string): Problem => ({
  level: "warning",
  where,
  what: `${quote(peer)} is the internet, and no route leads there from an isolated tier, nor back`,
  fix: "Name the tier or the prefix that is meant",
  see: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
});

export const unknownTier = (where: string, value: unknown, known: readonly string[]): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a tier of the network`,
  fix: `${didYouMean(value, known)}Known: ${known.join(", ")}`,
});

export const unknownZone = (where: string, value: unknown, known: readonly string[]): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a zone of the network`,
  fix: `Write one of ${known.join(", ")}`,
});

/** `packets` are SSH itself, or the replies to it. */
export const sshStopped = (where: string, packets: "SSH" | "replies to SSH", peer: string, rule: string): Problem => ({
  level: "error",
  where,
  what: `the rules stop ${packets} ${wayOf(where)} ${peer}, so that nobody can log in that way`,
  fix: `Allow ${rule}, with a number below that of any rule that denies it`,
});

/** `ports` are those to which no reply passes. */
export const sshRepliesStopped = (where: string, peer: string, ports: readonly string[], rule: string): Problem => ({
  level: "warning",
  where,
  what: `the rules stop replies to SSH ${wayOf(where)} ${peer} on ports ${ports.join(", ")}: a client that connects from one of them hangs`,
  fix: `Allow ${rule}, with a number below that of any rule that denies it`,
});

const wayOf = (where: string): string => (where.endsWith("ingress") ? "from" : "to");
