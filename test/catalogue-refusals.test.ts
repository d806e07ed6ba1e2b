/** Every validation and precondition of a module is seen to refuse, in one of the module's own tests. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { CATALOGUE } from "../modules/catalogue/catalogue.js";
import { describeTerraform, terraform } from "./support/terraform.js";

const MODULES = "generated/modules";

const temporary = mkdtempSync(join(tmpdir(), "v6only-refusals-"));
afterAll(() => rmSync(temporary, { recursive: true }));

describeTerraform("the module", () => {
  test.concurrent.each([...CATALOGUE.keys()])(
    "%s has no refusal that none of its tests causes",
    { timeout: 600_000 },
    async (name) => {
      const said = await refusals(name);
      const unseen = [...validationsOf(name), ...sentencesOf(name)].filter(({ pattern }) => !pattern.test(said));
      expect(unseen.map(({ subject }) => subject)).toEqual([]);
    },
  );
});

interface Refusal {
  readonly subject: string;
  /** What Terraform prints of it. */
  readonly pattern: RegExp;
}

/** What Terraform says when the runs that expect a refusal do not, each in a file of its own: an error ends a file. */
async function refusals(name: string): Promise<string> {
  const tree = join(temporary, name);
  cpSync(MODULES, tree, { recursive: true });
  const tests = join(tree, name, "tests");
  for (const file of readdirSync(tests)) {
    const text = readFileSync(join(tests, file), "utf8");
    rmSync(join(tests, file));
    const [head = "", ...runs] = text.split(/^(?=run ")/m);
    for (const [index, run] of runs.entries()) {
      const unexpected = run.replace(/^ {2}expect_failures = .*\n/m, "");
      if (unexpected !== run) writeFileSync(join(tests, `${index}-${file}`), head + unexpected);
    }
  }
  const { errors } = await (await terraform({ within: tree })).test(join(tree, name));
  return errors.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n");
}

/** A validation by its place, which Terraform prints: two may have the same words. */
function validationsOf(name: string): Refusal[] {
  const lines = readFileSync(join(MODULES, name, "variables.tf"), "utf8").split("\n");
  return lines.flatMap((line, index) => {
    if (line !== "  validation {") return [];
    const variable = lines.slice(0, index).findLast((other) => other.startsWith("variable "));
    const message = lines.slice(index).find((other) => other.includes("error_message"));
    const pattern = new RegExp(`validation rule at (\\S*/)?variables\\.tf:${index + 1},`);
    return [{ subject: `${variable} ${message?.trim()}`, pattern }];
  });
}

/** The messages of preconditions, and the sentences that some of them are made of. */
function sentencesOf(name: string): Refusal[] {
  const conditions = textOf(name, "main.tf").matchAll(/^ {6}error_message = "(.*)"$/gm);
  const lists = textOf(name, "locals.tf")
    .split(/^ {2}(?=\w+ += )/m)
    .filter((local) => /^(\w+_)?problems /.test(local));
  const sentences = lists.join("").matchAll(/ \? "(.*)" : "",?$/gm);
  return [...conditions, ...sentences].map(([, text = ""]) => {
    const subject = text.replaceAll('\\"', '"');
    const parts = subject.split(/\$\{[^}]*\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    return { subject, pattern: new RegExp(parts.join(".*")) };
  });
}

function textOf(name: string, file: string): string {
  return readdirSync(join(MODULES, name)).includes(file) ? readFileSync(join(MODULES, name, file), "utf8") : "";
}
