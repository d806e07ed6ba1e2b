/** How the way in changes the ACLs of a network, and what is told of them. */
import type { IConstruct } from "constructs";
import { expect, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import type { Peer } from "../modules/net/peer.js";
import { parsePrefix } from "../modules/net/prefix.js";
import type { Network } from "../modules/network/network.js";
import type { NetworkProps, TierProps } from "../modules/network/network-props.js";
import type { Tier } from "../modules/network/tier.js";
import { networkIn, stackNamed, synthesized } from "./support/synth.js";

const peerOf = (text: string): Peer => ({ kind: "prefix", prefix: parsePrefix(text, "", []) as never });
const office = peerOf("2600:1f18::/36");
const tierOf = (network: Network, name: string) => network.tiers.get(name) as Tier;
const https = [{ protocol: "tcp", port: 443 }] as const;

/** The SSH rules of a network that somebody opened, as `ingress tcp 22 of public from …`. */
function rulesAfter(tiers: Record<string, TierProps>, open: (network: Network) => unknown): string[] {
  const stack = stackNamed("test");
  open(networkIn(stack, { tiers, access: "bastion" }));
  const rules = Object.entries(synthesized(stack).resource.aws_network_acl_rule ?? {});
  return rules
    .filter(([, rule]) => Number(rule.rule_number) >= 2000 && Number(rule.rule_number) < 10_000)
    .map(([name, { rule_number, from_port, to_port, ipv6_cidr_block }]) =>
      [name.replace(`_${rule_number}`, ""), `${from_port}-${to_port}`, ipv6_cidr_block].join(" "),
    );
}
const opened = (network: Network) => network.ssh.openFrom([office], tierOf(network, "public"));
const warningsIn = (construct: IConstruct) =>
  construct.node
    .findAll()
    .flatMap((child) => child.node.metadata)
    .filter(({ type }) => /warn/.test(type))
    .map(({ data }) => String(data).split("\n")[0]);

test("a tier is opened to whom it is opened to, and replies go back", () => {
  expect(rulesAfter({ public: {}, private: {} }, opened)).toMatchInlineSnapshot(`
    [
      "public_ingress 22-22 2600:1f18::/36",
    ]
  `);
  expect(rulesAfter({ public: { outbound: https }, private: {} }, opened)).toMatchInlineSnapshot(`
    [
      "public_ingress 22-22 2600:1f18::/36",
      "public_egress 1024-65535 2600:1f18::/36",
    ]
  `);
});

test("two tiers are opened to each other once, however often it is asked", () => {
  const tiers = { public: { outbound: https }, private: { outbound: https } };
  const twice = (network: Network) => {
    opened(network);
    for (const _ of [1, 2]) {
      network.ssh.openBetween(tierOf(network, "public"), tierOf(network, "private"));
    }
  };
  expect(rulesAfter(tiers, twice)).toMatchInlineSnapshot(`
    [
      "public_ingress 22-22 2600:1f18::/36",
      "public_egress 1024-65535 2600:1f18::/36",
      "public_egress 22-22 \${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 1)}",
      "private_ingress 22-22 \${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 0)}",
      "private_egress 1024-65535 \${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 0)}",
    ]
  `);
});

test("hosts of one tier reach each other across zones, where the tier's own ACL stands in between", () => {
  const tiers = { public: { outbound: https } };
  const within = (network: Network) => {
    opened(network);
    network.ssh.openBetween(tierOf(network, "public"), tierOf(network, "public"));
  };
  const rules = rulesAfter(tiers, within).filter((rule) => rule.includes("cidrsubnet"));
  expect(rules).toMatchInlineSnapshot(`
    [
      "public_egress 22-22 \${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 0)}",
      "public_ingress 22-22 \${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 0)}",
      "public_egress 1024-65535 \${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 0)}",
    ]
  `);
});

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
  network.ssh.openFrom([peerOf("2a05:d018:1::/48")], tierOf(network, "public"));
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

test("two peers whose rules would have one number get two", () => {
  const both = (network: Network) => {
    for (const text of ["2600:33::/32", "2600:59::/32"])
      network.ssh.openFrom([peerOf(text)], tierOf(network, "public"));
  };
  expect(rulesAfter({ public: {} }, both)).toEqual([
    "public_ingress 22-22 2600:33::/32",
    "public_ingress 22-22 2600:59::/32",
  ]);
});

test("what was put right is a note, and what is odd a warning, each told to cdktf once", () => {
  const stack = stackNamed("test");
  const wild = { rule_number: 10, rule_action: "allow", protocol: "-1", ipv6_cidr_block: "2600:1f18::/36" } as const;
  const ipv4 = { rule_number: 20, rule_action: "allow", protocol: "tcp", cidr_block: "0.0.0.0/0" } as const;
  const network = networkIn(stack, { tiers: { private: { ingress: [wild, ipv4] } } });
  expect(network.problems().map(({ level, where }) => `${level} ${where}`)).toMatchInlineSnapshot(`
    [
      "note tiers.private.ingress[1].cidr_block",
      "warning tiers.private.ingress[0]",
    ]
  `);
  expect(warningsIn(stack)).toEqual([]);
  synthesized(stack);
  synthesized(stack);
  expect(warningsIn(stack)).toMatchInlineSnapshot(`
    [
      "tiers.private.ingress[0]: 10 allows every protocol.",
    ]
  `);
});

test("of a tree that is refused, and then put right, the warnings are told too", () => {
  const stack = stackNamed("test");
  const deny = { ruleNumber: 10, protocol: "tcp", ruleAction: "deny", cidr: "::/0", port: 25 } as const;
  const network = networkIn(stack, {
    access: "bastion",
    tiers: { public: { ingress: [deny, { ...deny, ruleNumber: 11 }] } },
  });
  expect(() => synthesized(stack)).toThrow("nobody can log in");
  opened(network);
  synthesized(stack);
  expect(warningsIn(stack)).toEqual([expect.stringContaining("11 never matches")]);
});
