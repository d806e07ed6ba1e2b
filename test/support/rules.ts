/** What suites of network ACLs share: every kind of tier, peers by their text, a rule in one line. */
import { ConfigError, type Problem } from "../../modules/errors/problem.js";
import { icmpv6Name } from "../../modules/net/icmpv6.js";
import { type Peer, peerText } from "../../modules/net/peer.js";
import { LINUX_EPHEMERAL } from "../../modules/net/ports.js";
import { type Prefix, parsePrefix } from "../../modules/net/prefix.js";
import type { OutboundService, PresetDesign } from "../../modules/net/presets.js";
import { protocolName } from "../../modules/net/protocol.js";
import { type AclRuleInput, type AclRules, type EmittedRule, emitRules } from "../../modules/net/rule.js";

const TYPES: readonly PresetDesign["subnetType"][] = ["public", "private-with-egress", "private-isolated"];
const OUTBOUND: readonly (readonly [string, readonly OutboundService[] | undefined])[] = [
  ["every port", undefined],
  ["nothing", []],
  ["https", [{ protocol: "tcp", port: 443 }]],
  [
    "https, dns and ssh",
    [
      { protocol: "tcp", port: 443 },
      { protocol: "udp", port: 53 },
      { protocol: "tcp", port: 22 },
    ],
  ],
];

/** Every kind of tier whose hosts run Linux. */
export const TIERS: readonly { readonly name: string; readonly design: PresetDesign }[] = TYPES.flatMap((subnetType) =>
  OUTBOUND.map(([name, outbound]) => ({
    name: `${subnetType}, ${name} out`,
    design: { subnetType, returnPorts: LINUX_EPHEMERAL, outbound },
  })),
);

/** `tier private` is a tier, `${…}` a reference, all else a prefix. */
export function peer(text: string): Peer {
  if (text.startsWith("tier ")) return { kind: "tier", tier: text.slice(5) };
  if (text.startsWith("${")) return { kind: "reference", expression: text };
  return { kind: "prefix", prefix: parsePrefix(text, "cidr", []) as Prefix };
}

/** `1010 allow icmpv6 destination-unreachable ::/0`, `2000 deny tcp 22-22 tier private`. */
export function ruleLine({ ruleNumber, ruleAction, protocol, ports, icmp, peer }: EmittedRule): string {
  const what = ports ? `${ports.fromPort}-${ports.toPort}` : icmp ? icmpv6Name(icmp) : "";
  return [ruleNumber, ruleAction, protocolName(protocol), what, peerText(peer)].filter(Boolean).join(" ");
}

/** The user's own rules as they are emitted; a reference begins with `${`, and tiers are public and private. */
export function aclOf(ingress: readonly AclRuleInput[], egress: readonly AclRuleInput[]): AclRules {
  const options = { isReference: (value: unknown) => String(value).startsWith("${"), tiers: ["public", "private"] };
  const problems: Problem[] = [];
  const acl = {
    ingress: emitRules(ingress, "ingress", "tiers.public.ingress", problems, options),
    egress: emitRules(egress, "egress", "tiers.public.egress", problems, options),
  };
  if (problems.some(({ level }) => level === "error")) throw new ConfigError("rules of a test", problems);
  return acl;
}

/** Both ACLs' rules in one. */
export function joined(a: AclRules, b: AclRules): AclRules {
  return { ingress: [...a.ingress, ...b.ingress], egress: [...a.egress, ...b.egress] };
}
