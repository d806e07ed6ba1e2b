/** `cdktf diff`, `deploy` and `destroy` on main.ts, as the README tells users, against a server that speaks AWS's API. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, describeApply, inAccount } from "./support/account.js";
import { makeProject } from "./support/project.js";
import { installed, node, type Run, run } from "./support/run.js";
import { wireProblems } from "./support/wire.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-cdktf-"));
afterAll(() => rmSync(temporary, { recursive: true }));

const CLI = "test/cdktf-cli";
let skipped: string | undefined;

beforeAll(async () => {
  // cdktf-cli 0.21 starts Terraform through node-pty, which does not build there. The README says so.
  const [major = 0] = process.versions.node.split(".").map(Number);
  skipped = major >= 24 ? "it does not run on Node.js 24" : await installed(CLI);
  if (skipped) console.warn(`cdktf-cli tests skipped: ${skipped}`);
}, 300_000);

describeApply("cdktf's command line", () => {
  test("diffs, deploys, finds nothing more to do, and destroys evening", async ({ skip }) => {
    skip(skipped !== undefined);
    await inAccount(async (aws) => {
      const cdktf = commandIn(join(temporary, "evening"), aws);
      expect(await cdktf("diff", "evening")).toMatch(/Plan: \d{2} to add, 0 to change, 0 to destroy/);
      const deployed = await cdktf("deploy", "evening", "--auto-approve");
      expect(deployed).toMatch(/Apply complete! Resources: \d{2} added, 0 changed, 0 destroyed/);
      expect(deployed).toMatch(/app_ssh_command = "?ssh -J 'ec2-user@\[2[0-9a-f:]+::22\]' ec2-user@2[0-9a-f:]+/);
      expect(await cdktf("diff", "evening")).toContain("No changes. Your infrastructure matches the configuration.");
      expect(wireProblems(await aws.requests())).toEqual([]);
      await cdktf("destroy", "evening", "--auto-approve");
      expect(await aws.left()).toEqual([]);
    });
  }, 300_000);

  test("runs the program that TERRAFORM_BINARY_NAME names, as with OpenTofu", async ({ skip }) => {
    skip(skipped !== undefined);
    const bin = join(temporary, "bin");
    const log = join(temporary, "tofu.log");
    mkdirSync(bin);
    // OpenTofu itself is not at hand: a program of its name that says it was called, and is Terraform.
    await inAccount(async (aws) => {
      const tofu = `#!/bin/sh\necho "$1" >> '${log}'\nexec '${aws.terraform}' "$@"\n`;
      writeFileSync(join(bin, "tofu"), tofu);
      chmodSync(join(bin, "tofu"), 0o755);
      const environment = { PATH: `${bin}${delimiter}${process.env.PATH}`, TERRAFORM_BINARY_NAME: "tofu" };
      const cdktf = commandIn(join(temporary, "tofu"), aws, environment);
      expect(await cdktf("diff", "evening")).toMatch(/Plan: \d{2} to add/);
    });
    expect(readFileSync(log, "utf8").split("\n")).toEqual(expect.arrayContaining(["init", "plan"]));
  }, 120_000);
});

describeApply("a pipeline without cdktf's command line", () => {
  test("plans what npm start wrote", async () => {
    const folder = join(temporary, "pipeline");
    makeProject(folder);
    await inAccount(async ({ environment, terraform: program }) => {
      const settings = { cwd: folder, env: { ...environment, CDKTF_OUTDIR: undefined } };
      succeeded(await run("npm", ["start"], settings));
      const terraform = (...args: string[]) => run(program, ["-chdir=cdktf.out/stacks/evening", ...args], settings);
      succeeded(await terraform("init"));
      expect(succeeded(await terraform("plan", "-no-color"))).toMatch(/Plan: \d{2} to add, 0 to change, 0 to destroy/);
    });
  });
});

/** cdktf's command line in a copy of this repository, acting in this account. */
function commandIn(folder: string, aws: Account, environment: Record<string, string> = {}) {
  makeProject(folder);
  // A filesystem mirror holds one platform's checksums, so that there is no lock file for all of them to write.
  const flags = ["--skip-provider-lock"];
  const env = { ...aws.environment, CDKTF_OUTDIR: undefined, NO_COLOR: "1", ...environment };
  const program = resolve(CLI, "node_modules/cdktf-cli/bundle/bin/cdktf.js");
  return async (...args: string[]) =>
    stripVTControlCharacters(succeeded(await node(program, [...args, ...flags], { cwd: folder, env })));
}

function succeeded({ code, stdout, stderr }: Run): string {
  if (code !== 0) throw new Error(`${stdout}${stderr}`);
  return stdout;
}
