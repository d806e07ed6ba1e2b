/** Where the HCL tells checkov to pass over a rule that it misjudges. */
import { expect, test } from "vitest";
import { skipsOf } from "../modules/export/skips.js";
import { hcl } from "./support/hcl.js";

const ICMPV6 = ["#checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports"];
const DENY = ["#checkov:skip=CKV_AWS_352:A rule that denies opens no port"];

test.each([
  [{ egress: false, protocol: "58", rule_action: "allow" }, ICMPV6],
  [{ protocol: "58", rule_action: "allow" }, ICMPV6],
  [{ egress: false, protocol: "58", rule_action: "deny" }, ICMPV6],
  [{ egress: false, protocol: "-1", rule_action: "deny" }, DENY],
])("the ingress rule %j is passed over", (rule, skips) => {
  expect(skipsOf("resource", "aws_network_acl_rule", rule)).toEqual(skips);
});

test.each([
  [{ egress: true, protocol: "58", rule_action: "allow" }],
  [{ egress: true, protocol: "-1", rule_action: "deny" }],
  [{ egress: false, protocol: "-1", rule_action: "allow" }],
  [{ egress: false, protocol: "6", rule_action: "allow" }],
  [{ egress: false, protocol: "6", rule_action: "deny", from_port: 22 }],
  [{ egress: false, protocol: "58", rule_action: "allow", from_port: 0 }],
  [{ egress: false, protocol: "${each.value.protocol}", rule_action: "${each.value.action}" }],
])("the rule %j is not", (rule) => {
  expect(skipsOf("resource", "aws_network_acl_rule", rule)).toEqual([]);
});

test("nothing but the resource is passed over", () => {
  const rule = { protocol: "58", rule_action: "deny" };
  expect(skipsOf("data", "aws_network_acl_rule", rule)).toEqual([]);
  expect(skipsOf("resource", "aws_network_acl", rule)).toEqual([]);
});

test("the comment is the block's first line, and what is said of the block stays above it", () => {
  const resource = { aws_network_acl_rule: { ping: { "//": "Ping.", protocol: "58", rule_number: 100 } } };
  expect(hcl({ resource })).toMatchInlineSnapshot(`
    "# Ping.
    resource "aws_network_acl_rule" "ping" {
      #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
      protocol    = "58"
      rule_number = 100
    }
    "
  `);
});
