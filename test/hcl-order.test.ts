/** The order in which cdktf's JSON, sorted by name, is written for a reader. */
import { expect, test } from "vitest";
import { inReadingOrder, stackNameOf } from "../modules/export/order.js";
import { stackJson } from "./support/cdktf-json.js";

/** The order of keys, which toEqual does not see. */
const ordered = (configuration: object) => JSON.stringify(inReadingOrder(configuration));

test("kinds come as the style guide has them", () => {
  const sorted = stackJson("dev", { data: {}, moved: [], output: {}, provider: {}, resource: {}, terraform: {} });
  const kinds = Object.keys(inReadingOrder(sorted) as object);
  expect(kinds).toEqual(["terraform", "provider", "data", "resource", "output", "moved", "//"]);
});

test("a type comes after those it refers to, and data sources after theirs", () => {
  const sorted = stackJson("dev", {
    data: { aws_ami: { a: { owners: ["${data.aws_caller_identity.me.id}"] } }, aws_caller_identity: { me: {} } },
    resource: {
      aws_route: { a: { route_table_id: "${aws_route_table.a.id}" } },
      aws_route_table: { a: { vpc_id: "${aws_vpc.main.id}" } },
      aws_subnet: { a: { depends_on: ["aws_vpc.main"] } },
      aws_vpc: { main: {} },
    },
  });
  const { data, resource } = inReadingOrder(sorted) as { data: object; resource: object };
  expect(Object.keys(resource)).toEqual(["aws_vpc", "aws_route_table", "aws_route", "aws_subnet"]);
  expect(Object.keys(data)).toEqual(["aws_caller_identity", "aws_ami"]);
});

test("two types that refer to each other, and hostile names, are all there", () => {
  const resource = {
    aws_a: { a: { x: "${aws_b.b.id} constructor.x __proto__.y" } },
    aws_b: { b: { x: "${aws_a.a.id}" } },
  };
  const { resource: found } = inReadingOrder(stackJson("dev", { resource })) as { resource: object };
  expect(found).toEqual(resource);
  expect(Object.keys(found)).toEqual(["aws_b", "aws_a"]);
});

test("rule 92 stands before rule 1010", () => {
  const rules = { ingress_1010: {}, ingress_92: {} };
  expect(ordered(stackJson("dev", { resource: { aws_network_acl_rule: rules } }))).toContain(
    '{"ingress_92":{},"ingress_1010":{}}',
  );
});

test.each([
  { resource: { b: { b: {}, a: {} } }, data: {} },
  { "//": "Made by hand.", resource: { b: {} }, data: {} },
  [{ resource: {} }],
])("what cdktf did not write keeps its order: %j", (configuration) => {
  expect(ordered(configuration)).toBe(JSON.stringify(configuration));
});

test.each([
  [stackJson("dev"), "dev"],
  [{ "//": { metadata: { stackName: 1 } } }, undefined],
  [{ "//": "text" }, undefined],
  [null, undefined],
  ["text", undefined],
])("the stack's name in %j is %j", (configuration, name) => {
  expect(stackNameOf(configuration)).toBe(name);
});
