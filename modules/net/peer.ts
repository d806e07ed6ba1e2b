/** Whom a rule is about: a prefix, a tier of the same network, or what only Terraform knows. */
import { quote } from "../errors/words.js";
import { contains, type Prefix } from "./prefix.js";

/** The source of what comes in, the destination of what goes out. */
export type Peer =
  | { readonly kind: "prefix"; readonly prefix: Prefix }
  | TierPeer
  /** A Terraform expression for a prefix, such as `${var.office}`. */
  | { readonly kind: "reference"; readonly expression: string };

/** Every subnet of a tier of the same network. */
interface TierPeer {
  readonly kind: "tier";
  readonly tier: string;
  /** The tier's block, when it is known before apply. */
  readonly prefix?: Prefix;
  /** A prefix that the block lies in, when that much is known before apply. */
  readonly within?: Prefix;
}

/** Every IPv6 address, `::/0`. */
export const ANYWHERE = {
  kind: "prefix",
  prefix: { family: 6, text: "::/0", length: 0, first: 0n, last: 2n ** 128n - 1n },
} as const satisfies Peer;

/** The peer as a message names it: `::/0`, `tier private`, `${var.office}`. */
export function peerText(peer: Peer): string {
  switch (peer.kind) {
    case "prefix":
      return peer.prefix.text;
    case "tier":
      return `tier ${peer.tier}`;
    case "reference":
      return peer.expression;
  }
}

/** The peer as a rule names it: `cidr: "::/0"`, `tier: "private"`. */
export const peerField = (peer: Peer): string =>
  peer.kind === "tier" ? `tier: ${quote(peer.tier)}` : `cidr: ${quote(peerText(peer))}`;

/** Whether every address of the inner peer is certainly one of the outer's; false when it cannot be told. */
export function covers(outer: Peer, inner: Peer): boolean {
  if (outer.kind === inner.kind && peerText(outer) === peerText(inner)) return true;
  const whole = prefixOf(outer);
  return whole !== undefined && contains(whole, boundOf(inner));
}

/** The peer's addresses; undefined when they are unknown before apply. */
export const prefixOf = (peer: Peer): Prefix | undefined => (peer.kind === "reference" ? undefined : peer.prefix);

/** The narrowest prefix that certainly holds every address of the peer. */
export function boundOf(peer: Peer): Prefix {
  return prefixOf(peer) ?? (peer.kind === "tier" ? peer.within : undefined) ?? ANYWHERE.prefix;
}
