/**
 * Flows and their replies. A network ACL keeps no state: what it lets through one way it must let come back the other
 * way, on the port that the client connected from.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html
 */
import { noReplies, someReplies } from "../errors/lint.js";
import type { Problem } from "../errors/problem.js";
import { shadowOf } from "./lint-order.js";
import { lossOf } from "./loss.js";
import { holdsPorts } from "./match.js";
import { peerField, peerText } from "./peer.js";
import { ALL_PORTS, countOf, LINUX_EPHEMERAL, type PortRange, portsText, UNPRIVILEGED } from "./ports.js";
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
      const loss = lossOf(acl[BACK[direction]], { protocol, ports: client }, rule.peer);
      if (!loss) return [];
      if (loss.isAll) {
        const level = protocol === TCP ? "error" : "warning";
        return [noReplies(rule.where ?? paths[direction], shown(flow, client), level)];
      }
      return rule.where ? [someReplies(rule.where, shown(flow, client), loss.ports.map(portsText))] : [];
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
  return areReturnPorts || (holdsPorts(UNPRIVILEGED, ports) && countOf([ports]) >= MANY_PORTS);
}

/** The flow and the rule that it lacks, in words. */
function shown({ rule: { ports, peer }, protocol, direction }: Flow, client: PortRange) {
  const name = protocolName(protocol);
  // Replies that go out go to a client of any system.
  const { fromPort, toPort } = direction === "egress" ? client : UNPRIVILEGED;
  return {
    name: `${name} ${portsText(ports ?? ALL_PORTS)} ${direction === "ingress" ? "from" : "to"} ${peerText(peer)}`,
    back: BACK[direction],
    rule: `{ protocol: "${name}", ${peerField(peer)}, fromPort: ${fromPort}, toPort: ${toPort} }`,
  };
}
