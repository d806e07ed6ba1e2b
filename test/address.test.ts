/** Terraform addresses: readable, and never two elements at one. */

import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc/index.js";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway/index.js";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { App, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { expect, test } from "vitest";
import { addressed, guardAddresses } from "../modules/network/address.js";
import { networkIn, stackNamed, synth, synthesized } from "./support/synth.js";

const cidrBlock = "10.0.0.0/16";

/** What the stack's validations say, each line of it. */
function validated(stack: TerraformStack): string {
  try {
    stack.runAllValidations();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  ["main", "main"],
  ["public-a", "public_a"],
  ["a-b-c-ingress-100", "a_b_c_ingress_100"],
])("what is named %s has the address aws_vpc.%s, however deep it lies", (name, part) => {
  const { resource } = synth((stack) => {
    const deep = new Construct(new Construct(stack, "one"), "two");
    const vpc = addressed(new Vpc(deep, "three", { cidrBlock }), name);
    new InternetGateway(stack, "gateway", { vpcId: vpc.id });
  });
  expect(Object.keys(resource.aws_vpc ?? {})).toEqual([part]);
  expect(Object.values(resource.aws_internet_gateway ?? {})[0]?.vpc_id).toBe(`\${aws_vpc.${part}.id}`);
});

test("two resources of one address are refused, and both are named", () => {
  const stack = stackNamed("test");
  addressed(new Vpc(stack, "first", { cidrBlock }), "public-a");
  addressed(new Vpc(new Construct(stack, "second"), "vpc", { cidrBlock }), "public_a");
  expect(() => synthesized(stack)).toThrow("Validation failed");
  expect(validated(stack).split("\n").slice(1, 3).join("\n")).toMatchInlineSnapshot(`
    "  [test] test/second/vpc: has the Terraform address "aws_vpc.public_a", as test/first has.
      Give one of the two another id."
  `);
});

test("each of three resources of one address is told of", () => {
  const stack = stackNamed("test");
  for (const id of ["a", "b", "c"]) addressed(new Vpc(stack, id, { cidrBlock }), "main");
  expect(validated(stack).match(/test\/[bc]: has the Terraform address "aws_vpc\.main", as test\/[ab] has/g)).toEqual([
    'test/b: has the Terraform address "aws_vpc.main", as test/a has',
    'test/c: has the Terraform address "aws_vpc.main", as test/b has',
  ]);
});

test.each<[string, (scope: Construct) => unknown]>([
  ["output.ab", (scope) => new TerraformOutput(scope, "a b", { value: 1 })],
  ["var.ab", (scope) => new TerraformVariable(scope, "a b", {})],
  ["local.ab", (scope) => new TerraformLocal(scope, "a b", 1)],
  ["aws_vpc.ab", (scope) => new Vpc(scope, "a b", { cidrBlock })],
  ["data.aws_vpc.ab", (scope) => new DataAwsVpc(scope, "a b", {})],
])("%s is an address of its own kind: another one of it is refused, another kind is not", (address, make) => {
  const stack = stackNamed("test");
  make(stack);
  const kinds = [
    addressed(new TerraformOutput(stack, "output", { value: 1 }), "ab"),
    addressed(new TerraformVariable(stack, "variable", {}), "ab"),
    addressed(new TerraformLocal(stack, "local", 1), "ab"),
    addressed(new Vpc(stack, "vpc", { cidrBlock }), "ab"),
    addressed(new DataAwsVpc(stack, "data", {}), "ab"),
    addressed(new RouteTable(stack, "table", { vpcId: "vpc-1" }), "ab"),
  ];
  expect(kinds).toHaveLength(6);
  expect(validated(stack).match(/has the Terraform address "[^"]+"/g)).toEqual([
    `has the Terraform address ${JSON.stringify(address)}`,
  ]);
});

test("a user's own resource that takes a network's address is refused", () => {
  const stack = stackNamed("test");
  networkIn(stack);
  new Vpc(stack, "main", { cidrBlock });
  expect(validated(stack)).toContain('test/main: has the Terraform address "aws_vpc.main", as test/network/vpc has');
});

test("a plain TerraformStack is guarded as soon as something in it has such an address, and once", () => {
  const stack = new TerraformStack(new App(), "plain");
  addressed(new Vpc(stack, "first", { cidrBlock }), "main");
  guardAddresses(stack);
  addressed(new Vpc(stack, "second", { cidrBlock }), "main");
  expect(validated(stack).match(/has the Terraform address/g)).toHaveLength(1);
});

test("the same address in two stacks is none of anybody's business", () => {
  const app = new App();
  for (const name of ["one", "two"]) {
    const stack = new TerraformStack(app, name);
    addressed(new Vpc(stack, "vpc", { cidrBlock }), "main");
    expect(validated(stack)).not.toContain("has the Terraform address");
  }
});
