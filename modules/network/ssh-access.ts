/**
 * Who logs in where. It asks the tiers' ACLs for the rules that SSH needs, and sees once the tree is finished that
 * every packet passes, whatever other rules there are.
 */
import { noWayIn, wayInDenied } from "../errors/network.js";
import type { Problem } from "../errors/problem.js";
import { sshRepliesStopped, sshStopped } from "../errors/tier.js";
import type { Loss } from "../net/loss.js";
import { type Peer, peerField, peerText } from "../net/peer.js";
import { LINUX_EPHEMERAL, type PortRange, portsText } from "../net/ports.js";
import { TCP } from "../net/protocol.js";
import type { Direction } from "../net/rule.js";
import { sshClientRules, sshServerRules } from "../net/ssh-rules.js";
import type { Tier } from "./tier.js";

const SSH: PortRange = { fromPort: 22, toPort: 22 };

/** Packets that must pass between a tier and a peer. */
interface Passage {
  readonly tier: Tier;
  readonly direction: Direction;
  readonly ports: PortRange;
  readonly peer: Peer;
}

export class SshAccess {
  readonly #passages: Passage[] = [];
  #hasWayIn = false;

  /** Lets these peers in the internet log in to the tier's hosts. */
  openFrom(peers: readonly Peer[], server: Tier): void {
    this.#hasWayIn = true;
    this.#serve(server, peers);
  }

  /** Lets people on one tier's hosts log in to another's, or to those of the same tier in another zone. */
  openBetween(client: Tier, server: Tier): void {
    const peerOf = (tier: Tier): Peer => ({ kind: "tier", tier: tier.design.name });
    const peer = peerOf(server);
    if (client.design.preset) client.networkAcl.add(sshClientRules([peer], client.design));
    this.#passages.push(
      { tier: client, direction: "egress", ports: SSH, peer },
      { tier: client, direction: "ingress", ports: client.design.returnPorts, peer },
    );
    this.#serve(server, [peerOf(client)]);
  }

  /** What is wrong once everything is built. Never throws. */
  problems(access: "bastion" | "none"): Problem[] {
    const isRight = this.#hasWayIn === (access === "bastion");
    const refusals = isRight ? [] : [this.#hasWayIn ? wayInDenied("access") : noWayIn("access")];
    return [...refusals, ...this.stopped()];
  }

  /** What the ACLs stop as they stand now: all that a login needs, or some of the ports that clients connect from. */
  stopped(): Problem[] {
    const needed = new Map(this.#passages.map((passage) => [keyOf(passage), passage]));
    return [...needed.values()].flatMap((passage) => {
      const { tier, direction, ports, peer } = passage;
      const loss = tier.networkAcl.lossOf(direction, { protocol: TCP, ports }, peer);
      return loss ? [complaint(passage, loss)] : [];
    });
  }

  #serve(server: Tier, peers: readonly Peer[]): void {
    if (server.design.preset) server.networkAcl.add(sshServerRules(peers, server.design));
    for (const peer of peers) {
      this.#passages.push(
        { tier: server, direction: "ingress", ports: SSH, peer },
        // The client may be any system; one that lets none of Linux's ports through is of no use.
        { tier: server, direction: "egress", ports: LINUX_EPHEMERAL, peer },
      );
    }
  }
}

/** Two hosts of a tier need the same passages. */
const keyOf = ({ tier, direction, ports, peer }: Passage): string =>
  [tier.design.name, direction, ports.fromPort, peerText(peer)].join(" ");

function complaint({ tier, direction, ports, peer }: Passage, loss: Loss): Problem {
  const range = ports === SSH ? "port: 22" : `fromPort: ${ports.fromPort}, toPort: ${ports.toPort}`;
  const where = `tiers.${tier.design.name}.${direction}`;
  const rule = `{ protocol: "tcp", ${range}, ${peerField(peer)} }`;
  if (!loss.isAll) return sshRepliesStopped(where, peerText(peer), loss.ports.map(portsText), rule);
  return sshStopped(where, ports === SSH ? "SSH" : "replies to SSH", peerText(peer), rule);
}
