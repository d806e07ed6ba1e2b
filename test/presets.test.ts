/** The rules that a tier's ACL has from the start. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { mayPass } from "../modules/net/match.js";
import { ANYWHERE } from "../modules/net/peer.js";
import { LINUX_EPHEMERAL } from "../modules/net/ports.js";
import { type OutboundService, type PresetDesign, presetRules } from "../modules/net/presets.js";
import { ICMPV6, protocolName, TCP, UDP } from "../modules/net/protocol.js";
import type { EmittedRule } from "../modules/net/rule.js";
import { ruleLine, TIERS } from "./support/rules.js";

const HTTPS: OutboundService = { protocol: "tcp", port: 443 };
const DNS: OutboundService = { protocol: "udp", port: 53 };
const design = (change: Partial<PresetDesign> = {}): PresetDesign => ({
  subnetType: "public",
  returnPorts: LINUX_EPHEMERAL,
  ...change,
});
const lines = (rules: readonly EmittedRule[]): string => rules.map(ruleLine).join("\n");
const numbersByService = (outbound: readonly OutboundService[]): Map<string, number> => {
  const services = presetRules(design({ outbound })).egress.filter((rule) => rule.ports);
  return new Map(services.map((rule) => [`${rule.protocol} ${rule.ports?.fromPort}`, rule.ruleNumber]));
};

test.each(["public", "private-with-egress"] as const)("a %s tier sends what it likes and hears the replies", (type) => {
  const { ingress, egress } = presetRules(design({ subnetType: type }));
  expect(`ingress\n${lines(ingress)}\negress\n${lines(egress)}`).toMatchInlineSnapshot(`
    "ingress
    1010 allow icmpv6 destination-unreachable ::/0
    1020 allow icmpv6 packet-too-big ::/0
    1030 allow icmpv6 time-exceeded ::/0
    1040 allow icmpv6 parameter-problem ::/0
    1050 allow icmpv6 echo-request ::/0
    1060 allow icmpv6 echo-reply ::/0
    1110 allow tcp 32768-60999 ::/0
    1120 allow udp 32768-60999 ::/0
    egress
    1010 allow icmpv6 destination-unreachable ::/0
    1020 allow icmpv6 packet-too-big ::/0
    1030 allow icmpv6 time-exceeded ::/0
    1040 allow icmpv6 parameter-problem ::/0
    1050 allow icmpv6 echo-request ::/0
    1060 allow icmpv6 echo-reply ::/0
    1110 allow tcp 0-65535 ::/0
    1120 allow udp 0-65535 ::/0"
  `);
});

test.each([
  ["https", [HTTPS], ["tcp"]],
  ["dns", [DNS], ["udp"]],
  ["https and dns", [HTTPS, DNS], ["tcp", "udp"]],
  ["nothing", [], []],
])("a tier that speaks %s hears replies by the same protocols only", (_, outbound, heard) => {
  const replies = presetRules(design({ outbound })).ingress.filter((rule) => rule.ports);
  expect(replies.map(({ protocol }) => protocolName(protocol))).toEqual(heard);
});

test("an isolated tier has the ICMPv6 and nothing else", () => {
  const { ingress, egress } = presetRules(design({ subnetType: "private-isolated", outbound: [HTTPS] }));
  expect(`ingress\n${lines(ingress)}\negress\n${lines(egress)}`).toMatchInlineSnapshot(`
    "ingress
    1010 allow icmpv6 destination-unreachable ::/0
    1020 allow icmpv6 packet-too-big ::/0
    1030 allow icmpv6 time-exceeded ::/0
    1040 allow icmpv6 parameter-problem ::/0
    1050 allow icmpv6 echo-request ::/0
    1060 allow icmpv6 echo-reply ::/0
    egress
    1010 allow icmpv6 destination-unreachable ::/0
    1020 allow icmpv6 packet-too-big ::/0
    1030 allow icmpv6 time-exceeded ::/0
    1040 allow icmpv6 parameter-problem ::/0
    1050 allow icmpv6 echo-request ::/0
    1060 allow icmpv6 echo-reply ::/0"
  `);
});

test("named services take the place of every port going out", () => {
  const { ingress, egress } = presetRules(design({ outbound: [DNS, HTTPS] }));
  expect(lines(egress.filter((rule) => rule.ports))).toMatchInlineSnapshot(`
    "10443 allow tcp 443-443 ::/0
    20053 allow udp 53-53 ::/0"
  `);
  expect(ingress).toEqual(presetRules(design()).ingress);
});

test("no service at all lets nothing out but ICMPv6", () => {
  expect(presetRules(design({ outbound: [] })).egress.every((rule) => rule.protocol === ICMPV6)).toBe(true);
});

test("replies arrive on the tier's own range", () => {
  const returnPorts = { fromPort: 49152, toPort: 65535 };
  const replies = presetRules(design({ returnPorts })).ingress.filter((rule) => rule.ports);
  expect(replies.map((rule) => [rule.protocol, rule.ports])).toEqual([
    [TCP, returnPorts],
    [UDP, returnPorts],
  ]);
});

test.each<[string, OutboundService, number]>([
  ["tcp 443", HTTPS, 10443],
  ["udp 53", DNS, 20053],
  ["udp 443", { protocol: "udp", port: 443 }, 20443],
  ["tcp 1", { protocol: "tcp", port: 1 }, 10001],
  ["tcp 9999", { protocol: "tcp", port: 9999 }, 19999],
  ["tcp 27017", { protocol: "tcp", port: 27017 }, 17017],
  ["udp 65535", { protocol: "udp", port: 65535 }, 25535],
])("%s out is the rule of its port", (_, service, ruleNumber) => {
  expect([...numbersByService([service]).values()]).toEqual([ruleNumber]);
});

test("of two services with one number the later takes the next", () => {
  const [near, far] = [7017, 27017].map((port) => ({ protocol: "tcp", port }) as const);
  if (!near || !far) throw new Error("there are two");
  expect([...numbersByService([near, far])]).toEqual([
    ["6 7017", 17017],
    ["6 27017", 17018],
  ]);
});

const services = fc.uniqueArray(
  fc.record({ protocol: fc.constantFrom("tcp", "udp"), port: fc.integer({ min: 1, max: 65535 }) }),
  { maxLength: 40, selector: ({ protocol, port }) => `${protocol} ${port}` },
);

test("one more service moves no other's number, and no two share one", () => {
  fc.assert(
    fc.property(services, (outbound) => {
      const numbers = numbersByService(outbound);
      expect(new Set(numbers.values()).size).toBe(outbound.length);
      for (const [service, ruleNumber] of numbersByService(outbound.slice(0, -1))) {
        expect(numbers.get(service)).toBe(ruleNumber);
      }
    }),
  );
});

test("the order of services with ports below 10000 means nothing", () => {
  const below = services.map((all) => all.filter(({ port }) => port < 10000));
  fc.assert(
    fc.property(below, (outbound) => {
      expect(numbersByService(outbound.toReversed())).toEqual(numbersByService(outbound));
    }),
  );
});

test.each(TIERS)("$name: what RFC 4890 section 4.3.1 says must not be dropped passes both ways", ({ design }) => {
  const { ingress, egress } = presetRules(design);
  const essential = [
    ...Array.from({ length: 10 }, (_, code) => ({ type: 1, code })),
    ...[
      { type: 2, code: 0 },
      { type: 3, code: 0 },
      { type: 4, code: 1 },
      { type: 4, code: 2 },
      { type: 128, code: 0 },
      { type: 129, code: 0 },
    ],
  ];
  for (const icmp of essential) {
    expect(mayPass(ingress, { protocol: ICMPV6, icmp }, ANYWHERE), JSON.stringify(icmp)).toBe(true);
    expect(mayPass(egress, { protocol: ICMPV6, icmp }, ANYWHERE), JSON.stringify(icmp)).toBe(true);
  }
});

test.each(TIERS)("$name: every rule is of tcp, udp or icmpv6, allows, and is numbered once", ({ design }) => {
  const acl = presetRules(design);
  for (const rules of [acl.ingress, acl.egress]) {
    expect(new Set(rules.map((rule) => rule.ruleNumber)).size).toBe(rules.length);
    for (const rule of rules) {
      expect([TCP, UDP, ICMPV6]).toContain(rule.protocol);
      expect([rule.ports === undefined, rule.icmp !== undefined]).toEqual(Array(2).fill(rule.protocol === ICMPV6));
      expect(rule.ruleAction).toBe("allow");
      expect(rule.ruleNumber).toBeGreaterThanOrEqual(1000);
      expect(rule.ruleNumber).toBeLessThanOrEqual(32766);
      expect(rule.where).toBeUndefined();
    }
  }
});

test.each(TIERS)("$name: the world is not let in on 22, nor on 3389", ({ design }) => {
  for (const port of [22, 3389]) {
    const ports = { fromPort: port, toPort: port };
    expect(mayPass(presetRules(design).ingress, { protocol: TCP, ports }, ANYWHERE)).toBe(false);
    expect(mayPass(presetRules(design).ingress, { protocol: UDP, ports }, ANYWHERE)).toBe(false);
  }
});
