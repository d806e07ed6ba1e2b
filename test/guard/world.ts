/**
 * How much of the IPv6 internet prefixes hold. Global unicast addresses are 2000::/3, and IANA has given out of its
 * lower half only, so that who lets half of it in lets everybody in.
 * https://www.iana.org/assignments/ipv6-unicast-address-assignments
 */
import { Address4, Address6 } from "ip-address";

const FIRST = new Address6("2000::/3").startAddress().bigInt();
const LAST = new Address6("2000::/3").endAddress().bigInt();

/** Whether the prefixes together hold half of 2000::/3 or more, or half of IPv4; what is no prefix holds nothing. */
export function isTheWorld(prefixes: readonly string[]): boolean {
  return share(prefixes) || prefixes.some((prefix) => Address4.isValid(prefix) && new Address4(prefix).subnetMask < 2);
}

function share(prefixes: readonly string[]): boolean {
  const ranges = prefixes
    .filter((prefix) => Address6.isValid(prefix))
    .map((prefix) => new Address6(prefix))
    .map((prefix) => ({
      from: max(prefix.startAddress().bigInt(), FIRST),
      to: min(prefix.endAddress().bigInt(), LAST),
    }))
    .filter(({ from, to }) => from <= to)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  let held = 0n;
  let next = FIRST;
  for (const { from, to } of ranges) {
    if (to < next) continue;
    held += to - max(from, next) + 1n;
    next = to + 1n;
  }
  return held * 2n >= LAST - FIRST + 1n;
}

const max = (one: bigint, other: bigint): bigint => (one > other ? one : other);
const min = (one: bigint, other: bigint): bigint => (one < other ? one : other);
