/** What is said of a network ACL's rules: their numbers, peers, ports and types. */
import type { Problem } from "./problem.js";
import { isNot, quote } from "./words.js";

const RULES = "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html";
const ENTRY = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html";

type Direction = "ingress" | "egress";
const sideOf = (direction: Direction): string => (direction === "ingress" ? "source" : "destination");

export const notAList = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: isNot(value, "a list of rules"),
  fix: "Write [{ … }, { … }], one object a rule, or leave it out",
});

/** `rewrites` say what to write in place of which key, or that the rule says it already. */
export const mixedSpellings = (
  where: string,
  ours: readonly string[],
  terraform: readonly string[],
  rewrites: readonly { readonly key: string; readonly instead?: string }[],
): Problem => ({
  level: "error",
  where,
  what: `the rule mixes two spellings: ${ours.join(", ")} ${isOrAre(ours)} v6only's, and ${terraform.join(", ")} ${isOrAre(terraform)} Terraform's`,
  fix: `Keep to one: ${rewrites.map(({ key, instead }) => (instead ? `write ${instead} in place of ${key}` : `take ${key} away`)).join(", ")}`,
});

const isOrAre = (keys: readonly string[]): string => (keys.length === 1 ? "is" : "are");

export const badRuleNumber = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: isNot(value, "a rule number"),
  fix: "Write a whole number from 1 to 32766; AWS tries the lowest first",
  see: ENTRY,
});

export const badPort = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: isNot(value, "a port"),
  fix: "Write a whole number from 0 to 65535",
});

export const portsOutOfOrder = (where: string, from: number, to: number): Problem => ({
  level: "error",
  where,
  what: `${from} is after ${to}, the last port of the range`,
  fix: `Write the smaller first: ${to} to ${from}`,
});

export const portAndRange = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is one port, and fromPort and toPort say a range`,
  fix: "Keep port for one port, or fromPort and toPort for a range",
});

export const portsOfPortless = (where: string, value: unknown, protocol: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is a port, and an ACL knows ports of tcp and udp only, not of ${protocol}`,
  fix: protocol === "icmpv6" ? "Write icmpType and icmpCode instead" : 'Take it away, or write "tcp" or "udp"',
  see: ENTRY,
});

export const typeOfTypeless = (where: string, value: unknown, protocol: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is a type or code of ICMPv6, which ${protocol} packets do not have`,
  fix: 'Take it away, or write protocol: "icmpv6"',
});

export const ipv4Icmp = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is ICMP of IPv4, which no IPv6 packet carries`,
  fix: 'Write "icmpv6"',
  see: "https://www.iana.org/assignments/protocol-numbers",
});

export const noPeer = (where: string, direction: Direction): Problem => ({
  level: "error",
  where,
  what: `the rule names no ${sideOf(direction)}`,
  fix: 'Write an IPv6 prefix, such as "2001:db8::/32", or "::/0" for every address',
});

export const twoPeers = (where: string, direction: Direction): Problem => ({
  level: "error",
  where,
  what: `cidr and tier both name the rule's ${sideOf(direction)}`,
  fix: "Keep one of the two; two rules say two",
});

export const noNetworkOfTiers = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} names a tier, and these rules belong to no network that has tiers`,
  fix: "Write its prefix in cidr",
});

export const specialPrefix = (where: string, prefix: string, use: string): Problem => ({
  level: "warning",
  where,
  what: `${quote(prefix)} is ${use} space, which no packet that crosses an ACL comes from or goes to`,
  fix: "Write the prefix that the packets really carry",
  see: "https://www.iana.org/assignments/iana-ipv6-special-registry",
});

export const saidTwice = (where: string, first: string, second: string): Problem => ({
  level: "error",
  where,
  what: `${first} and ${second} are two names of one thing`,
  fix: "Keep one of the two",
});

export const bothFamilies = (where: string): Problem => ({
  level: "error",
  where,
  what: "cidr_block and ipv6_cidr_block are both there, and a rule is of one family",
  fix: "Take cidr_block away; it never matches in an IPv6-only subnet",
  see: ENTRY,
});

export const icmpv6OfIpv4 = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is an IPv4 prefix, and AWS lets every ICMP type through for icmpv6 from one`,
  fix: 'Write ipv6_cidr_block, such as "::/0", in its place',
  see: ENTRY,
});

export const ipv4LeftOut = (where: string, value: unknown): Problem => ({
  level: "note",
  where,
  what: `${quote(value)} never matches in an IPv6-only subnet; the rule is left out`,
  fix: "Take the rule away, or write its IPv6 twin with ipv6_cidr_block",
  see: RULES,
});

export const portsLeftOut = (where: string, value: unknown, protocol: string): Problem => ({
  level: "note",
  where,
  what: `${quote(value)} is a port and means nothing for ${protocol}; the ports are left out`,
  fix: "Take from_port and to_port away",
  see: ENTRY,
});

export const typeLeftOut = (where: string, value: unknown, protocol: string): Problem => ({
  level: "note",
  where,
  what: `${quote(value)} is a type or code of ICMP and means nothing for ${protocol}; it is left out`,
  fix: "Take icmp_type and icmp_code away",
});

export const portsPutIn = (where: string, protocol: string): Problem => ({
  level: "note",
  where,
  what: `the ${protocol} rule names no ports, which Terraform sends as port 0; every port is taken`,
  fix: "Write from_port = 0 and to_port = 65535, or the ports that are meant",
});

export const typePutIn = (where: string, missing: "type" | "code"): Problem => ({
  level: "note",
  where,
  what: `the icmpv6 rule names no ${missing}, which Terraform sends as 0; every ${missing} is taken`,
  fix:
    missing === "type"
      ? "Write icmp_type = -1 and icmp_code = -1, or those that are meant"
      : "Write icmp_code = -1, or the one that is meant",
});
