/** Rules that are spelled in two ways at once: they do not compile, and are refused in one complaint. */
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { type AclRule, type AclRuleInput, emitRules, type TerraformAclRule } from "../modules/net/rule.js";

const refused = (rule: unknown): string => {
  const problems: Problem[] = [];
  expect(emitRules([rule], "ingress", "ingress", problems, { tiers: ["private"] })).toEqual([]);
  return problems.map(describe).join("\n");
};
const ours: AclRule = { ruleNumber: 100, protocol: "tcp", cidr: "::/0", port: 443 };
const terraform: TerraformAclRule = {
  ...{ rule_number: 100, rule_action: "allow", protocol: "tcp", from_port: 443, to_port: 443 },
  ipv6_cidr_block: "::/0",
};

const UNTYPED: readonly AclRuleInput[] = [
  // @ts-expect-error A rule in our spelling has a number.
  { protocol: "icmpv6", cidr: "::/0" },
  // @ts-expect-error Our spelling has no `action`.
  { ruleNumber: 100, protocol: "icmpv6", cidr: "::/0", action: "deny" },
  // @ts-expect-error Our spelling has no `rule_number`.
  { rule_number: 100, protocol: "icmpv6", cidr: "::/0" },
  // @ts-expect-error Terraform's spelling has no `cidr`.
  { rule_number: 100, rule_action: "allow", protocol: "icmpv6", cidr: "::/0" },
  // @ts-expect-error Terraform's spelling has no `tier`.
  { rule_number: 100, rule_action: "allow", protocol: "icmpv6", tier: "private" },
];

test.each(UNTYPED)("%j does not compile, and is refused in one complaint", (rule) => {
  expect(refused(rule).match(/^ingress/gm)).toHaveLength(1);
});

test("each spelling alone compiles, and is emitted without a word", () => {
  const rules: readonly AclRuleInput[] = [ours, terraform];
  const problems: Problem[] = [];
  expect(emitRules(rules, "ingress", "ingress", problems)).toHaveLength(2);
  expect(problems).toEqual([]);
});

test("one key of Terraform's in a rule of ours is told with what to write", () => {
  expect(refused({ ...ours, action: "deny" })).toMatchInlineSnapshot(`
    "ingress[0]: the rule mixes two spellings: ruleNumber, cidr, port are v6only's, and action is Terraform's.
      Keep to one: write ruleAction in place of action."
  `);
});

test("one key of ours in a rule of Terraform's is told with what to write", () => {
  expect(refused({ ...terraform, ipv6_cidr_block: undefined, cidr: "::/0" })).toMatchInlineSnapshot(`
    "ingress[0]: the rule mixes two spellings: cidr is v6only's, and rule_number, rule_action, from_port, to_port are Terraform's.
      Keep to one: write ipv6_cidr_block in place of cidr."
  `);
});

test.each<[string, object, string]>([
  ["rule_no", { ...ours, ruleNumber: undefined, rule_no: 100 }, "write ruleNumber in place of rule_no"],
  ["cidr_block", { ...ours, cidr: undefined, cidr_block: "::/0" }, "write cidr in place of cidr_block"],
  ["icmp_type", { ...ours, icmp_type: 128, port: undefined }, "write icmpType in place of icmp_type"],
  ["a number said twice", { ...terraform, ruleNumber: 100 }, "take ruleNumber away"],
  ["port", { ...terraform, from_port: null, to_port: null, port: 443 }, "write from_port and to_port in place of port"],
  [
    "a tier, which Terraform has no word for,",
    { ...terraform, ipv6_cidr_block: undefined, tier: "private" },
    "write ruleNumber in place of rule_number, write ruleAction in place of rule_action, write fromPort in place of from_port, write toPort in place of to_port",
  ],
])("%s is told with what to write", (_, rule, fix) => {
  expect(refused(rule)).toMatch(/^ingress\[0\]: the rule mixes two spellings: .*\n.*$/);
  expect(refused(rule)).toContain(`  Keep to one: ${fix}.`);
});

test("a key of the other spelling that is null or undefined makes no mixture", () => {
  expect(refused({ ...ours, rule_no: null })).toContain("ingress[0].rule_no: no such option");
  expect(refused({ ...terraform, tier: undefined })).toContain("ingress[0].tier: no such option");
});

test.each(["constructor", "__proto__", "toString"])("%j is of no spelling", (key) => {
  const rule = JSON.parse(`{ "${key}": 1, "ruleNumber": 1, "protocol": "tcp", "cidr": "::/0" }`);
  expect(refused(rule)).toContain(`ingress[0].${key}: no such option`);
});
