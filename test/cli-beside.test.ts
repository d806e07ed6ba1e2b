/** What `v6only export` says of what lies beside a source and does not come along: modules, files, values of variables. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { referencesBeside } from "../modules/cli/beside.js";
import { VPC } from "./support/cdktf-json.js";
import { filesIn, folderWith, put, v6only } from "./support/cli.js";

test("modules and files beside the source are refused in both formats, each with its place", async () => {
  const source = {
    module: { m: { source: "./modules/m" } },
    locals: { script: '${file("${path.module}/init.sh")}' },
  };
  const folder = folderWith({ "live/main.tf.json": source, "live/modules/m/main.tf": "", "live/init.sh": "" });
  const before = filesIn(folder);
  const { code, stdout, stderr } = await v6only(folder, "export", "live");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatchInlineSnapshot(`
    "error: live/main.tf.json: module.m.source: the module "./modules/m" lies beside the source and is not exported with it.
      Publish the module to a registry or a repository and name that, or write its blocks into the configuration.
      https://developer.hashicorp.com/terraform/language/modules/sources
    error: live/main.tf.json: locals.script: "\${file(\\"\${path.module}/init.sh\\")}" refers to files beside the source, which are not exported with it.
      Refer to the files by variables, or write what is in them into the configuration.
      https://developer.hashicorp.com/terraform/language/expressions/references#filesystem-and-workspace-info
    Nothing is written.
    "
  `);
  expect(await v6only(folder, "export", "live", "--format", "json")).toEqual({ code, stdout, stderr });
  expect(filesIn(folder)).toEqual(before);
});

describe("what refers to its surroundings is", () => {
  test.each<[where: string, configuration: object]>([
    ["module.m.source", { module: { m: { source: "../m" } } }],
    ["module[0].m[0].source", { module: [{ m: [{ source: ".\\m" }] }] }],
    ["locals.a", { locals: { a: "${path.module}" } }],
    ["locals.a", { locals: { a: "x ${upper(path.root)} y" } }],
    ["locals.a", { locals: { a: "${ path . cwd }" } }],
    ["locals.a", { locals: { a: "%{ if path.cwd == 1 }x%{ endif }" } }],
    ["locals.a", { locals: { a: '${join("", ["${"${path.module}/b"}"])}' } }],
    ["locals.a", { locals: { a: "${path.module /* here */}" } }],
    ["locals.a[1].b", { locals: { a: [0, { b: "${path.module}" }] } }],
    ["locals.a.${path.module}", { locals: { a: { "${path.module}": 1 } } }],
    ["locals.a", { locals: { a: '${file("init.sh")}' } }],
    ["locals.a", { locals: { a: '${templatefile("./init.sh", {})}' } }],
    ["locals.a", { locals: { a: '${[for f in fileset(".", "*.txt") : f]}' } }],
  ])("%s of %j", (where, configuration) => {
    expect(referencesBeside(configuration).map((problem) => problem.where)).toEqual([where]);
  });

  test.each<object>([
    { module: { m: { source: "terraform-aws-modules/vpc/aws" } } },
    { module: { m: { source: "/srv/modules/m", path: "./m" } } },
    { module: { m: { source: "git::https://example.com/m.git//../m" } } },
    { resource: { t: { source: { source: "./text" } } } },
    { locals: { a: "path.module and $${path.module} and ${local.a}" } },
    { locals: { a: "${local.path.module} ${module.path.root} ${var.path}" } },
    { locals: { a: '${upper("path.module")} ${upper("$${path.module}")}' } },
    {
      locals: {
        a: '${file("/etc/hosts")} ${file("~/.ssh/id.pub")} ${file("C:/a")} ${file("${var.a}/b")} ${file(var.a)}',
      },
    },
    { locals: { "//": "${path.module}", a: "${local.file}" } },
  ])("not %j", (configuration) => {
    expect(referencesBeside(configuration)).toEqual([]);
  });
});

describe("values of variables beside the source", () => {
  const values = { "live/terraform.tfvars": "a = 1\n", "live/prod.tfvars.json": "{}", "live/notes.txt": "" };

  test("are not exported, and named", async () => {
    const folder = folderWith({ ...values, "live/main.tf.json": VPC });
    const { code, stderr } = await v6only(folder, "export", "live", "--out", "out");
    expect({ code, stderr }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "warning: live: the values of variables in "prod.tfvars.json", "terraform.tfvars" are not exported.
        Copy what you need to out/live, where later exports leave it.
        https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
      out/live is written.
      ",
      }
    `);
    expect(Object.keys(filesIn(join(folder, "out/live")))).toEqual([".v6only.json", "network.tf"]);
    const { stdout } = await v6only(folder, "export", "live/main.tf.json", "--out", "out", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ problems: [{ level: "warning" }], stacks: [{ changed: false }] });
  });

  test("are not named once the exported folder has some of that name", async () => {
    const folder = folderWith({ ...values, "live/main.tf.json": VPC });
    put(folder, { "out/live/terraform.tfvars": "a = 2\n", "out/live/prod.tfvars.json": "{}" });
    const { code, stderr } = await v6only(folder, "export", "live", "--out", "out");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "out/live is written.\n" });
  });
});
