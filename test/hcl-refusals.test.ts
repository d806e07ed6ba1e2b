/** Terraform JSON that cannot be written as HCL is refused, with all that is wrong with it. */
import { describe, expect, test } from "vitest";
import { hcl } from "./support/hcl.js";
import { refusal } from "./support/synth.js";

test("everything that is wrong is told at once, each with its place and what to do", () => {
  const configuration = {
    resource: {
      aws_vpc: { main: { cidr_block: "${var.cidr", tags: { Name: Number.NaN } } },
      aws_subnets: { main: {}, other: {} },
      random_id: { "main id": {} },
    },
    provider: { azurerm: {} },
    data: { aws_region: { current: "here" } },
    outputs: {},
    output: { id: { value: 1, "a b": 2, depends_on: ["aws_vpc.main}"] } },
    variable: { a: { type: "" } },
  };
  expect(refusal(() => hcl(configuration))).toMatchInlineSnapshot(`
    "HCL: 10 problems
    - resource.aws_vpc.main.cidr_block: "\${var.cidr" has an expression that cannot be read.
      Close each \${ with its }, without a comment in it or a lone carriage return before it, and write $\${ for the text \${.
      https://developer.hashicorp.com/terraform/language/expressions/strings
    - resource.aws_vpc.main.tags.Name: NaN is not a JSON value.
      Write null, true, false, a finite number, a string, a list or an object.
      https://developer.hashicorp.com/terraform/language/syntax/json
    - resource.aws_subnets: the block table does not know the resource "aws_subnets", so that its blocks and attributes look the same.
      Did you mean "aws_subnet"? Run "terraform init" and "terraform providers schema -json > schema.json" where the configuration is, then "v6only export --schema schema.json"; in code, blockTableOf makes the table of it.
      https://developer.hashicorp.com/terraform/cli/commands/providers/schema
    - resource.random_id.main id: "main id" is not a name that HCL can hold.
      Write a letter or an underscore, then letters, digits, underscores and hyphens.
      https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers
    - provider.azurerm: the block table does not know the provider "azurerm", so that its blocks and attributes look the same.
      Run "terraform init" and "terraform providers schema -json > schema.json" where the configuration is, then "v6only export --schema schema.json"; in code, blockTableOf makes the table of it.
      https://developer.hashicorp.com/terraform/cli/commands/providers/schema
    - data.aws_region.current: "here" is not the content of a block.
      Write an object, or a list of objects for several blocks.
      https://developer.hashicorp.com/terraform/language/syntax/json
    - outputs: "outputs" is not a block that can be written.
      Did you mean "output"? Known: terraform, provider, variable, locals, output, module, resource, data, moved, import, removed, check.
      https://developer.hashicorp.com/terraform/language/syntax/json
    - output.id.a b: "a b" is not a name that HCL can hold.
      Write a letter or an underscore, then letters, digits, underscores and hyphens.
      https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers
    - output.id.depends_on[0]: "aws_vpc.main}" is neither a reference nor a keyword.
      Write what HCL has there without quotes, such as "aws_vpc.main", "all" or "list(string)".
      https://developer.hashicorp.com/terraform/language/syntax/json
    - variable.a.type: "" is neither a reference nor a keyword.
      Write what HCL has there without quotes, such as "aws_vpc.main", "all" or "list(string)".
      https://developer.hashicorp.com/terraform/language/syntax/json"
  `);
});

describe("what is no configuration", () => {
  test.each([undefined, null, 1, "", [], [{}], () => ({})])("%j", (configuration) => {
    expect(refusal(() => hcl(configuration))).toContain("is not a Terraform configuration");
  });

  test("an empty one has no files", () => {
    expect(hcl({})).toBe("");
  });
});

describe("types that are in no table", () => {
  test.each(["aws_vpcs", "constructor", "__proto__", "toString", "aws_wafv2_web_acl"])("%s", (type) => {
    const table = `the block table does not know the resource ${JSON.stringify(type)}`;
    expect(refusal(() => hcl({ resource: Object.fromEntries([[type, { a: {} }]]) }))).toContain(table);
  });

  test.each(["constructor", "__proto__"])("%s is an argument like any other, and no block", (name) => {
    const json = Object.fromEntries([[name, { a: 1 }]]);
    expect(hcl({ locals: json })).toBe(`locals {\n  ${name} = { a = 1 }\n}\n`);
    expect(refusal(() => hcl(Object.fromEntries([[name, {}]])))).toContain("is not a block that can be written");
  });
});

describe("expressions that cannot be read", () => {
  test.each([
    "${",
    "a ${b",
    "${}",
    "${a)}",
    "${(a}",
    '${"a}',
    "${a # comment\n}",
    "${a /* comment */}",
    "${<<EOT\na\nEOT\n}",
    "${a; b}",
    "%{ if a",
    '${"a\nb"}',
    "a\r${b}",
    "$ \n${~ a}",
  ])("%j", (value) => {
    expect(refusal(() => hcl({ locals: { a: [{ b: value }] } }))).toContain("locals.a[0].b");
    expect(refusal(() => hcl({ locals: { a: { [value]: 1 } } }))).toContain("has an expression that cannot be read");
  });

  test.each(["", "1", '"a"', "a }", "a\nresource {", "a b # c", "${", "(a)", "${a}b", "${a}${b}"])(
    "%j is no reference",
    (value) => {
      expect(refusal(() => hcl({ moved: { from: value, to: "aws_vpc.b" } }))).toContain("moved.from");
      expect(refusal(() => hcl({ resource: { aws_vpc: { a: { depends_on: [value] } } } }))).toContain("depends_on[0]");
    },
  );
});

describe("names and values that HCL has no place for", () => {
  test.each(["", "a b", "1a", 'a" {}', "a\n", "${a}", "//"])("%j is no label", (name) => {
    expect(refusal(() => hcl({ output: { [name]: { value: 1 } } }))).toContain("is not a name that HCL can hold");
  });

  test.each(["", "a b", "1a", "a = 1\nb", "${a}"])("%j is no argument", (name) => {
    expect(refusal(() => hcl({ locals: { [name]: 1 } }))).toContain("is not a name that HCL can hold");
  });

  test.each([Number.POSITIVE_INFINITY, 1n, Symbol("a"), () => 1])("%s is no JSON", (value) => {
    expect(refusal(() => hcl({ locals: { a: value } }))).toContain("is not a JSON value");
  });

  test.each([1, "text", true, [["text"]]])("%j is no block", (value) => {
    expect(refusal(() => hcl({ resource: { aws_instance: { a: { root_block_device: value } } } }))).toContain(
      "is not the content of a block",
    );
  });
});
