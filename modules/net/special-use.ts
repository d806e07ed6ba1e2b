/**
 * Prefixes that are not what they seem: ranges no packet from the internet carries, and ranges that are most of it.
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
import { contains, heldOf, overlaps, type Prefix, parsePrefix, sizeOf } from "./prefix.js";

/**
 * The registries of special-purpose addresses, and of multicast; not every row, but those that a rule names by mistake.
 * NAT64's 64:ff9b::/96 is in real use in an IPv6-only network, and so is not here.
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 * https://www.iana.org/assignments/ipv6-address-space
 */
const RANGES = ranges([
  ["unspecified", "::/128 0.0.0.0/32"],
  ["loopback", "::1/128 127.0.0.0/8"],
  ["discard-only", "100::/64"],
  ["benchmarking", "2001:2::/48 198.18.0.0/15"],
  ["documentation", "2001:db8::/32 3fff::/20 192.0.2.0/24 198.51.100.0/24 203.0.113.0/24"],
  ["segment-routing", "5f00::/16"],
  ["unique-local", "fc00::/7"],
  ["private-use", "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16"],
  ["shared", "100.64.0.0/10"],
  ["link-local", "fe80::/10 169.254.0.0/16"],
  ["site-local", "fec0::/10"],
  ["multicast", "ff00::/8 224.0.0.0/4"],
]);

/** What the internet is: IPv6's global unicast addresses, and all of IPv4. */
const WORLDS = parse("2000::/3 0.0.0.0/0");

/**
 * Where every address of the internet lies that has been assigned so far; of the other half of 2000::/3 only 3fff::/20
 * is, to documentation.
 * https://www.iana.org/assignments/ipv6-unicast-address-assignments
 */
export const ASSIGNED = parsePrefix("2000::/4", "", []) as Prefix;

/**
 * The name of the special-purpose range that the prefix lies in, such as `documentation`; undefined for any other. An
 * IPv6 prefix that only touches link-local or multicast addresses counts too, unless it is shorter than /3: such a one
 * is meant to hold the world, as `::/0` is.
 */
export function specialUse(prefix: Prefix): string | undefined {
  return RANGES.find(
    ({ name, range }) =>
      contains(range, prefix) || (isNeverRouted(name) && isOneBlock(prefix) && overlaps(range, prefix)),
  )?.name;
}

const isNeverRouted = (name: string): boolean => name === "link-local" || name === "multicast";
const isOneBlock = (prefix: Prefix): boolean => prefix.family === 6 && prefix.length >= 3;

/**
 * Whether the prefixes, alone or together, hold half of the internet or more: of 2000::/3 in IPv6, or of 0.0.0.0/0.
 * `::/0` is the world, and so are `2000::/3`, `2000::/4`, where all that is assigned lies, and `::/1` with `8000::/1`.
 */
export function isWorld(prefixes: readonly Prefix[]): boolean {
  return WORLDS.some((world) => 2n * heldOf(world, prefixes) >= sizeOf(world));
}

function ranges(rows: readonly (readonly [string, string])[]): { readonly name: string; readonly range: Prefix }[] {
  return rows.flatMap(([name, texts]) => parse(texts).map((range) => ({ name, range })));
}

function parse(texts: string): Prefix[] {
  return texts.split(" ").map((text) => parsePrefix(text, text, []) as Prefix);
}
