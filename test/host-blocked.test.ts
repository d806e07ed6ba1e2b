/** What a host's group lets in and its tier's ACL stops, replies included. */
import { expect, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import { Host } from "../modules/host/host.js";
import type { HostRule } from "../modules/host/host-props.js";
import type { TierProps } from "../modules/network/network-props.js";
import { hostWith } from "./support/host.js";
import { networkIn, stackNamed, synthesized } from "./support/synth.js";

const https = { protocol: "tcp", port: 443, cidr: "2600:1f18::/36" } as const;
const replies = { ruleNumber: 10, protocol: "tcp", fromPort: 1024, toPort: 65535, cidr: "::/0" } as const;

test("what the ACL stops is refused", () => {
  expect(() => hostWith([https], { private: {} })).toThrow(
    "ingress[0]: the network ACL of tiers.private stops these packets from 2600:1f18::/36.\n  Allow them in tiers.private.ingress too, and their replies in tiers.private.egress.",
  );
});

const service = { protocol: "tcp", fromPort: 8000, toPort: 8100, cidr: "2600:1f18::/36" } as const;

test("ports of a service that the ACL stops are a warning, told by the host and to cdktf", () => {
  const stack = stackNamed("test");
  const deny = { ...service, ruleNumber: 10, ruleAction: "deny", fromPort: 8001 } as const;
  const network = networkIn(stack, { tiers: { private: { ingress: [deny, { ...service, ruleNumber: 11 }] } } });
  const host = new Host(stack, "web", { network, ingress: [service] });
  expect(host.problems().map(describe).join("\n")).toMatchInlineSnapshot(`
    "ingress[0]: the network ACL of tiers.private stops these packets from 2600:1f18::/36 to ports 8001-8100.
      Allow them in tiers.private.ingress before any rule that denies them, or leave these ports out."
  `);
  synthesized(stack);
  const told = host.node.metadata.filter(({ data }) => String(data).includes("to ports 8001-8100"));
  expect(told.map(({ type }) => type)).toEqual(["@cdktf/warn"]);
});

test.each<[string, number, number]>([
  ["side by side", 8050, 8051],
  ["one over the other", 8080, 8020],
])("ports of a service that two rules let in, %s, pass", (_, toPort, fromPort) => {
  const ingress = [
    { ...service, ruleNumber: 10, toPort },
    { ...service, ruleNumber: 11, fromPort },
  ];
  expect(() => hostWith([service], { private: { ingress } })).not.toThrow();
});

test("ports of a service that two rules stop are refused", () => {
  const deny = { ...service, ruleAction: "deny" } as const;
  const ingress = [
    { ...deny, ruleNumber: 10, toPort: 8050 },
    { ...deny, ruleNumber: 11, fromPort: 8051 },
    { ...service, ruleNumber: 12 },
  ];
  expect(() => hostWith([service], { private: { ingress } })).toThrow("stops these packets from 2600:1f18::/36");
});

const grpc = { protocol: "tcp", port: 50_051, cidr: "2600:1f18::/36" } as const;
const nodePorts = { protocol: "tcp", fromPort: 30_000, toPort: 32_767, tier: "app" } as const;
const isolated = { subnetType: "private-isolated", ingress: [{ ...nodePorts, ruleNumber: 10 }] } as const;

test.each<[string, HostRule, Record<string, TierProps>]>([
  ["by a rule of so many ports that it may be for replies", nodePorts, { app: { number: 2 }, private: isolated }],
  ["by the preset's rule for replies", grpc, { private: { outbound: [{ protocol: "tcp", port: 443 }] } }],
])("a service let in %s is refused without a way back", (_, rule, tiers) => {
  expect(() => hostWith([rule], tiers)).toThrow("ingress[0]: the network ACL of tiers.private stops the replies to ");
});

test("a service whose replies the ACL lets out passes, and so does one of udp, which may want none", () => {
  const egress = [{ ...replies, cidr: undefined, tier: "app" }];
  expect(() => hostWith([nodePorts], { app: { number: 2 }, private: { ...isolated, egress } })).not.toThrow();
  const syslog = { ...grpc, protocol: "udp", port: 40_514 };
  const outbound = [{ protocol: "udp", port: 53 }] as const;
  expect(() => hostWith([syslog], { private: { outbound } })).not.toThrow();
});

test("replies that the ACL stops are told with the rule that is missing, and on some ports as a warning", () => {
  const said = (egress: TierProps["egress"]) => {
    const tiers = { app: { number: 2 }, private: { ...isolated, egress } };
    const network = networkIn(stackNamed("test"), { tiers });
    return new Host(network, "web", { network, ingress: [nodePorts] })
      .problems()
      .map((problem) => `${problem.level} ${describe(problem)}`)
      .join("\n");
  };
  expect(said([])).toMatchInlineSnapshot(`
    "error ingress[0]: the network ACL of tiers.private stops the replies to tier app.
      Allow { protocol: "tcp", tier: "app", fromPort: 1024, toPort: 65535 } in tiers.private.egress, before any rule that denies it.
      https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html"
  `);
  expect(said([{ ...replies, fromPort: 49_152 }])).toMatchInlineSnapshot(`
    "warning ingress[0]: the network ACL of tiers.private stops the replies to tier app on ports 32768-49151: a client that connects from one of them hangs.
      Allow { protocol: "tcp", tier: "app", fromPort: 1024, toPort: 65535 } in tiers.private.egress, before any rule that denies it.
      https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html"
  `);
});

test("hosts of one subnet reach each other, whatever the ACL says", () => {
  const own = { protocol: "tcp", port: 5432, tier: "private" } as const;
  const within = (availabilityZones: readonly string[]) => {
    const stack = stackNamed("test");
    const network = networkIn(stack, { availabilityZones, tiers: { private: {} } });
    return new Host(stack, "db", { network, ingress: [own] }).problems().map(({ level }) => level);
  };
  expect(within(["eu-west-1a"])).toEqual([]);
  expect(within(["eu-west-1a", "eu-west-1b"])).toEqual(["error"]);
});

test.each<HostRule>([
  { protocol: "icmpv6", tier: "private" },
  { protocol: "all", cidr: "2600:1f18::/36" },
])("of %j, packets of several kinds, some are told to be stopped, and none is refused", (rule) => {
  const stack = stackNamed("test");
  const host = new Host(stack, "web", { network: networkIn(stack), ingress: [rule] });
  expect(host.problems()).toMatchObject([{ level: "warning", what: expect.stringContaining("stops some of these") }]);
  expect(() => synthesized(stack)).not.toThrow();
});

test("what no route leads to is told of once", () => {
  const stack = stackNamed("test");
  const host = new Host(stack, "web", { network: networkIn(stack), ingress: [{ ...grpc, cidr: "::/0" }] });
  expect(host.problems()).toMatchObject([{ what: expect.stringContaining("no connection comes in") }]);
});
