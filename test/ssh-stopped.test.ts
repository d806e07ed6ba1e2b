/** Rules that stop SSH on its way into a network, or some of the replies to it. */
import { expect, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import type { NetworkProps, TierProps } from "../modules/network/network-props.js";
import { peer } from "./support/rules.js";
import { opened, tierOf, warningsIn } from "./support/ssh.js";
import { networkIn, stackNamed, synthesized } from "./support/synth.js";

/** What the synthesis of such a network with a bastion and a host behind it says; undefined when it says nothing. */
function refusalOf(tiers: Record<string, TierProps>, props: Partial<NetworkProps> = {}): string | undefined {
  const stack = stackNamed("test");
  const network = networkIn(stack, { ...props, tiers, access: "bastion" });
  opened(network);
  network.ssh.openBetween(tierOf(network, "public"), tierOf(network, "private"));
  try {
    synthesized(stack);
  } catch (error) {
    return String(error);
  }
  return undefined;
}
const deny22 = { ruleNumber: 10, ruleAction: "deny", protocol: "tcp", port: 22, cidr: "::/0" } as const;

test("a rule that stops SSH on its way is refused, however the way in was made", () => {
  expect(refusalOf({ public: { ingress: [deny22] }, private: {} })).toMatchInlineSnapshot(`
    "Error: Validation failed with the following errors:
      [test/network] tiers.public.ingress: the rules stop SSH from 2600:1f18::/36, so that nobody can log in that way.
      Allow { protocol: "tcp", port: 22, cidr: "2600:1f18::/36" }, with a number below that of any rule that denies it.

    If you wish to ignore these validations, pass 'skipValidation: true' to your App configuration.
    "
  `);
});

test.each<[string, Record<string, TierProps>]>([
  ["out of the public tier", { public: { egress: [deny22] }, private: {} }],
  ["into the private tier", { public: {}, private: { ingress: [deny22] } }],
  ["by the tier's name", { public: {}, private: { ingress: [{ ...deny22, cidr: undefined, tier: "public" }] } }],
  ["by a wider prefix", { public: { ingress: [{ ...deny22, cidr: "2600:1f18::/35" }] }, private: {} }],
  ["on the way back", { public: {}, private: { egress: [{ ...deny22, port: undefined }] } }],
  ["without the preset", { public: { preset: false }, private: {} }],
])("SSH that is stopped %s is refused", (_, tiers) => {
  expect(refusalOf(tiers)).toContain("so that nobody can log in that way");
});

test("rules for a tier let no office in, which is no part of it", () => {
  const stack = stackNamed("test");
  const icmpv6 = { ruleNumber: 90, protocol: "icmpv6", cidr: "::/0" } as const;
  const ssh = { ruleNumber: 10, protocol: "tcp", port: 22, tier: "private" } as const;
  const replies = { ruleNumber: 10, protocol: "tcp", fromPort: 1024, toPort: 65535, tier: "private" } as const;
  const tiers = { public: { preset: false, ingress: [ssh, icmpv6], egress: [replies, icmpv6] }, private: {} };
  const network = networkIn(stack, { tiers, access: "bastion" });
  network.ssh.openFrom([peer("2a05:d018:1::/48")], tierOf(network, "public"));
  expect(() => synthesized(stack)).toThrow("the rules stop SSH from 2a05:d018:1::/48");
});

test("a prefix that holds the bastion's tier stops SSH from it, as far as it is known where the tier lies", () => {
  const stopped = (cidr: string, ipv6?: NetworkProps["ipv6"]) =>
    refusalOf({ public: {}, private: { ingress: [{ ...deny22, cidr }] } }, { ipv6 });
  const pool = { ipamPoolId: "ipam-pool-0123456789abcdef0" };
  const known = { ...pool, cidrBlock: "2600:1f18:13:100::/56" };
  expect(stopped("2600:1f18:13:100::/56", known)).toContain("the rules stop SSH from tier public");
  expect(stopped("2600:1f18:13:110::/60", known)).toBeUndefined();
  expect(stopped("2000::/3")).toContain("the rules stop SSH from tier public");
  expect(stopped("2000::/3", pool)).toBeUndefined();
});

const replies = { ruleNumber: 20, protocol: "tcp", fromPort: 1024, toPort: 65535, cidr: "::/0" } as const;

test("replies to SSH that are stopped on some ports are a warning, told by the network and to cdktf once", () => {
  const stack = stackNamed("test");
  const deny = { ...replies, ruleNumber: 10, ruleAction: "deny", toPort: 60998, cidr: "2600:1f18::/36" } as const;
  const network = networkIn(stack, { tiers: { public: { egress: [deny] } }, access: "bastion" });
  opened(network);
  opened(network);
  expect(network.problems().map(describe).join("\n")).toMatchInlineSnapshot(`
    "tiers.public.egress: the rules stop replies to SSH to 2600:1f18::/36 on ports 32768-60998: a client that connects from one of them hangs.
      Allow { protocol: "tcp", fromPort: 32768, toPort: 60999, cidr: "2600:1f18::/36" }, with a number below that of any rule that denies it."
  `);
  synthesized(stack);
  expect(warningsIn(stack)).toEqual([expect.stringContaining("replies to SSH to 2600:1f18::/36 on ports 32768-60998")]);
});

test("replies to SSH that are stopped on all ports by rules of some each are refused", () => {
  const deny = { ...replies, ruleAction: "deny" } as const;
  const egress = [
    { ...deny, ruleNumber: 10, toPort: 40_000 },
    { ...deny, ruleNumber: 11, fromPort: 40_001 },
  ];
  expect(refusalOf({ public: { egress }, private: {} })).toContain("the rules stop replies to SSH to 2600:1f18::/36");
});

test("replies to SSH that two rules let out by halves pass", () => {
  const icmpv6 = { ruleNumber: 90, protocol: "icmpv6", cidr: "::/0" } as const;
  const egress = [
    { ...replies, toPort: 40_000 },
    { ...replies, ruleNumber: 21, fromPort: 40_001 },
    { ...deny22, ruleAction: "allow" },
    icmpv6,
  ] as const;
  const ingress = [{ ...deny22, ruleAction: "allow", cidr: "2600:1f18::/36" }, replies, icmpv6] as const;
  expect(refusalOf({ public: { preset: false, ingress, egress }, private: {} })).toBeUndefined();
});

test("SSH that is stopped from elsewhere passes, and so do rules of one's own without the preset", () => {
  expect(refusalOf({ public: { ingress: [{ ...deny22, cidr: "2a01::/16" }] }, private: {} })).toBeUndefined();
  const all = { ruleNumber: 10, protocol: "all", cidr: "::/0" } as const;
  const own = { preset: false, ingress: [all], egress: [all] };
  expect(refusalOf({ public: own, private: own })).toBeUndefined();
});
