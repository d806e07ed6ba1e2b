/** A host in the tier "private" that lets something in. */
import { Host } from "../../modules/host/host.js";
import type { HostRule } from "../../modules/host/host-props.js";
import type { TierProps } from "../../modules/network/network-props.js";
import { networkIn, stackNamed, synthesized } from "./synth.js";

export function hostWith(ingress: readonly HostRule[], tiers: Record<string, TierProps>) {
  const stack = stackNamed("test");
  new Host(stack, "web", { network: networkIn(stack, { tiers: { ...tiers } }), tier: "private", ingress });
  return synthesized(stack);
}
