/** Rules in Terraform's spelling: what cannot be corrected is refused. */
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { emitRules } from "../modules/net/rule.js";

const WHERE = "public_inbound_acl_rules";
const refused = (...rules: unknown[]): string => {
  const problems: Problem[] = [];
  expect(emitRules(rules, "ingress", WHERE, problems)).toEqual([]);
  return problems.map(describe).join("\n");
};

const https = {
  ...{ rule_number: 100, rule_action: "allow", protocol: "tcp", from_port: 443, to_port: 443 },
  ipv6_cidr_block: "::/0",
};
const ping = {
  ...{ rule_number: 110, rule_action: "allow", protocol: "icmpv6", icmp_type: 128, icmp_code: 0 },
  ipv6_cidr_block: "::/0",
};

test.each<[string, object, string]>([
  ["both families", { cidr_block: "0.0.0.0/0" }, "[0]: cidr_block and ipv6_cidr_block are both there"],
  ["neither family", { ipv6_cidr_block: null }, "[0].ipv6_cidr_block: the rule names no source"],
  ["IPv6 as cidr_block", { ipv6_cidr_block: null, cidr_block: "::/0" }, '[0].cidr_block: "::/0" is IPv6'],
  ["IPv4 as ipv6_cidr_block", { ipv6_cidr_block: "0.0.0.0/0" }, '[0].ipv6_cidr_block: "0.0.0.0/0" is IPv4'],
  ["icmp of IPv6", { protocol: "icmp", icmp_type: 8, icmp_code: 0 }, '[0].protocol: "icmp" is ICMP of IPv4'],
  [
    "icmpv6 of IPv4",
    { protocol: "icmpv6", ipv6_cidr_block: null, cidr_block: "0.0.0.0/0" },
    '[0].cidr_block: "0.0.0.0/0" is an IPv4 prefix',
  ],
  ["two numbers", { rule_no: 100 }, "[0].rule_no: rule_number and rule_no are two names of one thing"],
  ["two actions", { action: "deny" }, "[0].action: rule_action and action are two names of one thing"],
  ["no action", { rule_action: null }, "[0].rule_action: is missing"],
  ["number 0", { rule_number: "0" }, "[0].rule_number: 0 is not a rule number"],
  ["number 32767", { rule_number: 32767 }, "[0].rule_number: 32767 is not a rule number"],
  ["number 0x64", { rule_number: "0x64" }, '[0].rule_number: "0x64" is not a rule number'],
  ["half a range", { to_port: null }, "[0].to_port: is missing"],
  ["a backward range", { from_port: "444" }, "[0].from_port: 444 is after 443"],
  ["port 65536", { to_port: "65536" }, "[0].to_port: 65536 is not a port"],
  ["an unknown protocol", { protocol: "icmpv5" }, '[0].protocol: "icmpv5" is not an IP protocol'],
  ["__proto__ as a key", JSON.parse('{"__proto__": 1}'), "[0].__proto__: no such option"],
])("%s is refused", (_, change, message) => {
  expect(refused({ ...https, ...change })).toContain(`${WHERE}${message}`);
});

test("icmp of IPv6 and icmpv6 of IPv4 are told what is meant", () => {
  expect(
    refused({ ...ping, protocol: 1 }, { ...ping, ipv6_cidr_block: null, cidr_block: "0.0.0.0/0" }),
  ).toMatchInlineSnapshot(`
    "public_inbound_acl_rules[0].protocol: 1 is ICMP of IPv4, which no IPv6 packet carries.
      Write "icmpv6".
      https://www.iana.org/assignments/protocol-numbers
    public_inbound_acl_rules[1].cidr_block: "0.0.0.0/0" is an IPv4 prefix, and AWS lets every ICMP type through for icmpv6 from one.
      Write ipv6_cidr_block, such as "::/0", in its place.
      https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html"
  `);
});
