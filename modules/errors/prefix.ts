/** What is said of IP prefixes and of the last 64 bits of a host's address. */
import type { Problem } from "./problem.js";
import { isNot, quote } from "./words.js";

const ARCHITECTURE = "https://www.rfc-editor.org/rfc/rfc4291";
const RESERVED = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html";

const example = (family: 4 | 6 | undefined): string => (family === 4 ? '"10.0.0.0/16"' : '"2001:db8::/32"');

export const notAPrefix = (where: string, value: unknown, family: 4 | 6 | undefined): Problem => ({
  level: "error",
  where,
  what: isNot(value, `an ${family ? `IPv${family}` : "IP"} prefix`),
  fix: `Write an address, a slash and a length, such as ${example(family)}`,
});

export const wrongFamily = (where: string, value: string, wanted: 4 | 6): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is IPv${wanted === 6 ? 4 : 6}, and only IPv${wanted} can stand here`,
  fix:
    wanted === 6
      ? 'Write the IPv6 prefix of the same network, such as "2001:db8:1234::/48"'
      : `Write an IPv4 prefix, such as ${example(wanted)}`,
});

export const noLength = (where: string, value: string, single: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} has no length`,
  fix: `Write "${single}" for the one address, or the length of the prefix that is meant`,
});

export const badLength = (where: string, value: string, most: number): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} has a length that is not from 0 to ${most}`,
  fix: `End with one slash and a whole number from 0 to ${most}, without leading zeros or spaces`,
});

export const hostBits = (where: string, value: string, prefix: string, single: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} has bits set beyond its length`,
  fix: `Write "${prefix}" for the prefix, or "${single}" for the one address`,
});

export const zoneId = (where: string, value: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} has a zone id, which means something on one machine only`,
  fix: 'Leave out "%" and what follows it',
  see: "https://www.rfc-editor.org/rfc/rfc4007#section-11",
});

export const ipv4Mapped = (where: string, value: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is IPv4-mapped, and no packet carries such an address`,
  fix: 'Write the prefix that packets carry, such as "2001:db8::/32"',
  see: `${ARCHITECTURE}#section-2.5.5.2`,
});

export const embeddedIpv4 = (where: string, value: string, prefix: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is IPv6 with IPv4 written inside`,
  fix: `Write "${prefix}"`,
});

export const leadingZero = (where: string, value: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} has leading zeros, which some programs read as octal`,
  fix: "Write each number without leading zeros",
  see: "https://www.rfc-editor.org/rfc/rfc6943#section-3.1.1",
});

export const notAnInterfaceId = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: isNot(value, "the end of an IPv6 address"),
  fix: 'Write the last 64 bits in hex after "::", such as "::22"',
});

export const wholeAddress = (where: string, value: string, end: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} sets bits of the subnet's prefix`,
  fix: `Write "${end}"; the subnet's prefix goes in front of it`,
});

export const reservedInterfaceId = (where: string, value: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is reserved: AWS keeps the first four addresses of a subnet and the last one`,
  fix: 'Write an end from "::4" to "::ffff:ffff:ffff:fffe"',
  see: RESERVED,
});
