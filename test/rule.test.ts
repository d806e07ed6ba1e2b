/** Rules in our spelling, as they are emitted. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { ANYWHERE } from "../modules/net/peer.js";
import { type AclRule, type EmittedRule, emitRules, type RuleOptions } from "../modules/net/rule.js";

const options: RuleOptions = {
  isReference: (value) => String(value).startsWith("${"),
  tiers: ["public", "private"],
};
const ssh: AclRule = { ruleNumber: 100, protocol: "tcp", cidr: "::/0", port: 22 };
const ping: AclRule = { ruleNumber: 110, protocol: "icmpv6", cidr: "::/0", icmpType: "echo-request", icmpCode: 0 };

const emitted = (rule: AclRule): EmittedRule | undefined => {
  const problems: Problem[] = [];
  const [only] = emitRules([rule], "ingress", "ingress", problems, options);
  expect(problems).toEqual([]);
  return only;
};

test("tcp from anywhere to port 22 is allowed", () => {
  expect(emitted(ssh)).toEqual({
    ruleNumber: 100,
    ruleAction: "allow",
    protocol: 6,
    peer: ANYWHERE,
    ports: { fromPort: 22, toPort: 22 },
    where: "ingress[0]",
  });
});

test("icmpv6 is written as protocol 58, with its type and code and without ports", () => {
  expect(emitted({ ...ping, ruleAction: "deny" })).toEqual({
    ruleNumber: 110,
    ruleAction: "deny",
    protocol: 58,
    peer: ANYWHERE,
    icmp: { type: 128, code: 0 },
    where: "ingress[0]",
  });
});

test.each<[string, Partial<AclRule>, Partial<EmittedRule>]>([
  ["no ports", { port: undefined }, { ports: { fromPort: 0, toPort: 65535 } }],
  ["a range", { port: undefined, fromPort: 80, toPort: 443 }, { ports: { fromPort: 80, toPort: 443 } }],
  ["port 0", { port: 0 }, { ports: { fromPort: 0, toPort: 0 } }],
  ["a tier", { cidr: undefined, tier: "private" }, { peer: { kind: "tier", tier: "private" } }],
  ["a reference", { cidr: "${var.office}" }, { peer: { kind: "reference", expression: "${var.office}" } }],
  ["the first number", { ruleNumber: 1 }, { ruleNumber: 1 }],
  ["the last number", { ruleNumber: 32766 }, { ruleNumber: 32766 }],
  ["udp", { protocol: "UDP" }, { protocol: 17 }],
])("a tcp or udp rule may have %s", (_, change, result) => {
  expect(emitted({ ...ssh, ...change })).toMatchObject(result);
});

test.each<[string, Partial<AclRule>, object]>([
  ["no type", { icmpType: undefined, icmpCode: undefined }, { type: -1, code: -1 }],
  ["no code", { icmpType: 1, icmpCode: undefined }, { type: 1, code: -1 }],
  ["a named code", { icmpType: "destination-unreachable", icmpCode: "port-unreachable" }, { type: 1, code: 4 }],
])("an icmpv6 rule may have %s", (_, change, icmp) => {
  expect(emitted({ ...ping, ...change })?.icmp).toEqual(icmp);
});

test.each(["all", "gre", 50])("a rule of protocol %s has neither ports nor types", (protocol) => {
  expect(Object.keys(emitted({ ruleNumber: 1, protocol, cidr: "::/0" }) ?? {})).toEqual([
    ...["ruleNumber", "ruleAction", "protocol", "peer", "where"],
  ]);
});

test("null counts as left out", () => {
  const nulls = { ruleAction: null, tier: null, fromPort: null, toPort: null, icmpType: null, icmpCode: null };
  expect(emitted({ ...ssh, ...nulls } as unknown as AclRule)).toEqual(emitted(ssh));
});

test("rules keep their order, and one that is refused takes no other along", () => {
  const problems: Problem[] = [];
  const rules = emitRules([ping, { ...ssh, port: 65536 }, ssh], "egress", "tiers.app.egress", problems);
  expect(rules.map(({ where }) => where)).toEqual(["tiers.app.egress[0]", "tiers.app.egress[2]"]);
  expect(problems.map(({ where }) => where)).toEqual(["tiers.app.egress[1].port"]);
});

test.each(["2001:db8::/32", "fe80::/10", "ff02::1/128", "::1/128"])("a warning tells of %s", (cidr) => {
  const problems: Problem[] = [];
  expect(emitRules([{ ...ssh, cidr }], "ingress", "ingress", problems)).toHaveLength(1);
  expect(problems.map(({ level, where }) => [level, where])).toEqual([["warning", "ingress[0].cidr"]]);
});

test("documentation space is told apart", () => {
  const problems: Problem[] = [];
  emitRules([{ ...ssh, cidr: "2001:DB8::/32" }], "ingress", "ingress", problems);
  expect(problems.map(describe).join("\n")).toMatchInlineSnapshot(`
    "ingress[0].cidr: "2001:db8::/32" is documentation space, which no packet that crosses an ACL comes from or goes to.
      Write the prefix that the packets really carry.
      https://www.iana.org/assignments/iana-ipv6-special-registry"
  `);
});

test.each(["::/0", "2000::/3", "64:ff9b::/96", "fd00::/8", "2600:1f18::/36"])("nothing is said of %s", (cidr) => {
  expect(emitted({ ...ssh, cidr })).toBeDefined();
});

test("whatever is written, a rule comes back or an error", () => {
  const field = (...good: unknown[]) => fc.oneof(fc.constantFrom(...good), fc.anything());
  const rule = fc.record(
    {
      ruleNumber: field(1, 32766),
      ruleAction: field("allow", "deny"),
      protocol: field("tcp", "icmpv6", "all"),
      cidr: field("::/0", "${var.office}"),
      tier: field("private"),
      port: field(22),
      fromPort: field(0),
      toPort: field(65535),
      icmpType: field(2),
      icmpCode: field(0),
    },
    { requiredKeys: ["ruleNumber", "protocol", "cidr"] },
  );
  fc.assert(
    fc.property(fc.oneof(rule, fc.anything()), (input) => {
      const problems: Problem[] = [];
      const rules = emitRules([input], "ingress", "ingress", problems, options);
      expect(rules).toHaveLength(problems.some(({ level }) => level === "error") ? 0 : 1);
      expect(problems.every(({ where }) => where.startsWith("ingress[0]"))).toBe(true);
    }),
  );
});
