/**
 * generated/ is what the code exports: the networks of main.ts and the catalogue of modules, as plain Terraform.
 * `npm run export` writes it.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { afterAll, describe, expect, test, vi } from "vitest";
import { catalogueFiles } from "../modules/catalogue/files.js";
import { hclFiles } from "./support/hcl.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-generated-"));
afterAll(() => rmSync(temporary, { recursive: true }));

const COMMAND = "`npm run export` writes generated/ anew";

describe("generated", async () => {
  const stacks = await networks();
  /** Text by path in generated/. */
  const files: ReadonlyMap<string, string> = new Map([
    ...stacks.flatMap(([name, configuration]) =>
      hclFiles(configuration).map((file) => [`networks/${name}/${file.name}`, file.text] as const),
    ),
    ...[...catalogueFiles()].map(([path, text]) => [`modules/${path}`, text] as const),
  ]);

  test.each([...files])(`/%s is as the code exports it (${COMMAND})`, async (path, text) => {
    const message = `generated/${path} differs from what the code exports; ${COMMAND}`;
    await expect(text, message).toMatchFileSnapshot(`../generated/${path}`);
  });

  test("has no file that nobody makes", () => {
    const made = [...files.keys(), ...stacks.map(([name]) => `json/${name}/main.tf.json`)];
    const stale = filesIn("generated").filter((path) => !made.includes(path));
    expect(stale, "no code exports these any more; take them away").toEqual([]);
  });
});

/** The stacks of main.ts, each with its configuration in the order in which it was built. */
async function networks(): Promise<(readonly [name: string, configuration: object])[]> {
  vi.stubEnv("CDKTF_OUTDIR", temporary);
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const synth = vi.spyOn(App.prototype, "synth");
  await import("../main.js");
  const app = synth.mock.instances[0] as App;
  vi.unstubAllEnvs();
  log.mockRestore();
  synth.mockRestore();
  return app.node.children.map((stack) => [stack.node.id, (stack as TerraformStack).toTerraform()]);
}

/** What lies there, but for what Terraform leaves behind. */
function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"));
  const left = /\/\.terraform(\/|\.lock\.hcl$)|\.tfstate(\.backup)?$/;
  return paths.filter((path) => !left.test(path)).map((path) => path.slice(folder.length + 1));
}
