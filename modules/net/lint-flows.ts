/**
 * Flows and their replies. A network ACL keeps no state: what it lets through one way it must let come back the other
 * way, on the port that the client connected from.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html
 */
import { noReplies, someReplies } from "../errors/lint.js";
import type { Problem } from "../errors/problem.js";
import { quote } from "../errors/words.js";
import { shadowOf } from "./lint-order.js";
import { holdsPorts, mayPass } from "./match.js";
import { type Peer, peerText } from "./peer.js";
import { ALL_PORTS, LINUX_EPHEMERAL, type PortRange, UNPRIVILEGED } from "./ports.js";
import { ALL, protocolName, TCP, UDP } from "./protocol.js";
import type { AclRules, Direction, EmittedRule } from "./rule.js";

/** Connections of one protocol that a rule lets begin. */
interface Flow {
  readonly rule: EmittedRule;
  readonly protocol: number;
  readonly direction: Direction;
}

const BACK: Readonly<Record<Direction, Direction>> = { ingress: "egress", egress: "ingress" };
/** A range of as many unprivileged ports is taken to be for replies: no service listens on all of them. */
const MANY_PORTS = 1000;

/** The tcp and udp flows whose replies are lost: all of them (error), or those to some of the ports (warning). */
export function lintFlows(
  acl: AclRules,
  paths: Readonly<Record<Direction, string>>,
  returnPorts: PortRange,
): Problem[] {
  return (["ingress", "egress"] as const).flatMap((direction) => {
    // Our hosts are the clients of what goes out. Whoever comes in may run any system; Linux needs the fewest ports.
    const client = direction === "egress" ? returnPorts : LINUX_EPHEMERAL;
    return flowsOf(acl[direction], direction, returnPorts).flatMap((flow) => {
      const { rule, protocol } = flow;
      const lost = lostReplies(acl[BACK[direction]], protocol, rule.peer, client);
      if (sizeOf(lost) === sizeOf([client])) {
        const level = protocol === TCP ? "error" : "warning";
        return [noReplies(rule.where ?? paths[direction], shown(flow, client), level)];
      }
      return rule.where && lost.length > 0 ? [someReplies(rule.where, shown(flow, client), lost.map(portsText))] : [];
    });
  });
}

/** What the rules let begin; a rule that only lets replies back lets nothing begin. */
function flowsOf(rules: readonly EmittedRule[], direction: Direction, returnPorts: PortRange): Flow[] {
  return rules
    .filter((rule) => rule.ruleAction === "allow" && !isForReplies(rule, returnPorts) && !shadowOf(rule, rules))
    .flatMap((rule) =>
      [TCP, UDP]
        .filter((protocol) => rule.protocol === ALL || rule.protocol === protocol)
        .map((protocol) => ({ rule, protocol, direction })),
    );
}

function isForReplies({ ports = ALL_PORTS }: EmittedRule, returnPorts: PortRange): boolean {
  const areReturnPorts = holdsPorts(ports, returnPorts) && holdsPorts(returnPorts, ports);
  return areReturnPorts || (holdsPorts(UNPRIVILEGED, ports) && sizeOf([ports]) >= MANY_PORTS);
}

/** The client's ports to which no reply passes. */
function lostReplies(rules: readonly EmittedRule[], protocol: number, peer: Peer, client: PortRange): PortRange[] {
  const edges = rules.flatMap(({ ports }) => (ports ? [ports.fromPort, ports.toPort + 1] : []));
  const inside = edges.filter((port) => client.fromPort < port && port <= client.toPort);
  const starts = [...new Set([client.fromPort, ...inside])].sort((a, b) => a - b);
  return starts
    .map((fromPort, index) => ({ fromPort, toPort: (starts[index + 1] ?? client.toPort + 1) - 1 }))
    .filter((ports) => !mayPass(rules, { protocol, ports }, peer))
    .reduce<PortRange[]>(joined, []);
}

/** The ranges with one more at their end, as one with the last when it goes on from there. */
function joined(ranges: readonly PortRange[], next: PortRange): PortRange[] {
  const last = ranges.at(-1);
  if (last?.toPort !== next.fromPort - 1) return [...ranges, next];
  return [...ranges.slice(0, -1), { fromPort: last.fromPort, toPort: next.toPort }];
}

const sizeOf = (ranges: readonly PortRange[]): number =>
  ranges.reduce((sum, { fromPort, toPort }) => sum + toPort - fromPort + 1, 0);

/** The flow and the rule that it lacks, in words. */
function shown({ rule: { ports, peer }, protocol, direction }: Flow, client: PortRange) {
  const name = protocolName(protocol);
  // Replies that go out go to a client of any system.
  const { fromPort, toPort } = direction === "egress" ? client : UNPRIVILEGED;
  const who = peer.kind === "tier" ? `tier: ${quote(peer.tier)}` : `cidr: ${quote(peerText(peer))}`;
  return {
    name: `${name} ${portsText(ports ?? ALL_PORTS)} ${direction === "ingress" ? "from" : "to"} ${peerText(peer)}`,
    back: BACK[direction],
    rule: `{ protocol: "${name}", ${who}, fromPort: ${fromPort}, toPort: ${toPort} }`,
  };
}

const portsText = ({ fromPort, toPort }: PortRange): string =>
  fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort}`;
