/** What comes with the package, why, and what of it runs: install scripts, hashes, reasons, what modules/ can do. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { node, run } from "./support/run.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-supply-"));
afterAll(() => rmSync(temporary, { recursive: true }));

interface Locked {
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly inBundle?: boolean;
  readonly integrity?: string;
}

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const locked = (path: string): [string, Locked][] =>
  Object.entries<Locked>(read(path).packages).filter(([folder]) => folder !== "");
/** Everywhere that `npm ci` or the like installs from. */
const folders = ["test", "bench/projects"].flatMap((parent) => readdirSync(parent).map((name) => `${parent}/${name}`));
const locks = ["package-lock.json", ...folders.map((folder) => `${folder}/package-lock.json`)].filter((path) =>
  existsSync(path),
);

describe("npm ci --ignore-scripts is enough", () => {
  test("one package has an install script, esbuild, and it is for development", () => {
    const scripts = locked("package-lock.json").filter(([, entry]) => entry.hasInstallScript);
    expect(scripts).toEqual([["node_modules/esbuild", expect.objectContaining({ dev: true })]]);
  });

  test("esbuild works without what its script writes", async () => {
    const modules = join(temporary, "node_modules");
    mkdirSync(join(modules, "esbuild"), { recursive: true });
    for (const part of ["package.json", "lib"])
      cpSync(`node_modules/esbuild/${part}`, join(modules, "esbuild", part), { recursive: true });
    symlinkSync(resolve("node_modules/@esbuild"), join(modules, "@esbuild"), "junction");
    const code = `console.log(require("esbuild").transformSync("let a: number = 1", { loader: "ts" }).code)`;
    writeFileSync(join(temporary, "transform.js"), code);
    expect(await node("transform.js", [], { cwd: temporary })).toMatchObject({ code: 0, stdout: "let a = 1;\n\n" });
  });

  test("the pipeline installs that way", () => {
    expect(readFileSync(".ci/run", "utf8").match(/\bnpm ci\b.*/g)).toEqual(["npm ci --ignore-scripts"]);
  });
});

describe.each(locks)("%s", (path) => {
  const holes = locked(path).flatMap(([folder, entry]) => (entry.integrity || entry.inBundle ? [] : [folder]));
  test("has the hash of everything that is fetched", () => {
    expect(holes).toEqual([]);
  });
});

describe("the SBOM", () => {
  test("is the same bytes in another folder and time zone, of the commit's day, and with a serial number", async () => {
    const script = resolve(".github/release/sbom.sh");
    const [here, there] = await Promise.all([
      run(script, [], { cwd: "." }),
      run(script, [], { cwd: temporary, env: { TZ: "Asia/Tokyo" } }),
    ]);
    expect(here).toMatchObject({ code: 0, stderr: "" });
    expect(there.stdout).toBe(here.stdout);
    const { serialNumber, metadata } = JSON.parse(here.stdout);
    expect(serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    const { stdout } = await run("git", ["log", "-1", "--format=%ct"], { cwd: "." });
    expect(Date.parse(metadata.timestamp)).toBe(Number(stdout) * 1000);
  });
});

describe("run-time dependencies", () => {
  test("each has its reason in CONTRIBUTING, and nothing else has", () => {
    const [, section = ""] = readFileSync("CONTRIBUTING.md", "utf8").split("\n## Dependencies\n");
    const rows = section.split("\n## ")[0]?.matchAll(/^\| `([^`]+)` +\| (\S.*\S) +\|$/gm) ?? [];
    const reasons = [...rows].map(([, row]) => row);
    expect(reasons.toSorted()).toEqual(Object.keys(read("package.json").dependencies).toSorted());
  });

  test("modules/ imports of Node.js what handles files, paths and hashes: no network, no other program", () => {
    const sources = readdirSync("modules", { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    const text = sources.map((file) => readFileSync(join("modules", file), "utf8")).join("\n");
    const imports = new Set([...text.matchAll(/(?:from|import|require)[ (]*"(node:[^"]+)"/g)].map(([, from]) => from));
    expect([...imports].toSorted()).toEqual(["node:crypto", "node:fs", "node:path"]);
    expect(text.match(/\b(fetch|WebSocket|eval|Function)\(/g)).toBeNull();
  });
});
