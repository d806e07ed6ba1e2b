/** Rules about the whole internet where no route leads to it, or none leads in. */
import { expect, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import { Host } from "../modules/host/host.js";
import type { HostRule } from "../modules/host/host-props.js";
import type { TierProps } from "../modules/network/network-props.js";
import { networkIn, stackNamed } from "./support/synth.js";

const EVERYONE = { protocol: "tcp", port: 443, cidr: "::/0" } as const;
const numbered = (rule: HostRule) => ({ ...rule, ruleNumber: 10 });

function saidOfTier(tier: TierProps): string {
  const network = networkIn(stackNamed("test"), { tiers: { app: { number: 2, preset: false, ...tier } } });
  const own = network.problems().filter(({ what }) => what.includes("route"));
  return own.map(describe).join("\n");
}

function saidOfHost(rule: HostRule, subnetType: TierProps["subnetType"]): string {
  const stack = stackNamed("test");
  const network = networkIn(stack, { tiers: { private: {}, app: { number: 2, subnetType } } });
  const host = new Host(stack, "web", { network, tier: "app", ingress: [rule] });
  const own = host.problems().filter(({ what }) => what.includes("no connection comes in"));
  return own.map(describe).join("\n");
}

test("an isolated tier's rules about the internet are told to lead nowhere, either way", () => {
  const rules = { ingress: [numbered(EVERYONE)], egress: [numbered({ ...EVERYONE, cidr: "2000::/3" })] };
  expect(saidOfTier({ subnetType: "private-isolated", ...rules })).toMatchInlineSnapshot(`
    "tiers.app.ingress[0]: "::/0" is the internet, and no route leads there from an isolated tier, nor back.
      Name the tier or the prefix that is meant.
      https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
    tiers.app.egress[0]: "2000::/3" is the internet, and no route leads there from an isolated tier, nor back.
      Name the tier or the prefix that is meant.
      https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html"
  `);
});

test.each<TierProps>([
  { subnetType: "private-with-egress", egress: [numbered(EVERYONE)] },
  { subnetType: "public", ingress: [numbered(EVERYONE)] },
  { subnetType: "private-isolated", ingress: [{ ...numbered(EVERYONE), ruleAction: "deny" }] },
  { subnetType: "private-isolated", ingress: [numbered({ ...EVERYONE, cidr: "2600:1f18::/36" })] },
  { subnetType: "private-isolated", ingress: [numbered({ protocol: "tcp", port: 443, tier: "app" })] },
  { subnetType: "private-isolated", ingress: [numbered({ protocol: "icmpv6", cidr: "::/0" })] },
])("of a tier with %j nothing is told", (tier) => {
  expect(saidOfTier(tier)).toBe("");
});

test("a host behind an egress-only gateway is told that the internet does not come in", () => {
  expect(saidOfHost(EVERYONE, "private-with-egress")).toMatchInlineSnapshot(`
    "ingress[0]: "::/0" is the internet, from which no connection comes in to a tier that is private-with-egress.
      Name the tier or the prefix that is meant, or stand the host in a public tier.
      https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html"
  `);
});

test.each<[string, HostRule, TierProps["subnetType"]]>([
  ["the internet in other words", { ...EVERYONE, cidr: "2000::/4" }, "private-with-egress"],
  ["every protocol", { protocol: "all", cidr: "::/0" }, "private-with-egress"],
  ["an isolated tier", EVERYONE, "private-isolated"],
])("the same is told of %s", (_, rule, subnetType) => {
  expect(saidOfHost(rule, subnetType)).toMatch(/^ingress\[0\]: .*, from which no connection comes in/);
});

test.each<[string, HostRule, TierProps["subnetType"]]>([
  ["a public tier", EVERYONE, "public"],
  ["one network", { ...EVERYONE, cidr: "2600:1f18::/36" }, "private-with-egress"],
  ["another tier", { protocol: "tcp", port: 443, tier: "private" }, "private-with-egress"],
  ["ICMPv6", { protocol: "icmpv6", cidr: "::/0" }, "private-with-egress"],
])("of %s nothing is told", (_, rule, subnetType) => {
  expect(saidOfHost(rule, subnetType)).toBe("");
});
