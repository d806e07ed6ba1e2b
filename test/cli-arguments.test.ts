/** The command line of `v6only`: its help, and what it says of one that it does not understand. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { filesIn, folderWith, v6only } from "./support/cli.js";

const SCRIPTS = folderWith({ "one.tf.json": { locals: { a: 1 } } });

test("--help lists the commands", async () => {
  const { code, stdout, stderr } = await v6only(SCRIPTS, "--help");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatchInlineSnapshot(`
    "v6only <command>

    IPv6-only AWS networks as code.

    Commands:
      v6only export [source]  Write stacks as plain Terraform, one folder a stack

    Options:
      -h, --help     Show help                                                                 [boolean]
          --version  Show version number                                                       [boolean]

    Exit code: 0 yes, 1 the answer is no, 2 the question was wrong, 3 unknown.
    "
  `);
});

test("export --help teaches every option with its default, and examples", async () => {
  const { code, stdout, stderr } = await v6only(SCRIPTS, "export", "--help");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatchInlineSnapshot(`
    "v6only export [source]

    Write stacks as plain Terraform, one folder a stack

    Positionals:
      source  cdktf's output folder, a folder with .tf.json files, a folder of such folders, or one
              .tf.json file                                              [string] [default: "cdktf.out"]

    Options:
      -h, --help     Show help                                                                 [boolean]
          --version  Show version number                                                       [boolean]
          --out      Folder in which each stack gets a folder of its name
                                                                  [string] [default: generated/networks]
          --format   What to write: hcl or json                                  [string] [default: hcl]
          --schema   Output of "terraform providers schema -json", for resource types that v6only does
                     not know                              [string] [default: the AWS types of networks]
          --json     Print the answer as JSON instead of one line a file      [boolean] [default: false]

    Examples:
      v6only export                                  each stack of cdktf.out to
                                                     generated/networks/<stack>
      v6only export cdktf.out/stacks/dev --out live  one stack, to live/dev
      v6only export --format json                    main.tf.json without cdktf's metadata
      v6only export --schema schema.json             a stack with resources of other providers

    Exit code: 0 yes, 1 the answer is no, 2 the question was wrong, 3 unknown.
    "
  `);
});

test("--version is the package's", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(await v6only(SCRIPTS, "--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test("without a command the help goes to stderr", async () => {
  const { code, stdout, stderr } = await v6only(SCRIPTS);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^v6only <command>\n/);
});

test("all that is wrong is told at once", async () => {
  const { stderr } = await v6only(SCRIPTS, "export", "a", "b c", "--fromat", "json", "--format", "jsno", "--out");
  expect(stderr).toMatchInlineSnapshot(`
    "error: --fromat: no such option.
      Did you mean "--format"? Known: --out, --format, --schema, --json, --help, --version.
    error: v6only export [source]: "b c" is more than the command takes.
      Name one thing, and put quotes around it when it has spaces.
    error: --out: the value is missing.
      Write --out and then the value.
    error: --format: "jsno" is not one of the choices.
      Did you mean "json"? Write "hcl" or "json".
    See v6only export --help.
    "
  `);
});

test.each([
  [["exprot"], '"exprot" is not a command.\n  Did you mean "export"? Known: export.'],
  [["constructor"], '"constructor" is not a command.'],
  [["export", "one.tf.json", "--shcema", "x"], '--shcema: no such option.\n  Did you mean "--schema"?'],
  [["export", "one.tf.json", "--no-json"], "--no-json: no such option."],
  [["export", "one.tf.json", "--force"], "--force: no such option."],
  [["export", "one.tf.json", "-o", "x"], "-o: no such option."],
  [["export", "one.tf.json", "--__proto__.x", "1"], "no such option."],
  [["export", "one.tf.json", "--format", "HCL"], '--format: "HCL" is not one of the choices.\n  Did you mean "hcl"?'],
  [["export", "one.tf.json", "--format"], "--format: the value is missing."],
  [["export", "one.tf.json", "--out", ""], "--out: the value is missing."],
  [["export", "one.tf.json", "--out", "--json"], "--out: the value is missing."],
  [["export", "one.tf.json", "--schema"], "--schema: the value is missing."],
  [["export", "one.tf.json", "--out", "a", "--out=b"], "--out: given 2 times.\n  Write it once."],
  [["export", "one.tf.json", "--out", "a", "--out"], "--out: given 2 times."],
  [["export", "one.tf.json", "--json", "--json=false"], "--json: given 2 times."],
  [["export", "one.tf.json", "--json=maybe"], '--json: "maybe" is not one of the choices.\n  Write "true" or "false".'],
  [["export", "one.tf.json", "--json="], '--json: "" is not one of the choices.'],
  [["export", "one.tf.json", "--json=False"], '--json: "False" is not one of the choices.'],
  [["export", ""], "source: the value is missing."],
  [["export", "one.tf.json", "two.tf.json"], '"two.tf.json" is more than the command takes.'],
  [["export"], "cdktf.out: no such file or folder."],
  [["export", "one.tf.json", "--schema", "nowhere"], "nowhere: cannot be read: it is not there (ENOENT)."],
])("%j is the wrong question", async (args, what) => {
  const before = filesIn(SCRIPTS);
  const { code, stdout, stderr } = await v6only(SCRIPTS, ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(what);
  expect(filesIn(SCRIPTS)).toEqual(before);
});

test("a terminal is not told to obey a name", async () => {
  const { stderr } = await v6only(SCRIPTS, "export", "\u001b[31mred\u202e");
  expect(stderr).toContain("error: \\u{1b}[31mred\\u{202e}: no such file or folder.");
});
