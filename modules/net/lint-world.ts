/** The ports by which machines are administered, open to the whole internet in whatever spelling. */
import { returnPortsHold, worldLetIn } from "../errors/lint.js";
import type { Problem } from "../errors/problem.js";
import { areWorld, includes, mayPass, type Packets } from "./match.js";
import { ANYWHERE } from "./peer.js";
import type { PortRange } from "./ports.js";
import { TCP, UDP } from "./protocol.js";
import type { AclRules } from "./rule.js";

/** RDP speaks UDP too: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-rdpeudp */
const SERVICES: ReadonlyMap<string, Packets> = new Map([
  ["SSH (tcp 22)", { protocol: TCP, ports: { fromPort: 22, toPort: 22 } }],
  ["RDP (tcp 3389)", { protocol: TCP, ports: { fromPort: 3389, toPort: 3389 } }],
  ["RDP (udp 3389)", { protocol: UDP, ports: { fromPort: 3389, toPort: 3389 } }],
]);

/** The same of the ports on which replies arrive, which the preset lets in from everywhere. Never throws. */
export function lintReturnPorts({ ingress }: AclRules, returnPorts: PortRange, where: string): Problem[] {
  const { fromPort, toPort } = returnPorts;
  const replies = ingress.filter(
    ({ where: own, ports }) => !own && ports?.fromPort === fromPort && ports.toPort === toPort,
  );
  return [...SERVICES].flatMap(([service, packets]) => {
    const isIn = replies.some((rule) => includes(rule, packets)) && mayPass(ingress, packets, ANYWHERE);
    return isIn ? [returnPortsHold(where, returnPorts, service)] : [];
  });
}

/** The user's own rules that, alone or together, let the internet in on one of the ports. Never throws. */
export function lintWorld({ ingress }: AclRules, where: string): Problem[] {
  return [...SERVICES].flatMap(([service, packets]) => {
    const own = ingress.filter((rule) => rule.where && rule.ruleAction === "allow" && includes(rule, packets));
    if (!areWorld(own.map((rule) => rule.peer)) || !mayPass(ingress, packets, ANYWHERE)) return [];
    const alone = own.filter((rule) => areWorld([rule.peer]));
    if (alone.length > 0) return alone.map((rule) => worldLetIn(rule.where ?? where, [rule.ruleNumber], service));
    return [
      worldLetIn(
        where,
        own.map((rule) => rule.ruleNumber),
        service,
      ),
    ];
  });
}
