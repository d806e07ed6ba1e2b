/** Which file each block is written to. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BLOCK_TABLE } from "../modules/export/block-table.js";
import { toHcl } from "../modules/export/hcl.js";
import { fileOf } from "../modules/export/subjects.js";
import { hclFiles } from "./support/hcl.js";
import { SAMPLES } from "./support/samples.js";
import { stackNamed, synthesized } from "./support/synth.js";

test.each([
  ["evening/network/vpc", "aws_vpc", "network.tf"],
  ["evening/network/tier-public/subnet-a", "aws_subnet", "network.tf"],
  ["evening/network/tier-public/network-acl/ingress-92", "aws_network_acl_rule", "acl.tf"],
  ["evening/network/default-network-acl", "aws_default_network_acl", "acl.tf"],
  ["evening/network/flow-logs/role", "aws_iam_role", "flow-logs.tf"],
  ["evening/bastion/instance", "aws_instance", "bastion.tf"],
  ["evening/bastion/record", "aws_route53_record", "bastion.tf"],
  ["evening/web-1/security-group", "aws_security_group", "web-1.tf"],
  ["evening/of my own", "aws_route", "network.tf"],
  ["evening/.. and more/thing", "aws_s3_bucket", "main.tf"],
  ["evening/override/vpc", "aws_vpc", "network.tf"],
  ["evening/my_override/thing", "aws_s3_bucket", "main.tf"],
])("%s, a %s, is in %s", (path, type, file) => {
  expect(fileOf({ kind: "resource", type, name: "any", path })).toBe(file);
});

test.each([
  ["aws_vpc", "main", "network.tf"],
  ["aws_egress_only_internet_gateway", "main", "network.tf"],
  ["aws_network_acl_rule", "public_ingress_92", "acl.tf"],
  ["aws_iam_role", "flow_logs", "flow-logs.tf"],
  ["aws_iam_role", "bastion", "hosts.tf"],
  ["aws_vpc_security_group_ingress_rule", "a", "security-groups.tf"],
  ["aws_route53_record", "a", "dns.tf"],
  ["terraform_data", "a", "main.tf"],
])("without a path %s %s is in %s", (type, name, file) => {
  expect(fileOf({ kind: "resource", type, name })).toBe(file);
});

test.each([
  ["terraform", "versions.tf"],
  ["provider", "providers.tf"],
  ["variable", "variables.tf"],
  ["locals", "locals.tf"],
  ["output", "outputs.tf"],
  ["moved", "moved.tf"],
  ["module", "main.tf"],
])("%s is in %s", (kind, file) => {
  expect(fileOf({ kind, name: "any" })).toBe(file);
});

test("a bastion and a host have files of their own, in the order of the configuration", () => {
  const stack = stackNamed("evening");
  SAMPLES[4]?.build(stack);
  const files = hclFiles(synthesized(stack));
  expect(files.map((file) => file.name)).toEqual([
    "versions.tf",
    "providers.tf",
    "network.tf",
    "acl.tf",
    "flow-logs.tf",
    "bastion.tf",
    "app.tf",
    "outputs.tf",
  ]);
  const bastion = files.find((file) => file.name === "bastion.tf")?.text ?? "";
  expect([...bastion.matchAll(/^(resource|data) "(\w+)"/gm)].map((match) => match[2])).toContain("aws_instance");
  expect(bastion).not.toContain("//");
  for (const { text } of files) expect(text).toMatch(/[^\n]\n$/);
});

test("text at the top of the configuration stands above every file", () => {
  const configuration = { "//": "Made by main.ts.", locals: { a: 1 }, output: { a: { value: 1 } } };
  for (const { text } of hclFiles(configuration)) expect(text).toMatch(/^# Made by main\.ts\.\n\n/);
});

test("what a block is, is told to whoever chooses its file", () => {
  const seen: unknown[] = [];
  const path = "evening/network/vpc";
  const configuration = {
    provider: { aws: [{}, { alias: "a" }] },
    resource: { aws_vpc: { main: { "//": { metadata: { path } } } } },
    output: { a: { value: 1 } },
    locals: {},
  };
  const remember = (block: unknown) => {
    seen.push(block);
    return "main.tf";
  };
  toHcl(configuration, { blocks: BLOCK_TABLE, fileOf: remember });
  expect(seen).toEqual([
    { kind: "provider", type: "aws" },
    { kind: "provider", type: "aws" },
    { kind: "resource", type: "aws_vpc", name: "main", path },
    { kind: "output", name: "a" },
    { kind: "locals" },
  ]);
});

test("ten thousand rules are written one after the other", () => {
  const rule = JSON.parse(readFileSync("generated/json/evening/main.tf.json", "utf8")).resource.aws_network_acl_rule
    .public_ingress_92;
  const rules = Array.from({ length: 10_000 }, (_, index) => [`rule_${index}`, { ...rule, rule_number: index }]);
  const [file] = hclFiles({ resource: { aws_network_acl_rule: Object.fromEntries(rules) } });
  expect(file?.name).toBe("acl.tf");
  expect(file?.text.match(/^resource/gm)).toHaveLength(10_000);
  expect(file?.text.endsWith("  rule_number     = 9999\n}\n")).toBe(true);
});
