/** A tier's network ACL: rules as they are emitted, peers that only Terraform knows, and what synthesis refuses. */
import { TerraformVariable } from "cdktf";
import { expect, describe as suite, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import type { NetworkProps, TierProps } from "../modules/network/network-props.js";
import type { AwsStack } from "../modules/network/stack.js";
import { networkIn, stackNamed, synthesized } from "./support/synth.js";

/** The rules of one ACL by the last parts of their addresses, such as `ingress_10`. */
function rulesIn(stack: AwsStack, acl: string): Record<string, Record<string, unknown>> {
  const rules = Object.entries(synthesized(stack).resource.aws_network_acl_rule ?? {});
  return Object.fromEntries(
    rules.flatMap(([name, { "//": _, ...rule }]) =>
      name.startsWith(`${acl}_`) ? [[name.slice(acl.length + 1), rule]] : [],
    ),
  );
}
const privateWith = (stack: AwsStack, tier: TierProps, props: Partial<NetworkProps> = {}) =>
  networkIn(stack, { tiers: { public: {}, private: tier }, ...props });
const emitted = (tier: TierProps, props?: Partial<NetworkProps>) => {
  const stack = stackNamed("test");
  privateWith(stack, tier, props);
  return rulesIn(stack, "private");
};

suite("a rule", () => {
  test("of tcp is emitted with ports and its ACL's id", () => {
    expect(
      emitted({ ingress: [{ ruleNumber: 10, protocol: "tcp", port: 5432, cidr: "2600:1F18::/36" }] }).ingress_10,
    ).toMatchInlineSnapshot(`
      {
        "egress": false,
        "from_port": 5432,
        "ipv6_cidr_block": "2600:1f18::/36",
        "network_acl_id": "\${aws_network_acl.private.id}",
        "protocol": "6",
        "rule_action": "allow",
        "rule_number": 10,
        "to_port": 5432,
      }
    `);
  });

  test("of icmpv6 is emitted as protocol 58 with its type and code, and without ports", () => {
    const egress = [
      { ruleNumber: 20, protocol: "icmpv6", icmpType: "echo-reply", ruleAction: "deny", cidr: "::/0" },
    ] as const;
    expect(emitted({ egress }).egress_20).toMatchInlineSnapshot(`
      {
        "egress": true,
        "icmp_code": -1,
        "icmp_type": 129,
        "ipv6_cidr_block": "::/0",
        "network_acl_id": "\${aws_network_acl.private.id}",
        "protocol": "58",
        "rule_action": "deny",
        "rule_number": 20,
      }
    `);
  });

  test("of every protocol has neither", () => {
    const rule = emitted({ ingress: [{ ruleNumber: 30, protocol: "all", cidr: "2600:1f18::/36" }] }).ingress_30;
    expect(rule).toMatchObject({ protocol: "-1", egress: false });
    expect(Object.keys(rule ?? {}).filter((key) => /port|icmp/.test(key))).toEqual([]);
  });

  test.each([1, 999, 32766])("number %d keeps its number in its address, both ways", (ruleNumber) => {
    const rule = { ruleNumber, protocol: "udp", port: 53, cidr: "::/0" } as const;
    const rules = emitted({ ingress: [{ ...rule, port: 40000 }], egress: [rule] });
    expect(rules[`ingress_${ruleNumber}`]).toMatchObject({ rule_number: ruleNumber, egress: false });
    expect(rules[`egress_${ruleNumber}`]).toMatchObject({ rule_number: ruleNumber, egress: true });
  });

  test("without the preset is alone with its own", () => {
    const pair = { protocol: "icmpv6", cidr: "::/0" } as const;
    const rules = emitted({
      preset: false,
      ingress: [{ ruleNumber: 1, ...pair }],
      egress: [{ ruleNumber: 2, ...pair }],
    });
    expect(Object.keys(rules)).toEqual(["ingress_1", "egress_2"]);
  });
});

suite("a peer", () => {
  const ingress = (cidr: string) => [{ ruleNumber: 10, protocol: "tcp", port: 22, cidr }] as const;

  test("that is a tier is the tier's whole block of the VPC's prefix", () => {
    const tiers = {
      public: {},
      private: { ingress: [{ ruleNumber: 10, protocol: "tcp", port: 22, tier: "app" }] },
      app: { number: 11 },
    };
    const cidrs = ([44, 52, 56, 60] as const).map((netmaskLength) => {
      const app = { number: netmaskLength === 60 ? 3 : 11 };
      const stack = stackNamed("test");
      networkIn(stack, {
        tiers: { ...tiers, app },
        ipv6: { ipamPoolId: "ipam-pool-0123456789abcdef0", netmaskLength },
      });
      return rulesIn(stack, "private").ingress_10?.ipv6_cidr_block;
    });
    expect(cidrs).toMatchInlineSnapshot(`
      [
        "\${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 16, 11)}",
        "\${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 11)}",
        "\${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 11)}",
        "\${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 2, 3)}",
      ]
    `);
  });

  test("that is a tier stays an expression though the VPC's prefix is known", () => {
    const ipv6 = { ipamPoolId: "ipam-pool-0123456789abcdef0", cidrBlock: "2600:1f18::/56" };
    const rule = { ruleNumber: 10, protocol: "tcp", port: 22, tier: "private" } as const;
    expect(emitted({ ingress: [rule] }, { ipv6 }).ingress_10?.ipv6_cidr_block).toBe(
      "${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 1)}",
    );
  });

  test.each([
    ["", "", "${var.office}"],
    ["", "/48", "${var.office}/48"],
    ['${file("/etc/hostname")}', "$", '${"$"}{file("/etc/hostname")}${var.office}$'],
  ])(
    "that is a reference between %j and %j is emitted as %s, and nothing else in it is evaluated",
    (before, after, cidr) => {
      const stack = stackNamed("test");
      const office = new TerraformVariable(stack, "office", { type: "string" }).stringValue;
      privateWith(stack, { ingress: ingress(`${before}${office}${after}`) });
      expect(rulesIn(stack, "private").ingress_10?.ipv6_cidr_block).toBe(cidr);
    },
  );

  test("that is a reference is named in a message as Terraform will read it", () => {
    const stack = stackNamed("test");
    const office = new TerraformVariable(stack, "office", { type: "string" });
    const deny = { protocol: "tcp", ruleAction: "deny" } as const;
    const network = privateWith(stack, {
      ingress: [
        { ...deny, ruleNumber: 10, cidr: office.stringValue },
        { ...deny, ruleNumber: 20, cidr: office.stringValue, port: 22 },
      ],
    });
    expect(network.problems().map(describe).join("\n")).toMatchInlineSnapshot(`
      "tiers.private.ingress[1]: 20 never matches: rule 10 (tiers.private.ingress[0]) comes first and takes all of its packets, to deny them.
        Take the rule away, or give it a number below 10.
        https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html"
    `);
  });
});

suite("synthesis refuses", () => {
  const messages = (tier: TierProps, props?: Partial<NetworkProps>) => {
    const stack = stackNamed("test");
    privateWith(stack, tier, props);
    try {
      synthesized(stack);
      return [];
    } catch (error) {
      return (error as Error).message.split("\n").filter((line) => line.includes("[test/"));
    }
  };
  const rule = { ruleNumber: 10, protocol: "tcp", port: 443, cidr: "::/0" } as const;

  test("a number used twice in one direction, at the second rule's path", () => {
    expect(messages({ egress: [rule, { ...rule, port: 80 }] })).toMatchInlineSnapshot(`
      [
        "  [test/network/tier-private/network-acl] tiers.private.egress[1]: 10 is also the number of tiers.private.egress[0].",
      ]
    `);
    expect(messages({ egress: [rule], ingress: [{ ...rule, port: 40000 }] })).toEqual([]);
  });

  test("a number of the preset's", () => {
    expect(messages({ ingress: [{ ...rule, ruleNumber: 1020, ruleAction: "deny" }] })).toContainEqual(
      expect.stringMatching(/tiers\.private\.ingress\[0\]\S*: 1020 is also the number of a rule of the preset's\.$/),
    );
  });

  test.each([20, 10])("more rules than the quota of %d, and none fewer", (aclRuleQuota) => {
    const preset = Object.keys(emitted({})).filter((name) => name.startsWith("ingress")).length;
    const own = (count: number) =>
      Array.from(
        { length: count },
        (_, index) => ({ ...rule, ruleNumber: index + 1, ruleAction: "deny", port: index }) as const,
      );
    const room = aclRuleQuota - 2 - preset;
    const about = (count: number) =>
      messages({ ingress: own(count) }, { aclRuleQuota }).filter((line) => /quota/.test(line));
    expect(about(room)).toEqual([]);
    expect(about(room + 1)).toHaveLength(1);
  });
});
