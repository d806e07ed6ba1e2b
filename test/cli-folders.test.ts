/** What `v6only export` does not replace, and what is left when writing fails. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stackJson, VPC } from "./support/cdktf-json.js";
import { filesIn, folderWith, PROGRAM, put, v6only } from "./support/cli.js";
import { run } from "./support/run.js";

const SOURCE = "cdktf.out/stacks/dev/cdk.tf.json";
const DEV = "generated/networks/dev";
const NETWORK = { resource: { aws_vpc: { main: { cidr_block: "10.1.0.0/16" } } } };

let exported = "";
let folder = "";
beforeAll(async () => {
  exported = folderWith({ [SOURCE]: stackJson("dev", { ...VPC, output: { a: { value: 1 } } }) });
  expect(await v6only(exported, "export")).toMatchObject({ code: 0 });
});
/** A folder of an earlier export, and a stack that changed since. */
beforeEach(() => {
  folder = folderWith();
  cpSync(exported, folder, { recursive: true });
  put(folder, { [SOURCE]: stackJson("dev", NETWORK) });
});

/** Runs an export that is refused and changes nothing; returns what it says. */
async function refused(...args: string[]): Promise<string> {
  const before = filesIn(folder);
  const { code, stdout, stderr } = await v6only(folder, "export", ...args);
  expect({ code, stdout }, stderr).toEqual({ code: 1, stdout: "" });
  expect(filesIn(folder)).toEqual(before);
  return stderr;
}

const names = () => readdirSync(join(folder, DEV));
const written = () => readFileSync(join(folder, DEV, "network.tf"), "utf8");

describe("a folder of an earlier export", () => {
  test("is replaced, and files that it no longer has are gone", async () => {
    expect(names()).toEqual([".v6only.json", "network.tf", "outputs.tf"]);
    expect(await v6only(folder, "export")).toMatchObject({ code: 0, stderr: `${DEV} is written.\n` });
    expect(names()).toEqual([".v6only.json", "network.tf"]);
    expect(written()).toContain("10.1.0.0/16");
  });

  test("is not replaced when a file was changed by hand", async () => {
    put(folder, { [`${DEV}/network.tf`]: "# mine\n" });
    expect(await refused()).toMatchInlineSnapshot(`
      "error: generated/networks/dev: "network.tf" changed since v6only wrote it, so that the folder is not replaced.
        Make the change in the stack instead, delete the file here and export again.
      Nothing is written.
      "
    `);
  });

  test("is not replaced when it has a file of someone else's", async () => {
    put(folder, { [`${DEV}/extra.tf`]: "", [`${DEV}/modules/a/main.tf`]: "" });
    expect(await refused()).toMatchInlineSnapshot(`
      "error: generated/networks/dev: v6only did not make "extra.tf", "modules", so that the folder is not replaced.
        Move them out of the folder, or choose another with --out.
      Nothing is written.
      "
    `);
  });

  test("is replaced when a file was deleted, or has the line ends of Windows", async () => {
    rmSync(join(folder, DEV, "outputs.tf"));
    writeFileSync(join(folder, DEV, "network.tf"), written().replaceAll("\n", "\r\n"));
    expect(await v6only(folder, "export")).toMatchObject({ code: 0 });
  });

  test("keeps Terraform's state and what terraform init made", async () => {
    const own = { "terraform.tfstate": "state", ".terraform.lock.hcl": "lock", ".terraform/providers/aws": "binary" };
    put(join(folder, DEV), own);
    expect(await v6only(folder, "export")).toMatchObject({ code: 0 });
    expect(filesIn(join(folder, DEV))).toMatchObject(own);
    expect(written()).toContain("10.1.0.0/16");
  });

  test("keeps the values of variables", async () => {
    const own = { "terraform.tfvars": 'name = "a"\n', "prod.auto.tfvars": "", "x.tfvars.json": "{}" };
    put(join(folder, DEV), own);
    expect(await v6only(folder, "export")).toMatchObject({ code: 0 });
    expect(filesIn(join(folder, DEV))).toMatchObject(own);
    expect(await v6only(folder, "export")).toMatchObject({ code: 0, stderr: `${DEV} is as it was.\n` });
  });

  test("is not replaced when its manifest cannot be read", async () => {
    put(folder, { [`${DEV}/.v6only.json`]: "{" });
    expect(await refused()).toMatchInlineSnapshot(`
      "error: generated/networks/dev/.v6only.json: the list of the files that v6only made cannot be read, so that the folder is not replaced.
        Restore it from version control, or move the folder away.
      Nothing is written.
      "
    `);
  });

  test("is not followed out of by what its manifest names", async () => {
    const sha256 = { "../../../precious": "0", __proto__: "0" };
    put(folder, { precious: "mine", [`${DEV}/.v6only.json`]: { sha256 } });
    expect(await refused()).toContain('v6only did not make "network.tf", "outputs.tf"');
  });
});

