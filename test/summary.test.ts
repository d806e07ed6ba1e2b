/** What is printed of a network. */
import { Eip } from "@cdktf/provider-aws/lib/eip/index.js";
import { expect, test } from "vitest";
import { summarize } from "../modules/cli/summary.js";
import { Bastion } from "../modules/host/bastion.js";
import { Host } from "../modules/host/host.js";
import type { HostProps } from "../modules/host/host-props.js";
import { networkIn, PUBLIC_KEY, stackNamed } from "./support/synth.js";

/** The lines about a host, by the title in front of them. */
function linesOf(title: string, props: Partial<HostProps>, region = "eu-west-1", addresses = 0): string {
  const stack = stackNamed("test", region);
  const network = networkIn(stack, { availabilityZones: [`${region}a`], flowLogs: false });
  const host = new Host(stack, "app", { network, ...props });
  for (let index = 0; index < addresses; index += 1) new Eip(stack, `eip${index}`, {});
  const text = summarize(stack, network, [host]);
  const start = text.indexOf(`  ${title}`);
  return text.slice(start).split(/\n(?= {2}\S|$)/)[0] as string;
}

test("a network is told in a few lines: where its subnets lie, what it is, what it costs, what is odd", () => {
  const stack = stackNamed("production");
  const ipv6 = { ipamPoolId: "ipam-pool-0123456789abcdef0", cidrBlock: "2a00:1450:0:100::/56" };
  const tiers = { public: {}, private: {}, database: { number: 2, subnetType: "private-isolated" } } as const;
  const network = networkIn(stack, { access: "bastion", tiers, ipv6 });
  const bastion = new Bastion(stack, "bastion", { network, allowSshFrom: ["::/0"], publicKey: PUBLIC_KEY });
  const host = new Host(stack, "app", { network, bastion, tier: "database" });
  expect(summarize(stack, network, [bastion, host])).toMatchInlineSnapshot(`
    "production (eu-west-1)
      subnets      public    eu-west-1a 2a00:1450:0:100::/64  eu-west-1b 2a00:1450:0:101::/64
                   private   eu-west-1a 2a00:1450:0:110::/64  eu-west-1b 2a00:1450:0:111::/64
                   database  eu-west-1a 2a00:1450:0:120::/64  eu-west-1b 2a00:1450:0:121::/64
      resources    96, in 24 types
      public IPv4  0 addresses
      a month      $20.04: 2 x t4g.micro $13.43, 16 GB of gp3 $1.41, detailed monitoring of 2 $4.20, 1 KMS key $1.00
                   by prices checked 2026-11-24, the oldest of 2023-01-02; without tax and traffic
                   flow logs besides: $0.57 a GB
      warning      allowSshFrom: "::/0" lets everyone on the internet try to log in.
                   Name the networks that you log in from.
    "
  `);
});

test("a prefix that Amazon will provide is told by its last digits", () => {
  expect(linesOf("subnets", {})).toMatchInlineSnapshot(`
    "  subnets      public   eu-west-1a …00::/64
                   private  eu-west-1a …10::/64"
  `);
});

test("an instance type without a price is told and not guessed", () => {
  expect(linesOf("a month", { instanceType: "m7g.large" })).toMatchInlineSnapshot(`
    "  a month      at least $2.80: 8 GB of gp3 $0.70, detailed monitoring of 1 $2.10
                   by prices checked 2026-11-24, the oldest of 2026-09-17; without tax and traffic
                   flow logs besides: $0.57 a GB
                   not in the price table for eu-west-1: 1 x m7g.large"
  `);
});

test("a region without prices is told and not guessed", () => {
  expect(linesOf("a month", {}, "eu-north-1")).toMatchInlineSnapshot(`
    "  a month      no price is known
                   by prices checked 2026-11-24; without tax and traffic
                   not in the price table for eu-north-1: 1 x t4g.micro, 8 GB of gp3, detailed monitoring of 1"
  `);
});

test("a network that costs nothing says so", () => {
  const stack = stackNamed("test");
  expect(summarize(stack, networkIn(stack, { flowLogs: false }))).toContain("a month      $0.00: nothing\n");
});

test.each([
  [0, "0 addresses"],
  [1, "1 address"],
  [2, "2 addresses"],
])("%d public IPv4 addresses are %s", (count, words) => {
  expect(linesOf("public IPv4", {}, "eu-west-1", count)).toBe(`  public IPv4  ${words}`);
});

test("whatever its constructs complain of has a line for what is wrong and a line for what to do", () => {
  const stack = stackNamed("test");
  const network = networkIn(stack);
  const problem = { level: "note", where: "here", what: "is odd", fix: "Mend it", see: "https://example.com" } as const;
  const text = summarize(stack, network, [{ problems: () => [problem, { ...problem, level: "warning" }] }]);
  expect(text).toContain("\n  note         here: is odd.\n               Mend it.\n");
  expect(text).toContain("\n  warning      here: is odd.\n               Mend it.\n");
});
