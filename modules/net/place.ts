/** Where a network's tiers lie, as far as it is known before apply, for the rules that name them. */
import type { Peer } from "./peer.js";
import type { AddressPlan } from "./plan.js";
import { ASSIGNED } from "./special-use.js";

/**
 * The peer with all that the network knows of where it lies; what Amazon gives out is assigned, and a pool may hold
 * other addresses.
 */
export function placed(peer: Peer, { tiers }: AddressPlan, isAmazons: boolean): Peer {
  if (peer.kind !== "tier") return peer;
  const prefix = tiers.find(({ name }) => name === peer.tier)?.prefix;
  return { ...peer, ...(prefix && { prefix }), ...(isAmazons && { within: ASSIGNED }) };
}
