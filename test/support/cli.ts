/** The program `v6only` as a user runs it, and folders to run it in. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll } from "vitest";
import { node, type Run } from "./run.js";

const TSX = resolve("node_modules/tsx/dist/cli.mjs");
const TSCONFIG = ["--tsconfig", resolve("tsconfig.json")];
/** Its arguments to Node. */
export const PROGRAM: readonly string[] = [TSX, ...TSCONFIG, resolve("modules/cli/main.ts")];

export function v6only(cwd: string, ...args: string[]): Promise<Run> {
  return node(TSX, [...PROGRAM.slice(1), ...args], { cwd });
}

/** Runs main.ts there, as `npm start` does. */
export function synthesize(cwd: string): Promise<Run> {
  return node(TSX, [...TSCONFIG, resolve("main.ts")], { cwd, env: { CDKTF_OUTDIR: undefined } });
}

const temporary: string[] = [];
afterAll(() => {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true });
});

/** An empty folder that goes with the suite, with these files in it: text, or what is written as JSON. */
export function folderWith(files: Readonly<Record<string, unknown>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "v6only-cli-"));
  temporary.push(folder);
  put(folder, files);
  return folder;
}

export function put(folder: string, files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const text = typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content);
    writeFileSync(join(folder, name), text);
  }
}

/** The text of every file in the folder, by its path with slashes. */
export function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
  );
}