describe("a place that is taken", () => {
  test("by a folder without a manifest is left as it is", async () => {
    put(folder, { "out/dev/network.tf": "mine" });
    expect(await refused("--out", "out")).toContain('out/dev: v6only did not make "network.tf"');
  });

  test("by an empty folder is used", async () => {
    mkdirSync(join(folder, "out/dev"), { recursive: true });
    expect(await v6only(folder, "export", "--out", "out")).toMatchObject({ code: 0 });
  });

  test("by a link that leads out is left as it is", async () => {
    put(folder, { "out/.keep": "", "elsewhere/network.tf": "mine" });
    symlinkSync(join(folder, "elsewhere"), join(folder, "out/dev"));
    expect(await refused("--out", "out")).toMatchInlineSnapshot(`
      "error: out/dev: a symbolic link has that name, and v6only did not make it.
        Move it away, or choose another folder with --out.
      Nothing is written.
      "
    `);
  });

  test("by a file that is a link is left as it is", async () => {
    put(folder, { "elsewhere.tf": written() });
    rmSync(join(folder, DEV, "network.tf"));
    symlinkSync(join(folder, "elsewhere.tf"), join(folder, DEV, "network.tf"));
    expect(await refused()).toContain('v6only did not make "network.tf"');
  });

  test.each([
    ["file", "out/dev", "out/dev: a file has that name, and v6only did not make it."],
    ["file", "out", "out: cannot be written: a part of the path is no folder (ENOTDIR)."],
  ])("by a %s at %s is left as it is", async (_what, path, what) => {
    put(folder, { [path]: "mine" });
    expect(await refused("--out", "out")).toContain(what);
  });
});

test("a stack whose name leads out of the folder is refused", async () => {
  put(folder, { [SOURCE]: stackJson("../../escape") });
  expect(await refused()).toMatchInlineSnapshot(`
    "error: cdktf.out/stacks/dev: the stack's name "../../escape" cannot be the name of a folder.
      Write 1 to 100 letters, digits, hyphens, underscores and dots, with a letter, digit or underscore first and last.
    Nothing is written.
    "
  `);
});

describe("when writing fails", () => {
  test("every folder is as it was, and nothing else is left", async () => {
    const huge = { locals: { text: "x".repeat(9000) } };
    put(folder, { "cdktf.out/stacks/zone/cdk.tf.json": stackJson("zone", huge) });
    const before = filesIn(folder);
    const command = `ulimit -f 8; exec "$0" "$@"`;
    const full = ["-c", command, process.execPath, ...PROGRAM, "export", "--format", "json"];
    const options = { cwd: folder, env: { TSX_DISABLE_CACHE: "1" } };
    const { code, stderr } = await run("bash", full, options);
    expect({ code, stderr }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "error: generated/networks/zone: cannot be written: the file would be larger than allowed (EFBIG).
        Make room and permission for it, or choose another folder with --out.
      Nothing is written.
      ",
      }
    `);
    expect(filesIn(folder)).toEqual(before);
    expect(readdirSync(join(folder, "generated/networks"))).toEqual(["dev"]);
    expect(await run("bash", [...full, "--out", "new/er"], options)).toMatchObject({ code: 1 });
    expect(readdirSync(folder)).not.toContain("new");
  });

  test("a second run that writes to the same folder is refused", async () => {
    mkdirSync(join(folder, "generated/networks/.v6only-export"));
    expect(await refused()).toMatchInlineSnapshot(`
      "error: generated/networks/.v6only-export: another export is writing to this folder, or one was cut off.
        Wait for it to end; when none is running, look into old/ and new/ there for what you need, then delete it.
      Nothing is written.
      "
    `);
  });

  test("four runs at once leave one whole folder", async () => {
    const runs = await Promise.all([1, 2, 3, 4].map(() => v6only(folder, "export")));
    expect(runs.filter(({ code }) => code > 1)).toEqual([]);
    expect(runs.some(({ code }) => code === 0)).toBe(true);
    expect(readdirSync(join(folder, "generated/networks"))).toEqual(["dev"]);
    expect(await v6only(folder, "export")).toMatchObject({ code: 0, stderr: `${DEV} is as it was.\n` });
  });
});
