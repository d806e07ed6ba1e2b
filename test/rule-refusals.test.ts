/** Rules in our spelling: what is refused, and how. */
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { type AclRule, type Direction, emitRules, type RuleOptions } from "../modules/net/rule.js";

const options: RuleOptions = { tiers: ["public", "private"] };
const ssh: AclRule = { ruleNumber: 100, protocol: "tcp", cidr: "::/0", port: 22 };
const ping: AclRule = { ruleNumber: 110, protocol: "icmpv6", cidr: "::/0", icmpType: "echo-request", icmpCode: 0 };
const any: AclRule = { ruleNumber: 120, protocol: "all", cidr: "::/0" };

const refused = (rule: unknown, direction: Direction = "ingress", with_: RuleOptions = options): string => {
  const problems: Problem[] = [];
  expect(emitRules([rule], direction, direction, problems, with_)).toEqual([]);
  return problems.map(describe).join("\n");
};

test("everything wrong with a rule is told at once", () => {
  const wrong = { ruleNumber: 0, ruleAction: "Allow", protocol: "icmpv5", cidr: "0.0.0.0/0", port: -1, ports: 22 };
  expect(refused(wrong)).toMatchInlineSnapshot(`
    "ingress[0].ports: no such option.
      Did you mean "port"? Known: ruleNumber, ruleAction, protocol, cidr, tier, port, fromPort, toPort, icmpType, icmpCode.
    ingress[0].protocol: "icmpv5" is not an IP protocol.
      Did you mean "icmpv6"? Write "tcp", "udp", "icmpv6", "all", another keyword of IANA's, or a number from 0 to 255.
      https://www.iana.org/assignments/protocol-numbers
    ingress[0].ruleNumber: 0 is not a rule number.
      Write a whole number from 1 to 32766; AWS tries the lowest first.
      https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
    ingress[0].ruleAction: "Allow" is not one of the choices.
      Did you mean "allow"? Write "allow", "deny".
    ingress[0].cidr: "0.0.0.0/0" is IPv4, and only IPv6 can stand here.
      Write the IPv6 prefix of the same network, such as "2001:db8:1234::/48".
    ingress[0].port: -1 is not a port.
      Write a whole number from 0 to 65535."
  `);
});

test("what is left out is told as missing, with what to write", () => {
  expect(refused({ cidr: "::/0", fromPort: 22 })).toMatchInlineSnapshot(`
    "ingress[0].protocol: is missing.
      Write "tcp", "udp", "icmpv6", "all", another keyword of IANA's, or a number from 0 to 255.
      https://www.iana.org/assignments/protocol-numbers
    ingress[0].ruleNumber: is missing.
      Write a whole number from 1 to 32766; AWS tries the lowest first.
      https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
    ingress[0].toPort: is missing.
      Write a whole number from 0 to 65535."
  `);
  expect(refused(undefined)).toMatchInlineSnapshot(`
    "ingress[0]: is missing.
      Write { … } with keys of these: ruleNumber, ruleAction, protocol, cidr, tier, port, fromPort, toPort, icmpType, icmpCode."
  `);
});

test("a number that only Terraform knows is told as such", () => {
  expect(refused({ ...ssh, ruleNumber: -8.10956221259138e298 })).toMatchInlineSnapshot(`
    "ingress[0].ruleNumber: is known only to Terraform; the value itself must be written here.
      Write a whole number from 1 to 32766; AWS tries the lowest first.
      https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html"
  `);
});

test("icmp is told from icmpv6", () => {
  expect(refused({ ...ping, protocol: "icmp" })).toMatchInlineSnapshot(`
    "ingress[0].protocol: "icmp" is ICMP of IPv4, which no IPv6 packet carries.
      Write "icmpv6".
      https://www.iana.org/assignments/protocol-numbers"
  `);
});

