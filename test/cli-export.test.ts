/** `v6only export`, run as a user runs it: what it writes of stacks, and what it says. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { stackJson, VPC } from "./support/cdktf-json.js";
import { filesIn, folderWith, synthesize, v6only } from "./support/cli.js";
import { describeTerraform, terraform } from "./support/terraform.js";

let project = "";
beforeAll(async () => {
  project = folderWith();
  expect(await synthesize(project)).toMatchObject({ code: 0, stderr: "" });
});

describe("after npm start", () => {
  test("export writes each stack to generated/networks, and tells each file", async () => {
    const { code, stdout, stderr } = await v6only(project, "export");
    expect({ code, stderr }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "generated/networks/evening is written.
      generated/networks/production is written.
      ",
      }
    `);
    expect(stdout.split("\n").slice(0, 9)).toMatchInlineSnapshot(`
      [
        "generated/networks/evening/versions.tf",
        "generated/networks/evening/providers.tf",
        "generated/networks/evening/flow-logs.tf",
        "generated/networks/evening/app.tf",
        "generated/networks/evening/bastion.tf",
        "generated/networks/evening/network.tf",
        "generated/networks/evening/acl.tf",
        "generated/networks/evening/outputs.tf",
        "generated/networks/production/versions.tf",
      ]
    `);
    const files = filesIn(join(project, "generated/networks"));
    const told = stdout.split("\n").filter(Boolean);
    const manifests = ["generated/networks/evening/.v6only.json", "generated/networks/production/.v6only.json"];
    expect([...told, ...manifests].sort()).toEqual(Object.keys(files).map((name) => `generated/networks/${name}`));
    expect(files["evening/network.tf"]).toMatch(/^resource "aws_vpc" "main" \{\n/);
    expect(readdirSync(join(project, "generated/networks"))).toEqual(["evening", "production"]);
  });

  test("a second run leaves every file as it is", async () => {
    await v6only(project, "export");
    const before = filesIn(project);
    const { ino } = statSync(join(project, "generated/networks/evening"));
    const { code, stderr } = await v6only(project, "export");
    expect({ code, stderr }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "generated/networks/evening is as it was.
      generated/networks/production is as it was.
      ",
      }
    `);
    expect(filesIn(project)).toEqual(before);
    expect(statSync(join(project, "generated/networks/evening")).ino).toBe(ino);
  });

  test("the same bytes are written in any folder", async () => {
    await v6only(project, "export", "--out", "one");
    await v6only(project, "export", "--out", "deep/er/two");
    expect(filesIn(join(project, "deep/er/two"))).toEqual(filesIn(join(project, "one")));
  });

  test("--format json is what cdktf wrote without its metadata, the terraform block first", async () => {
    const { code, stdout } = await v6only(project, "export", "--format", "json", "--out", "json");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "json/evening/main.tf.json\njson/production/main.tf.json\n",
    });
    const text = readFileSync(join(project, "json/evening/main.tf.json"), "utf8");
    const cdktf = readFileSync(join(project, "cdktf.out/stacks/evening/cdk.tf.json"), "utf8");
    expect(JSON.parse(text)).toEqual(JSON.parse(cdktf, (key, value) => (key === "//" ? undefined : value)));
    expect(text).not.toContain('"//"');
    expect(text).toMatch(/^\{\n {2}"terraform": \{\n/);
    expect(text).toMatch(/\n\}\n$/);
  });

  test("one format takes the place of the other", async () => {
    await v6only(project, "export", "--out", "both");
    await v6only(project, "export", "--out", "both", "--format", "json");
    expect(readdirSync(join(project, "both/evening"))).toEqual([".v6only.json", "main.tf.json"]);
  });
});

describeTerraform("what export writes", () => {
  test("is as terraform fmt likes it, and valid", async () => {
    await v6only(project, "export", "--out", "valid");
    const tf = await terraform();
    expect(await tf.fmt(join(project, "valid"))).toBe("");
    expect(await tf.validate(join(project, "valid/evening"))).toEqual({ errors: [], warnings: [] });
  });
});

test("--json prints one object", async () => {
  const folder = folderWith({ "cdktf.out/stacks/dev/cdk.tf.json": stackJson("dev") });
  const { code, stdout } = await v6only(folder, "export", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
    {
      "problems": [],
      "stacks": [
        {
          "changed": true,
          "files": [
            "generated/networks/dev/network.tf",
          ],
          "folder": "generated/networks/dev",
          "name": "dev",
          "source": "cdktf.out/stacks/dev",
        },
      ],
    }
  `);
});

test("--json prints what is refused as an object too", async () => {
  const { code, stdout, stderr } = await v6only(folderWith(), "export", "nowhere", "--json");
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
    {
      "problems": [
        {
          "fix": "Run "cdktf synth" or "npm start" first, or name its output folder, a folder with .tf.json files or one such file",
          "level": "error",
          "what": "no such file or folder",
          "where": "nowhere",
        },
      ],
      "stacks": [],
    }
  `);
  expect(stderr).toContain("error: nowhere: no such file or folder.");
});

describe("a source", () => {
  const files = {
    "cdktf.out/stacks/dev/cdk.tf.json": stackJson("dev"),
    "cdktf.out/stacks/gone/cdk.tf.json": stackJson("gone"),
    "cdktf.out/manifest.json": { stacks: { dev: { workingDirectory: "stacks/dev" } } },
    "live/blue/main.tf.json": VPC,
    "live/green/cdk.tf.json": stackJson("verde"),
    "live/docs/README.md": "nothing",
    "parts/a.tf.json": VPC,
    "parts/b.tf.json": { ...VPC, output: { id: { value: "${aws_vpc.main.id}" } } },
    "parts/.hidden.tf.json": "no JSON",
    "both/cdk.tf.json": stackJson("both"),
    "both/main.tf.json": { output: { a: { value: 1 } } },
    "one.tf.json": `\ufeff${JSON.stringify(VPC)}\r\n`,
  };
  test.each([
    ["cdktf.out", ["dev/network.tf"]],
    ["cdktf.out/stacks/gone", ["gone/network.tf"]],
    ["cdktf.out/stacks/gone/cdk.tf.json", ["gone/network.tf"]],
    ["live", ["blue/network.tf", "verde/network.tf"]],
    ["live/blue", ["blue/network.tf"]],
    ["live/blue/main.tf.json", ["blue/network.tf"]],
    ["parts", ["parts/network.tf", "parts/outputs.tf"]],
    ["both", ["both/network.tf", "both/outputs.tf"]],
    ["parts/b.tf.json", ["b/network.tf", "b/outputs.tf"]],
    ["one.tf.json", ["one/network.tf"]],
  ])("%s becomes %j", async (source, expected) => {
    const folder = folderWith(files);
    const { code, stdout, stderr } = await v6only(folder, "export", source, "--out", "out");
    expect({ code, told: stdout }, stderr).toEqual({ code: 0, told: expected.map((name) => `out/${name}\n`).join("") });
  });

  test.each([
    ["parts", ["a.tf.json", "b.tf.json"]],
    ["both", ["cdk.tf.json", "main.tf.json"]],
    ["live/green", ["main.tf.json"]],
  ])("%s becomes the files of JSON %j", async (source, expected) => {
    const folder = folderWith(files);
    const { stdout, stderr } = await v6only(folder, "export", source, "--format", "json");
    const told = stdout.split("\n").filter(Boolean);
    expect(
      told.map((path) => path.replace(/.*\//, "")),
      stderr,
    ).toEqual(expected);
  });

  test("of several files becomes one file of HCL by subject", async () => {
    const folder = folderWith(files);
    await v6only(folder, "export", "parts", "--out", "out");
    expect(readFileSync(join(folder, "out/parts/network.tf"), "utf8").match(/^resource /gm)).toHaveLength(2);
  });
});
