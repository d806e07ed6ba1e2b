/**
 * The end of a host's address: its last 64 bits, which the subnet's /64 goes in front of.
 * https://www.rfc-editor.org/rfc/rfc4291#section-2.5.1
 */
import { Address6 } from "ip-address";
import { notAnInterfaceId, reservedInterfaceId, wholeAddress } from "../errors/prefix.js";
import type { Problem } from "../errors/problem.js";

const LAST = (1n << 64n) - 1n;
/** AWS keeps ::0 to ::3 of a subnet, and the last: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const FIRST_FREE = 4n;

/**
 * The interface identifier that a text such as `::22` stands for: from 4 to 2^64 - 2, ends included. Never throws;
 * undefined after a complaint.
 */
export function parseInterfaceId(input: unknown, where: string, problems: Problem[]): bigint | undefined {
  const id = idOf(input);
  if (id !== undefined && id >= FIRST_FREE && id < LAST) return id;
  problems.push(complaint(input, id, where));
  return undefined;
}

/** The value of an IPv6 address in hex and colons; no IPv4 inside, no zone id, no length. */
function idOf(input: unknown): bigint | undefined {
  if (typeof input !== "string" || !/^[0-9a-f:]{2,39}$/i.test(input)) return undefined;
  try {
    return new Address6(input).bigInt();
  } catch {
    return undefined;
  }
}

function complaint(input: unknown, id: bigint | undefined, where: string): Problem {
  if (typeof input !== "string" || id === undefined) return notAnInterfaceId(where, input);
  if (id <= LAST) return reservedInterfaceId(where, input);
  return wholeAddress(where, input, Address6.fromBigInt(id & LAST).correctForm());
}
