/** The repository as somebody who took it uses it: a folder with main.ts, edited, and the rest as it is here. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { hclFiles } from "./hcl.js";
import { node } from "./run.js";

/** What is replaced by what; each must be there, once or more. */
export type Edits = readonly (readonly [from: string, to: string])[];

/** Text after the edits; throws when there is nothing to replace, so that an edit cannot come to nothing. */
export function edited(text: string, edits: Edits): string {
  return edits.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`there is no ${from} to edit`);
    return before.replaceAll(from, to);
  }, text);
}

/** Makes the folder, with main.ts after the edits. */
export function makeProject(folder: string, edits: Edits = []): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ["modules", "node_modules", "package.json", "tsconfig.json", "cdktf.json"]) {
    symlinkSync(resolve(name), join(folder, name));
  }
  writeFileSync(join(folder, "main.ts"), edited(readFileSync("main.ts", "utf8"), edits));
}

/** Runs main.ts after the edits in the new folder, and gives where each network's configuration lies. */
export async function synthesize(
  folder: string,
  edits: Edits = [],
): Promise<(network: string, language: Language) => string> {
  makeProject(folder, edits);
  const { code, stderr } = await node(resolve("node_modules/tsx/dist/cli.mjs"), ["main.ts"], {
    cwd: folder,
    env: { CDKTF_OUTDIR: undefined },
  });
  if (code !== 0) throw new Error(stderr);
  return (network, language) => {
    const stack = join(folder, "cdktf.out", "stacks", network);
    return language === "JSON" ? stack : writeHcl(join(stack, "hcl"), join(stack, "cdk.tf.json"));
  };
}

export type Language = "HCL" | "JSON";

function writeHcl(folder: string, json: string): string {
  mkdirSync(folder, { recursive: true });
  for (const file of hclFiles(JSON.parse(readFileSync(json, "utf8"))))
    writeFileSync(join(folder, file.name), file.text);
  return folder;
}
