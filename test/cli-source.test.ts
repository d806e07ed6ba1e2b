/** What `v6only export` says of sources that it cannot export, and of resource types that it does not know. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stackJson, VPC } from "./support/cdktf-json.js";
import { filesIn, folderWith, v6only } from "./support/cli.js";

const QUEUE = {
  terraform: { required_providers: { example: { source: "example.com/acme/example" } } },
  provider: { example: { login: { user: "me" } } },
  resource: { example_queue: { jobs: { name: "jobs", tags: { a: "b" }, policy: { retries: 3 } } } },
  data: { example_zone: { here: {} } },
};

/** As `terraform providers schema -json` prints it of a provider as small as can be. */
const SCHEMA = {
  format_version: "1.0",
  provider_schemas: {
    "example.com/acme/example": {
      provider: { version: 0, block: { block_types: { login: { nesting_mode: "list", block: {} } } } },
      resource_schemas: {
        example_queue: {
          version: 0,
          block: {
            attributes: { name: { type: "string" }, tags: { type: ["map", "string"] } },
            block_types: { policy: { nesting_mode: "list", block: { attributes: { retries: { type: "number" } } } } },
          },
        },
      },
      data_source_schemas: { example_zone: { version: 0, block: {} } },
    },
  },
};

describe("a stack with resources that v6only does not know", () => {
  test("is refused with the option, and the command that makes the file", async () => {
    const folder = folderWith({ "cdktf.out/stacks/jobs/cdk.tf.json": stackJson("jobs", QUEUE) });
    const { code, stdout, stderr } = await v6only(folder, "export");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatchInlineSnapshot(`
      "error: cdktf.out/stacks/jobs/cdk.tf.json: provider.example: the block table does not know the provider "example", so that its blocks and attributes look the same.
        Run "terraform init" and "terraform providers schema -json > schema.json" where the configuration is, then "v6only export --schema schema.json"; in code, blockTableOf makes the table of it.
        https://developer.hashicorp.com/terraform/cli/commands/providers/schema
      error: cdktf.out/stacks/jobs/cdk.tf.json: data.example_zone: the block table does not know the data source "example_zone", so that its blocks and attributes look the same.
        Run "terraform init" and "terraform providers schema -json > schema.json" where the configuration is, then "v6only export --schema schema.json"; in code, blockTableOf makes the table of it.
        https://developer.hashicorp.com/terraform/cli/commands/providers/schema
      error: cdktf.out/stacks/jobs/cdk.tf.json: resource.example_queue: the block table does not know the resource "example_queue", so that its blocks and attributes look the same.
        Run "terraform init" and "terraform providers schema -json > schema.json" where the configuration is, then "v6only export --schema schema.json"; in code, blockTableOf makes the table of it.
        https://developer.hashicorp.com/terraform/cli/commands/providers/schema
      Nothing is written.
      "
    `);
    expect(Object.keys(filesIn(folder))).toEqual(["cdktf.out/stacks/jobs/cdk.tf.json"]);
  });

  test.each([
    ["as Terraform prints it", JSON.stringify(SCHEMA)],
    ["as PowerShell writes it", Buffer.from(`\ufeff${JSON.stringify(SCHEMA)}\r\n`, "utf16le")],
  ])("is written with a schema %s", async (_how, schema) => {
    const stack = stackJson("jobs", { ...QUEUE, resource: { ...QUEUE.resource, ...VPC.resource } });
    const folder = folderWith({ "cdktf.out/stacks/jobs/cdk.tf.json": stack, "schema.json": schema });
    expect(await v6only(folder, "export", "--schema", "schema.json")).toMatchObject({ code: 0 });
    const text = (name: string) => readFileSync(join(folder, "generated/networks/jobs", name), "utf8");
    expect(text("main.tf")).toMatchInlineSnapshot(`
      "data "example_zone" "here" {}

      resource "example_queue" "jobs" {
        name = "jobs"
        tags = { a = "b" }

        policy {
          retries = 3
        }
      }
      "
    `);
    expect(text("providers.tf")).toContain("\n  login {\n");
    expect(text("network.tf")).toContain('resource "aws_vpc" "main" {');
  });

  test("needs no schema to become JSON", async () => {
    const folder = folderWith({ "cdktf.out/stacks/jobs/cdk.tf.json": stackJson("jobs", QUEUE) });
    expect(await v6only(folder, "export", "--format", "json")).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(join(folder, "generated/networks/jobs/main.tf.json"), "utf8"))).toEqual(QUEUE);
  });

  test.each([
    "",
    "{",
    "[]",
    "null",
    '{"provider_schemas":[]}',
    '{"provider_schemas":{"a":null}}',
    '{"provider_schemas":{"a":{"resource_schemas":{"b":null}}}}',
    JSON.stringify(VPC),
  ])("is not written with the schema %j", async (schema) => {
    const folder = folderWith({ "main.tf.json": VPC, "schema.json": schema });
    const { code, stderr } = await v6only(folder, "export", "main.tf.json", "--schema", "schema.json");
    expect(code).toBe(2);
    expect(stderr).toMatch(/error: schema\.json: not (JSON|what "terraform providers schema -json" prints)\./);
  });
});