test.each<[string, unknown, string]>([
  ["ports on icmpv6", { ...ping, port: 22 }, "ingress[0].port: 22 is a port"],
  ["ports on all", { ...any, fromPort: 0, toPort: 0 }, "ingress[0].fromPort: 0 is a port"],
  ["a type on tcp", { ...ssh, icmpType: 128 }, "ingress[0].icmpType: 128 is a type or code of ICMPv6"],
  ["a code on all", { ...any, icmpCode: 0 }, "ingress[0].icmpCode: 0 is a type or code of ICMPv6"],
  ["a port beside a range", { ...ssh, fromPort: 20, toPort: 25 }, "ingress[0].port: 22 is one port"],
  ["half a range", { ...ssh, port: undefined, fromPort: 20 }, "ingress[0].toPort: is missing"],
  ["no source", { ...ssh, cidr: undefined }, "ingress[0].cidr: the rule names no source"],
  ["two sources", { ...ssh, tier: "private" }, "ingress[0]: cidr and tier both name the rule's source"],
  ["an unknown tier", { ...ssh, cidr: undefined, tier: "privat" }, 'ingress[0].tier: "privat" is not a tier'],
  ["Terraform's cidr", { ...ssh, cidr: undefined, cidrBlock: "::/0" }, "ingress[0].cidrBlock: no such option"],
])("%s is refused", (_, rule, message) => {
  expect(refused(rule)).toContain(message);
});

test("what is refused is told with its way out", () => {
  const wrong = [
    { ...ping, port: 22 },
    { ...any, fromPort: 0 },
    { ...ssh, icmpType: 128, fromPort: 22, tier: "privat" },
  ];
  expect(wrong.map((rule) => refused(rule)).join("\n")).toMatchInlineSnapshot(`
    "ingress[0].port: 22 is a port, and an ACL knows ports of tcp and udp only, not of icmpv6.
      Write icmpType and icmpCode instead.
      https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
    ingress[0].fromPort: 0 is a port, and an ACL knows ports of tcp and udp only, not of all.
      Take it away, or write "tcp" or "udp".
      https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
    ingress[0]: cidr and tier both name the rule's source.
      Keep one of the two; two rules say two.
    ingress[0].tier: "privat" is not a tier of the network.
      Did you mean "private"? Known: public, private.
    ingress[0].port: 22 is one port, and fromPort and toPort say a range.
      Keep port for one port, or fromPort and toPort for a range.
    ingress[0].icmpType: 128 is a type or code of ICMPv6, which tcp packets do not have.
      Take it away, or write protocol: "icmpv6"."
  `);
});

test("egress speaks of destinations", () => {
  expect(refused({ ...ssh, cidr: undefined }, "egress")).toContain("the rule names no destination");
});

test("a tier is refused where there is no network", () => {
  expect(refused({ ...ssh, cidr: undefined, tier: "private" }, "ingress", {})).toMatchInlineSnapshot(`
    "ingress[0].tier: "private" names a tier, and these rules belong to no network that has tiers.
      Write its prefix in cidr."
  `);
});

test("a reference is refused where nothing is one", () => {
  expect(refused({ ...ssh, cidr: "${var.office}" })).toContain("is not an IPv6 prefix");
});

test.each([0, -1, 32767, 1.5, "100", Number.NaN, [1], "constructor"])("%j is not a rule number", (ruleNumber) => {
  expect(refused({ ...ssh, ruleNumber })).toContain("is not a rule number");
});

test.each(["__proto__", "constructor", "toString", ""])("%j is not a tier", (name) => {
  expect(refused({ ...ssh, cidr: undefined, tier: name })).toContain("is not a tier of the network");
});

test.each([null, 7, "", "::/0", {}, ssh])("%j is not a list of rules", (input) => {
  const problems: Problem[] = [];
  expect(emitRules(input, "ingress", "ingress", problems)).toEqual([]);
  expect(problems.map(({ what }) => what).join()).toContain("is not a list of rules");
});

test.each([null, 7, "tcp", [], () => ssh])("%j is not a rule", (rule) => {
  expect(refused(rule)).toContain("is not an object");
});
