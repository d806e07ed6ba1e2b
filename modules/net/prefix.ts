/**
 * IP prefixes: written text into a range of addresses, and how two ranges lie to each other.
 * https://www.rfc-editor.org/rfc/rfc4291#section-2.3
 */
import { Address4, Address6 } from "ip-address";
import {
  badLength,
  embeddedIpv4,
  hostBits,
  ipv4Mapped,
  leadingZero,
  noLength,
  notAPrefix,
  wrongFamily,
  zoneId,
} from "../errors/prefix.js";
import type { Problem } from "../errors/problem.js";

/** A block of addresses, such as `2001:db8::/32`. */
export interface Prefix {
  readonly family: 4 | 6;
  /** The one canonical spelling: RFC 5952 with a length for IPv6, dotted decimal for IPv4. */
  readonly text: string;
  /** In bits: 0-128 for IPv6, 0-32 for IPv4, ends included. */
  readonly length: number;
  /** The first address, as a number. */
  readonly first: bigint;
  /** The last address, as a number, included. */
  readonly last: bigint;
}

const BITS = { 4: 32, 6: 128 } as const;

/**
 * The prefix a text stands for. Upper case and long zeros become canonical; everything that AWS or a reader could take
 * otherwise is refused: host bits, no length, zone ids, IPv4 written inside IPv6. Never throws; undefined after a
 * complaint.
 * @param family the only family to take
 * @default - either family
 */
export function parsePrefix(input: unknown, where: string, problems: Problem[], family?: 4 | 6): Prefix | undefined {
  const parsed = read(input, where, family);
  if (!("what" in parsed)) return parsed;
  problems.push(parsed);
  return undefined;
}

/** Whether every address of `inner` is one of `outer`. */
export function contains(outer: Prefix, inner: Prefix): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether any address is in both. */
export function overlaps(a: Prefix, b: Prefix): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** How many addresses of the prefix the others hold together. Two prefixes lie one in the other or apart, never half over. */
export function heldOf(prefix: Prefix, others: readonly Prefix[]): bigint {
  if (others.some((other) => contains(other, prefix))) return sizeOf(prefix);
  const inside = new Map(others.filter((other) => contains(prefix, other)).map((other) => [other.text, other]));
  const outermost = [...inside.values()].filter(
    (one, _, all) => !all.some((other) => other !== one && contains(other, one)),
  );
  return outermost.reduce((sum, one) => sum + sizeOf(one), 0n);
}

/** How many addresses the prefix has. */
export const sizeOf = (prefix: Prefix): bigint => prefix.last - prefix.first + 1n;

/**
 * What Terraform's `cidrsubnet(prefix, newbits, netnum)` gives: the prefix `newbits` longer, and of those number `netnum`.
 * @throws RangeError when the longer prefix does not exist, or has no such number
 */
export function subnetOf(prefix: Prefix, newbits: number, netnum: number): Prefix {
  const length = prefix.length + newbits;
  const shift = BigInt(BITS[prefix.family] - length);
  if (newbits < 0 || shift < 0n || netnum < 0 || BigInt(netnum) >> BigInt(newbits) > 0n) {
    throw new RangeError(`${prefix.text} has no subnet number ${netnum} of /${length}`);
  }
  return prefixAt(prefix.family, prefix.first | (BigInt(netnum) << shift), length);
}

/** The prefix of this length that the address lies in. */
function prefixAt(family: 4 | 6, address: bigint, length: number): Prefix {
  const hosts = (1n << BigInt(BITS[family] - length)) - 1n;
  const last = address | hosts;
  const first = last - hosts;
  return { family, text: `${addressText(family, first)}/${length}`, length, first, last };
}

const addressText = (family: 4 | 6, address: bigint): string =>
  (family === 6 ? Address6 : Address4).fromBigInt(address).correctForm();

function read(input: unknown, where: string, wanted: 4 | 6 | undefined): Prefix | Problem {
  if (typeof input !== "string") return notAPrefix(where, input, wanted);
  const slash = input.indexOf("/");
  const written = slash < 0 ? input : input.slice(0, slash);
  const family = written.includes(":") ? 6 : 4;
  if (family === 6 && written.includes("%")) return zoneId(where, input);
  if (family === 4 && /^(\d+\.){3}\d+$/.test(written) && /(^|\.)0\d/.test(written)) return leadingZero(where, input);
  const address = addressOf(written, family);
  if (address === undefined) return notAPrefix(where, input, wanted);
  if (wanted && family !== wanted) return wrongFamily(where, input, wanted);
  if (slash < 0) return noLength(where, input, `${addressText(family, address)}/${BITS[family]}`);
  const length = lengthOf(input.slice(slash + 1), BITS[family]);
  if (length === undefined) return badLength(where, input, BITS[family]);
  const prefix = prefixAt(family, address, length);
  if (contains(MAPPED, prefix)) return ipv4Mapped(where, input);
  if (family === 6 && written.includes(".")) return embeddedIpv4(where, input, prefix.text);
  if (prefix.first === address) return prefix;
  return hostBits(where, input, prefix.text, `${addressText(family, address)}/${BITS[family]}`);
}

/** `::ffff:0:0/96`, in which a program shows an IPv4 peer to itself: RFC 4291, section 2.5.5.2. */
const MAPPED = prefixAt(6, 0xffff_0000_0000n, 96);

function addressOf(text: string, family: 4 | 6): bigint | undefined {
  try {
    return new (family === 6 ? Address6 : Address4)(text).bigInt();
  } catch {
    return undefined;
  }
}

/** The length in decimal without leading zeros, at most `most`. */
function lengthOf(text: string, most: number): number | undefined {
  return /^(0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}
