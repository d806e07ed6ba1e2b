/**
 * The rules of a machine's group that are about packets: what lets them out, and how each rule is named and described.
 * A name is part of a Terraform address: what changes it replaces the rule.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import { sameRuleName } from "../errors/bastion.js";
import type { Problem } from "../errors/problem.js";
import { icmpv6Name } from "../net/icmpv6.js";
import { ANYWHERE, peerText } from "../net/peer.js";
import { ALL_PORTS } from "../net/ports.js";
import { ALL, ICMPV6, protocolName, TCP, UDP } from "../net/protocol.js";
import type { EmittedRule } from "../net/rule.js";
import type { TierDesign } from "../network/tier-design.js";
import { keyOf } from "./ssh-peers.js";

/** A rule of a group as far as it is about packets. */
export type GroupPackets = Pick<EmittedRule, "protocol" | "peer" | "ports" | "icmp" | "where">;

/**
 * Beside ICMPv6: what the tier's hosts may open, and what the tier's own rules allow besides. Without the preset those
 * are all that the ACL lets out.
 */
export function packetsOut({ outbound, subnetType, preset, ownRules }: TierDesign): GroupPackets[] {
  const everyPort = [TCP, UDP].map((protocol) => ({ protocol, ports: ALL_PORTS, peer: ANYWHERE }));
  const services = outbound?.map(({ protocol, port }) => ({
    protocol: protocol === "tcp" ? TCP : UDP,
    ports: { fromPort: port, toPort: port },
    peer: ANYWHERE,
  }));
  const opened = subnetType === "private-isolated" ? [] : (services ?? (preset ? everyPort : []));
  const isOpen = ({ protocol }: GroupPackets) =>
    protocol === ICMPV6 || (opened === everyPort && (protocol === TCP || protocol === UDP));
  const own = ownRules.egress.filter((rule) => rule.ruleAction === "allow" && !isOpen(rule));
  return [...opened, ...own];
}

/** What tells a rule that lets packets in from the group's others: `tcp-443-from-2001-db8-32`. */
export const keyIn = (packets: GroupPackets): string => `${packetsKey(packets)}-from-${keyOf(packets.peer)}`;

/** The same of one that lets packets out: `tcp-443-to-2001-db8-32`, `tcp-443` when it is to anywhere. */
export function keyOut(packets: GroupPackets): string {
  const isAnywhere = peerText(packets.peer) === peerText(ANYWHERE);
  return `${packetsKey(packets)}${isAnywhere ? "" : `-to-${keyOf(packets.peer)}`}`;
}

/**
 * Complains of rules that would have one name and are not the same: the names of two references may differ in signs that
 * a Terraform address does not hold. Never throws.
 */
export function checkKeys(
  rules: readonly GroupPackets[],
  keyOf: (packets: GroupPackets) => string,
  problems: Problem[],
): void {
  const peers = new Map<string, string>();
  for (const rule of rules) {
    const [key, peer] = [keyOf(rule), peerText(rule.peer)];
    if ((peers.get(key) ?? peer) !== peer) problems.push(sameRuleName(String(rule.where), key));
    peers.set(key, peer);
  }
}

/** `tcp-443`, `tcp` for every port, `icmpv6`, `icmpv6-128-0`, `ax-25`. */
function packetsKey({ protocol, ports, icmp }: GroupPackets): string {
  const isAll = ports?.fromPort === ALL_PORTS.fromPort && ports.toPort === ALL_PORTS.toPort;
  const range = ports && !isAll ? [...new Set([ports.fromPort, ports.toPort])] : [];
  const message = icmp && icmp.type !== ALL ? [icmp.type, ...(icmp.code === ALL ? [] : [icmp.code])] : [];
  return [identifierOf(protocolName(protocol)), ...range, ...message].join("-");
}

/** Terraform takes no other signs in a name, and IANA has keywords such as "ax.25" and "tp++". */
const identifierOf = (name: string): string => name.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");

/** `TCP port 443 from 2001:db8::/32`. */
export function packetsText(packets: GroupPackets, preposition: "from" | "to"): string {
  const { peer } = packets;
  return `${kindText(packets)} ${preposition} ${peer.kind === "prefix" ? peerText(peer) : keyOf(peer)}`;
}

function kindText({ protocol, ports, icmp }: GroupPackets): string {
  if (icmp) return icmp.type === ALL ? "ICMPv6 of every type" : `ICMPv6 ${icmpv6Name(icmp)}`;
  if (protocol === ALL) return "Every protocol";
  const name = protocolName(protocol).toUpperCase();
  if (!ports) return name;
  const { fromPort, toPort } = ports;
  if (fromPort === ALL_PORTS.fromPort && toPort === ALL_PORTS.toPort) return `${name} of every port`;
  return fromPort === toPort ? `${name} port ${fromPort}` : `${name} ports ${fromPort}-${toPort}`;
}