describe("a source that cannot be read is the wrong question", () => {
  const deep = `{"locals":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`;
  test.each([
    ["nowhere", {}, "nowhere: no such file or folder."],
    ["empty", {}, "empty: there is no Terraform JSON"],
    ["main.tf", { "main.tf": "" }, "main.tf: the name does not end in .tf.json."],
    ["a.tf.json", { "a.tf.json": "" }, "a.tf.json: not JSON."],
    ["a.tf.json", { "a.tf.json": '{"resource": {' }, "a.tf.json: not JSON."],
    ["a.tf.json", { "a.tf.json": '{"output":{"a":{},"a":{}}}' }, "a.tf.json: output.a: written twice"],
    ["a.tf.json", { "a.tf.json": '{"locals":{"a":1e400}}' }, "a.tf.json: locals.a: 1e400 "],
    ["a", { "a/main.tf.json": VPC, "a/versions.tf": "" }, 'a: the configuration is also made of "versions.tf"'],
    ["a", { "a/a_override.tf.json": VPC }, "a/a_override.tf.json: an override file changes blocks of other files"],
    ["a", { "a/cdk.tf.json": stackJson("a"), "a/assets/x.zip": "" }, "a/assets: the stack has assets"],
  ])("%s of %j", async (source, files, what) => {
    const folder = folderWith(files);
    mkdirSync(join(folder, "empty"));
    const { code, stdout, stderr } = await v6only(folder, "export", source);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`error: ${what}`);
    expect(stderr).toMatch(/\nNothing is written\.\n$/);
  });

  test.each([
    ["an empty object", "{}", "there is no block in it"],
    ["metadata alone", JSON.stringify(stackJson("a", {})), "there is no block in it"],
    ["a list", "[]", "[] is not a Terraform configuration"],
    ["null", "null", "null is not a Terraform configuration"],
    ["lists in lists", deep, "its lists and objects lie too deep in one another"],
  ])("%s is refused in both formats", async (_name, text, what) => {
    const folder = folderWith({ "a.tf.json": text });
    for (const format of ["hcl", "json"]) {
      const { code, stdout, stderr } = await v6only(folder, "export", "a.tf.json", "--format", format);
      expect({ code, stdout }, format).toEqual({ code: 1, stdout: "" });
      expect(stderr, format).toContain(what);
    }
    expect(Object.keys(filesIn(folder))).toEqual(["a.tf.json"]);
  });

  test("a text that HCL cannot hold is told with its file and place", async () => {
    const folder = folderWith({ "a.tf.json": { locals: { a: "${" } } });
    const { code, stderr } = await v6only(folder, "export", "a.tf.json");
    expect(code).toBe(1);
    expect(stderr).toContain('error: a.tf.json: locals.a: "${" has an expression that cannot be read.');
  });
});

test("constructs whose names differ by capitals only share a file", async () => {
  const at = (path: string) => ({ "//": { metadata: { path } }, cidr_block: "10.0.0.0/16" });
  const aws_vpc = { a: at("dev/Web/vpc"), b: at("dev/web/vpc") };
  const folder = folderWith({ "cdktf.out/stacks/dev/cdk.tf.json": stackJson("dev", { resource: { aws_vpc } }) });
  expect((await v6only(folder, "export")).stdout).toBe("generated/networks/dev/Web.tf\n");
  expect(readFileSync(join(folder, "generated/networks/dev/Web.tf"), "utf8").match(/^resource/gm)).toHaveLength(2);
});
