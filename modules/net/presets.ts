/**
 * The rules that a tier's network ACL has from the start: the ICMPv6 that RFC 4890 says must pass, what the tier's
 * hosts open, and the replies to it.
 * A number is part of its rule's Terraform address and never changes: 1010 to 1120 are here, 10000 to 29999 are those
 * of `outbound`, and 2000 to 9999 those of SSH (ssh-rules.ts).
 * https://www.rfc-editor.org/rfc/rfc4890#section-4.3.1
 */
import { ANYWHERE } from "./peer.js";
import { ALL_PORTS, type PortRange } from "./ports.js";
import { ICMPV6, TCP, UDP } from "./protocol.js";
import type { AclRules, EmittedRule } from "./rule.js";
import { numbersOf } from "./rule-numbers.js";

/** What a tier's hosts may open on the internet. */
export interface OutboundService {
  readonly protocol: "tcp" | "udp";
  /** 1 to 65535, ends included. */
  readonly port: number;
}

/** How a tier's route table treats the internet, in CDK's words: both ways, only outward, or not at all. */
export const SUBNET_TYPES = ["public", "private-with-egress", "private-isolated"] as const;
export type SubnetType = (typeof SUBNET_TYPES)[number];

/** What of a tier's design its rules are made of. */
export interface PresetDesign {
  readonly subnetType: SubnetType;
  /** The ports on which replies to the tier's hosts arrive. */
  readonly returnPorts: PortRange;
  /** @default - every TCP and UDP port */
  readonly outbound?: readonly OutboundService[];
}

/**
 * The tier's rules, whatever they are combined with. An isolated tier has no way to the internet: it gets the ICMPv6,
 * which its neighbours in the network send it too, and neither outbound services nor replies. Never throws.
 */
export function presetRules({ subnetType, returnPorts, outbound }: PresetDesign): AclRules {
  const isolated = subnetType === "private-isolated";
  return {
    ingress: [...MESSAGES, ...(isolated ? [] : replies(returnPorts, outbound))],
    egress: [...MESSAGES, ...(isolated ? [] : outbound ? services(outbound) : everyPort(ALL_PORTS))],
  };
}

/**
 * Destination unreachable, packet too big, time exceeded, parameter problem, echo request and echo reply, with every
 * code. Who may ping a host is for its security group to say.
 */
const MESSAGES: readonly EmittedRule[] = [1, 2, 3, 4, 128, 129].map((type, index) => message(1010 + 10 * index, type));

/** A service is numbered by its port, which shows in the number up to port 9999: tcp 443 is 10443, udp 53 is 20053. */
function services(outbound: readonly OutboundService[]): EmittedRule[] {
  return [
    ...servicesOf("tcp", TCP, outbound, { first: 10000, last: 19999 }),
    ...servicesOf("udp", UDP, outbound, { first: 20000, last: 29999 }),
  ];
}

function servicesOf(
  name: OutboundService["protocol"],
  protocol: number,
  outbound: readonly OutboundService[],
  range: { readonly first: number; readonly last: number },
): EmittedRule[] {
  const ports = outbound.filter((service) => service.protocol === name).map(({ port }) => String(port));
  return [...numbersOf(ports, range, Number)].map(([port, ruleNumber]) =>
    allow(ruleNumber, protocol, { ports: { fromPort: Number(port), toPort: Number(port) } }),
  );
}

/** Replies come by the protocols that the tier's hosts speak. */
function replies(returnPorts: PortRange, outbound?: readonly OutboundService[]): EmittedRule[] {
  const spoken = (name: string): boolean => outbound?.some((service) => service.protocol === name) ?? true;
  return everyPort(returnPorts).filter(({ protocol }) => spoken(protocol === TCP ? "tcp" : "udp"));
}

const everyPort = (ports: PortRange): EmittedRule[] => [allow(1110, TCP, { ports }), allow(1120, UDP, { ports })];

function message(ruleNumber: number, type: number): EmittedRule {
  return allow(ruleNumber, ICMPV6, { icmp: { type, code: -1 } });
}

function allow(ruleNumber: number, protocol: number, packets: Pick<EmittedRule, "ports" | "icmp">): EmittedRule {
  return { ruleNumber, ruleAction: "allow", protocol, peer: ANYWHERE, ...packets };
}
