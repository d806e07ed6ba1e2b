/**
 * What of some packets a list of rules stops. A rule may hold some of the ports only, so that the packets are asked
 * about between every two edges of the rules' ranges.
 */
import { mayPass, type Packets } from "./match.js";
import type { Peer } from "./peer.js";
import { countOf, type PortRange } from "./ports.js";
import type { EmittedRule } from "./rule.js";

export interface Loss {
  readonly isAll: boolean;
  /** The ports that no packet reaches, in order; none for a protocol without ports. */
  readonly ports: readonly PortRange[];
}

/** What of the packets certainly fails to pass between the tier and every address of the peer; undefined when all may. */
export function lossOf(rules: readonly EmittedRule[], packets: Packets, peer: Peer): Loss | undefined {
  const { ports } = packets;
  if (!ports) return mayPass(rules, packets, peer) ? undefined : { isAll: true, ports: [] };
  const lost = cut(ports, rules)
    .filter((part) => !mayPass(rules, { ...packets, ports: part }, peer))
    .reduce<PortRange[]>(joined, []);
  return lost.length > 0 ? { isAll: countOf(lost) === countOf([ports]), ports: lost } : undefined;
}

/** The range in parts of which each rule holds all or nothing. */
function cut(range: PortRange, rules: readonly EmittedRule[]): PortRange[] {
  const edges = rules.flatMap(({ ports }) => (ports ? [ports.fromPort, ports.toPort + 1] : []));
  const inside = edges.filter((port) => range.fromPort < port && port <= range.toPort);
  const starts = [...new Set([range.fromPort, ...inside])].sort((a, b) => a - b);
  return starts.map((fromPort, index) => ({ fromPort, toPort: (starts[index + 1] ?? range.toPort + 1) - 1 }));
}

/** The ranges with one more at their end, as one with the last when it goes on from there. */
function joined(ranges: readonly PortRange[], next: PortRange): PortRange[] {
  const last = ranges.at(-1);
  if (last?.toPort !== next.fromPort - 1) return [...ranges, next];
  return [...ranges.slice(0, -1), { fromPort: last.fromPort, toPort: next.toPort }];
}
