/**
 * What a host's security group lets in and its tier's network ACL stops. The group keeps state and the ACL does not: it
 * must let the replies out too.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html
 */
import { ingressBlocked, portsBlocked, repliesBlocked, someBlocked, someRepliesBlocked } from "../errors/host.js";
import type { Problem } from "../errors/problem.js";
import { lintHostRoutes } from "../net/lint-routes.js";
import type { Loss } from "../net/loss.js";
import { type Peer, peerField, peerText } from "../net/peer.js";
import { LINUX_EPHEMERAL, portsText, UNPRIVILEGED } from "../net/ports.js";
import { ALL, TCP } from "../net/protocol.js";
import type { EmittedRule } from "../net/rule.js";
import type { Tier } from "../network/tier.js";

/** What the ACL stops of the packets of one service, or of the replies to them, as it stands now. Never throws. */
export function blocked(service: EmittedRule, { design, networkAcl, subnets }: Tier): Problem[] {
  const { where = "ingress", protocol, icmp, peer } = service;
  // No ACL stands between hosts of one subnet; and what no route leads to is told of already, in other words.
  const isWithinSubnet = peer.kind === "tier" && peer.tier === design.name && subnets.length === 1;
  if (isWithinSubnet || lintHostRoutes([service], design.subnetType).length > 0) return [];
  const tier = `tiers.${design.name}`;
  const packets = networkAcl.lossOf("ingress", service, peer);
  const isOfSeveralKinds = protocol === ALL || icmp?.type === ALL;
  if (packets?.isAll && isOfSeveralKinds) return [someBlocked(where, tier, peerText(peer))];
  if (packets?.isAll) return [ingressBlocked(where, tier, peerText(peer))];
  // What comes by udp may want no reply. The client may be any system; Linux needs the fewest ports.
  const isTcp = protocol === TCP;
  const replies = isTcp ? networkAcl.lossOf("egress", { protocol, ports: LINUX_EPHEMERAL }, peer) : undefined;
  return [
    ...(packets ? [portsBlocked(where, tier, peerText(peer), packets.ports.map(portsText))] : []),
    ...(replies ? [repliesBlockedBy(tier, where, peer, replies)] : []),
  ];
}

function repliesBlockedBy(tier: string, where: string, peer: Peer, { isAll, ports }: Loss): Problem {
  const { fromPort, toPort } = UNPRIVILEGED;
  const rule = `{ protocol: "tcp", ${peerField(peer)}, fromPort: ${fromPort}, toPort: ${toPort} }`;
  if (isAll) return repliesBlocked(where, tier, peerText(peer), rule);
  return someRepliesBlocked(where, tier, peerText(peer), ports.map(portsText), rule);
}
