/**
 * Which packets a rule is about, and what a list of rules makes of a packet. AWS tries the rules by their numbers, and
 * the first that matches decides; when none does, the packet is denied.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
import type { Icmpv6 } from "./icmpv6.js";
import { boundOf, covers, type Peer, prefixOf } from "./peer.js";
import { ALL_PORTS, type PortRange } from "./ports.js";
import { contains, heldOf, overlaps, type Prefix, sizeOf } from "./prefix.js";
import { ALL } from "./protocol.js";
import type { Action, EmittedRule } from "./rule.js";
import { ASSIGNED, isWorld } from "./special-use.js";

/** A kind of packet: its protocol, and its destination ports (tcp, udp) or its type and code (icmpv6). */
export type Packets = Pick<EmittedRule, "protocol" | "ports" | "icmp">;

const EVERY_MESSAGE: Icmpv6 = { type: -1, code: -1 };

/**
 * Whether the rules may let the packets through between the tier and every address of the peer. Where a tier or a
 * reference hides an address it is yes: no is certain. The packets must be of one kind to each rule: all or none match;
 * for a range of ports ask `lossOf` of loss.ts, and
 * of every protocol, or every type, a no is about some of them.
 */
export function mayPass(rules: readonly EmittedRule[], packets: Packets, peer: Peer): boolean {
  const peers: Record<Action, Peer[]> = { allow: [], deny: [] };
  for (const { ruleAction, peer: one } of inOrder(rules).filter((rule) => includes(rule, packets))) {
    peers[ruleAction].push(one);
    if (ruleAction === "allow" && mayHold(peers.allow, peer)) return true;
    if (ruleAction === "deny" && surelyHold(peers.deny, peer)) return false;
  }
  return false;
}

/** Whether every packet of the inner rule is certainly one of the outer's. */
export function shadows(outer: EmittedRule, inner: EmittedRule): boolean {
  return includes(outer, inner) && covers(outer.peer, inner.peer);
}

/** Whether every packet of the inner kind is of the outer kind. */
export function includes(outer: Packets, inner: Packets): boolean {
  if (outer.protocol === ALL) return true;
  return (
    outer.protocol === inner.protocol &&
    holdsPorts(outer.ports ?? ALL_PORTS, inner.ports ?? ALL_PORTS) &&
    holdsMessages(outer.icmp ?? EVERY_MESSAGE, inner.icmp ?? EVERY_MESSAGE)
  );
}

/** Whether every port of the inner range is one of the outer's. */
export function holdsPorts(outer: PortRange, inner: PortRange): boolean {
  return outer.fromPort <= inner.fromPort && inner.toPort <= outer.toPort;
}

/** In the order in which AWS tries them. */
export function inOrder(rules: readonly EmittedRule[]): EmittedRule[] {
  return [...rules].sort((a, b) => a.ruleNumber - b.ruleNumber);
}

function holdsMessages(outer: Icmpv6, inner: Icmpv6): boolean {
  return (outer.type === ALL || outer.type === inner.type) && (outer.code === ALL || outer.code === inner.code);
}

/** Whether the peers, alone or together, may hold every address of the inner one; of the world, most are enough. */
function mayHold(peers: readonly Peer[], inner: Peer): boolean {
  if (areWorld([inner]) && areWorld(peers)) return true;
  return peers.some((outer) => mayCover(outer, inner)) || togetherHold(peers, boundOf(inner));
}

/** Whether the peers, alone or together, certainly hold every address of the inner one; of the world, all that is assigned. */
function surelyHold(peers: readonly Peer[], inner: Peer): boolean {
  return (
    peers.some((outer) => covers(outer, inner)) || togetherHold(peers, areWorld([inner]) ? ASSIGNED : boundOf(inner))
  );
}

/** Whether what is known of the peers' prefixes holds the inner prefix. */
function togetherHold(peers: readonly Peer[], inner: Prefix): boolean {
  return heldOf(inner, prefixesOf(peers)) === sizeOf(inner);
}

/** Whether the prefixes among the peers, alone or together, are the world. */
export function areWorld(peers: readonly Peer[]): boolean {
  return isWorld(prefixesOf(peers));
}

const prefixesOf = (peers: readonly Peer[]): Prefix[] => peers.flatMap((peer) => prefixOf(peer) ?? []);

/**
 * False only when the outer peer certainly leaves out an address of the inner one. A tier is one block of the address
 * plan, a /60 at the most, and holds whole /64s.
 */
function mayCover(outer: Peer, inner: Peer): boolean {
  if (covers(outer, inner) || outer.kind === "reference" || inner.kind === "reference") return true;
  if (outer.kind === "prefix") {
    return inner.kind === "tier" && outer.prefix.length <= 64 && overlaps(outer.prefix, boundOf(inner));
  }
  return inner.kind === "prefix" && inner.prefix.length >= 60 && contains(boundOf(outer), inner.prefix);
}
