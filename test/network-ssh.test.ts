/** How the way in changes the ACLs of a network, and what is told of them. */
import { expect, test } from "vitest";
import type { Network } from "../modules/network/network.js";
import type { TierProps } from "../modules/network/network-props.js";
import { peer } from "./support/rules.js";
import { opened, tierOf, warningsIn } from "./support/ssh.js";
import { networkIn, stackNamed, synthesized } from "./support/synth.js";

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

test("two peers whose rules would have one number get two", () => {
  const both = (network: Network) => {
    for (const text of ["2600:33::/32", "2600:59::/32"]) network.ssh.openFrom([peer(text)], tierOf(network, "public"));
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
