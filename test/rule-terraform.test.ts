/** Rules as terraform-aws-modules/vpc and the AWS provider spell them: corrected, and told so. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { ANYWHERE } from "../modules/net/peer.js";
import { type EmittedRule, emitRules } from "../modules/net/rule.js";

const WHERE = "public_inbound_acl_rules";
const isReference = (value: unknown) => String(value).startsWith("${");
const emit = (...rules: unknown[]) => {
  const problems: Problem[] = [];
  const emitted = emitRules(rules, "ingress", WHERE, problems, { isReference });
  return { emitted, levels: problems.map(({ level }) => level), told: problems.map(describe).join("\n") };
};

const https = {
  ...{ rule_number: 100, rule_action: "allow", protocol: "tcp", from_port: 443, to_port: 443 },
  ipv6_cidr_block: "::/0",
};
const ping = {
  ...{ rule_number: 110, rule_action: "allow", protocol: "icmpv6", icmp_type: 128, icmp_code: 0 },
  ipv6_cidr_block: "::/0",
};

test("the rules of 2022 come out right, and each correction is told", () => {
  const { emitted, told } = emit(
    {
      ...{ rule_number: 92, rule_action: "allow", protocol: "58", from_port: 1024, to_port: 65535 },
      ...{ icmp_type: 129, icmp_code: 0, ipv6_cidr_block: "::/0" },
    },
    {
      ...{ rule_number: 94, rule_action: "allow", protocol: "icmp" },
      ...{ icmp_type: 0, icmp_code: 0, cidr_block: "0.0.0.0/0" },
    },
  );
  expect(emitted).toEqual([
    {
      ...{ ruleNumber: 92, ruleAction: "allow", protocol: 58, peer: ANYWHERE },
      ...{ icmp: { type: 129, code: 0 }, where: "public_inbound_acl_rules[0]" },
    },
  ]);
  expect(told).toMatchInlineSnapshot(`
    "public_inbound_acl_rules[0].from_port: 1024 is a port and means nothing for icmpv6; the ports are left out.
      Take from_port and to_port away.
      https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
    public_inbound_acl_rules[1].cidr_block: "0.0.0.0/0" never matches in an IPv6-only subnet; the rule is left out.
      Take the rule away, or write its IPv6 twin with ipv6_cidr_block.
      https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html"
  `);
});

test("a rule that needs no correction has none told", () => {
  expect(emit(https, ping)).toEqual({
    emitted: [
      {
        ...{ ruleNumber: 100, ruleAction: "allow", protocol: 6, peer: ANYWHERE },
        ...{ ports: { fromPort: 443, toPort: 443 }, where: "public_inbound_acl_rules[0]" },
      },
      {
        ...{ ruleNumber: 110, ruleAction: "allow", protocol: 58, peer: ANYWHERE },
        ...{ icmp: { type: 128, code: 0 }, where: "public_inbound_acl_rules[1]" },
      },
    ],
    levels: [],
    told: "",
  });
});

test.each<[string, object, object]>([
  ["numbers as strings", { rule_number: "100", from_port: "443", to_port: "443" }, {}],
  [
    "the short names of inline blocks",
    { rule_number: undefined, rule_no: 100, rule_action: null, action: "allow" },
    {},
  ],
  ["an action in capitals", { rule_action: "DENY" }, { ruleAction: "deny" }],
  ["null where nothing is meant", { icmp_type: null, icmp_code: null, cidr_block: null }, {}],
  ["a reference", { ipv6_cidr_block: "${var.office}" }, { peer: { kind: "reference", expression: "${var.office}" } }],
])("%s passes without a note", (_, change, result) => {
  const expected = { ...emit(https).emitted[0], ...result };
  expect(emit({ ...https, ...change })).toEqual({ emitted: [expected], levels: [], told: "" });
});

test.each(["-1", "all", 50])("ports 0 to 0, which inline blocks demand, are dropped from %s silently", (protocol) => {
  const { emitted, levels } = emit({ ...https, protocol, from_port: "0", to_port: 0 });
  expect(emitted).toHaveLength(1);
  expect(emitted[0]).not.toHaveProperty("ports");
  expect(levels).toEqual([]);
});

test("ports 0 to 0 are dropped from icmpv6 silently", () => {
  expect(emit({ ...ping, from_port: 0, to_port: "0" })).toEqual(emit(ping));
});

test.each<[string, object, Partial<EmittedRule>]>([
  ["every port when tcp names none", { from_port: null, to_port: null }, { ports: { fromPort: 0, toPort: 65535 } }],
  ["no type on tcp", { icmp_type: 0, icmp_code: 0 }, { ports: { fromPort: 443, toPort: 443 } }],
  ["no ports on all", { protocol: "-1", to_port: 65535 }, { protocol: -1 }],
  [
    "every type when icmpv6 names none",
    { protocol: "icmpv6", from_port: 0, to_port: 0 },
    { icmp: { type: -1, code: -1 } },
  ],
  [
    "every code when icmpv6 names none",
    { protocol: "icmpv6", from_port: 0, to_port: 0, icmp_type: 1 },
    { icmp: { type: 1, code: -1 } },
  ],
])("%s, with a note", (_, change, result) => {
  const { emitted, levels } = emit({ ...https, ...change });
  expect(emitted).toMatchObject([result]);
  expect(levels).toEqual(["note"]);
});

test("each note says what was taken", () => {
  const { told } = emit(
    { ...https, from_port: null, to_port: null },
    { ...https, icmp_type: 8 },
    { ...ping, icmp_type: null, icmp_code: null },
    { ...ping, icmp_code: null },
  );
  expect(told).toMatchInlineSnapshot(`
    "public_inbound_acl_rules[0]: the tcp rule names no ports, which Terraform sends as port 0; every port is taken.
      Write from_port = 0 and to_port = 65535, or the ports that are meant.
    public_inbound_acl_rules[1].icmp_type: 8 is a type or code of ICMP and means nothing for tcp; it is left out.
      Take icmp_type and icmp_code away.
    public_inbound_acl_rules[2]: the icmpv6 rule names no type, which Terraform sends as 0; every type is taken.
      Write icmp_type = -1 and icmp_code = -1, or those that are meant.
    public_inbound_acl_rules[3]: the icmpv6 rule names no code, which Terraform sends as 0; every code is taken.
      Write icmp_code = -1, or the one that is meant."
  `);
});

test.each(["10.0.0.0/8", "0.0.0.0/0", "${var.office}"])(
  "a rule of the IPv4 prefix %s is left out with a note",
  (cidr_block) => {
    const { emitted, levels } = emit({ ...https, ipv6_cidr_block: null, cidr_block }, ping);
    expect(emitted.map(({ ruleNumber }) => ruleNumber)).toEqual([110]);
    expect(levels).toEqual(["note"]);
  },
);

test("the IPv4 echo request is built with a warning that names its twin", () => {
  const { emitted, levels, told } = emit({ ...ping, icmp_type: "8" });
  expect(emitted).toMatchObject([{ icmp: { type: 8, code: 0 } }]);
  expect(levels).toEqual(["warning"]);
  expect(told).toContain('"echo-request" (128)');
});

test("whatever is written, a rule comes back, an error, or a note that it is left out", () => {
  const field = (...good: unknown[]) => fc.oneof(fc.constantFrom(...good, null), fc.anything());
  const rule = fc.record(
    {
      rule_number: field(1, "32766"),
      rule_action: field("allow", "deny"),
      protocol: field("tcp", "icmpv6", "-1", "icmp"),
      from_port: field(0, "22"),
      to_port: field(0, "22"),
      icmp_type: field(2),
      icmp_code: field("0"),
      cidr_block: field("0.0.0.0/0"),
      ipv6_cidr_block: field("::/0"),
    },
    { requiredKeys: ["rule_number"] },
  );
  fc.assert(
    fc.property(rule, (input) => {
      const { emitted, levels, told } = emit(input);
      const refused = levels.includes("error") || told.includes("the rule is left out");
      expect(emitted).toHaveLength(refused ? 0 : 1);
    }),
  );
});
