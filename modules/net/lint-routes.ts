/**
 * Rules of a user's own about the whole internet, where no route leads to it or none leads in. Rules about ICMPv6 alone
 * are as good as any: a tier's neighbours send it too.
 * https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
 */
import { worldOutward } from "../errors/host.js";
import type { Problem } from "../errors/problem.js";
import { worldOfIsolated } from "../errors/tier.js";
import { peerText } from "./peer.js";
import type { SubnetType } from "./presets.js";
import { ICMPV6 } from "./protocol.js";
import type { AclRules, EmittedRule } from "./rule.js";
import { isWorld } from "./special-use.js";

/** What the ACL of a tier of this type allows in vain. Never throws. */
export function lintTierRoutes({ ingress, egress }: AclRules, subnetType: SubnetType): Problem[] {
  if (subnetType !== "private-isolated") return [];
  const rules = [...ingress, ...egress].filter((rule) => rule.ruleAction === "allow" && isOfWorld(rule));
  return rules.map(({ where, peer }) => worldOfIsolated(String(where), peerText(peer)));
}

/** What the group of a host in a tier of this type lets in in vain. Never throws. */
export function lintHostRoutes(ingress: readonly EmittedRule[], subnetType: SubnetType): Problem[] {
  if (subnetType === "public") return [];
  return ingress.filter(isOfWorld).map(({ where, peer }) => worldOutward(String(where), peerText(peer), subnetType));
}

const isOfWorld = ({ protocol, peer }: EmittedRule): boolean =>
  protocol !== ICMPV6 && peer.kind === "prefix" && isWorld([peer.prefix]);
