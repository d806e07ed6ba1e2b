/** Whom a rule is about: a prefix, a tier of the same network, or what only Terraform knows. */
import { contains, type Prefix } from "./prefix.js";

/** The source of what comes in, the destination of what goes out. */
export type Peer =
  | { readonly kind: "prefix"; readonly prefix: Prefix }
  /** Every subnet of a tier of the same network; its prefix may be unknown before apply. */
  | { readonly kind: "tier"; readonly tier: string }
  /** A Terraform expression for a prefix, such as `${var.office}`. */
  | { readonly kind: "reference"; readonly expression: string };

/** Every IPv6 address, `::/0`. */
export const ANYWHERE: Peer = {
  kind: "prefix",
  prefix: { family: 6, text: "::/0", length: 0, first: 0n, last: 2n ** 128n - 1n },
};

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

/** Whether every address of the inner peer is certainly one of the outer's; false when it cannot be told. */
export function covers(outer: Peer, inner: Peer): boolean {
  if (outer.kind === "prefix") {
    if (inner.kind === "prefix") return contains(outer.prefix, inner.prefix);
    return outer.prefix.family === 6 && outer.prefix.length === 0;
  }
  return outer.kind === inner.kind && peerText(outer) === peerText(inner);
}
