/** The tarball that `npm publish` would send works where users work: ts-node as `cdktf init` sets it up, and ESM. */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMONJS, ESM, makeProject, TOOLS, typescript } from "./support/package-project.js";
import { codeBlocks, importedNames } from "./support/readme.js";
import { installed, node, npm, run } from "./support/run.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-package-"));
let skipped: string | undefined;
let tarball = "";

beforeAll(async () => {
  skipped = await installed(TOOLS);
  if (skipped) return console.warn(`package tests skipped: ${skipped}`);
  await npm(["pack", "--silent", "--pack-destination", temporary], resolve("."));
  const [name] = readdirSync(temporary).filter((file) => file.endsWith(".tgz"));
  tarball = join(temporary, String(name));
}, 300_000);
afterAll(() => rmSync(temporary, { recursive: true }));

describe.each([
  ["CommonJS", "commonjs", COMMONJS],
  ["ESM", "module", ESM],
])("in a %s project", (_name, type, compilerOptions) => {
  const project = join(temporary, type);

  beforeAll(async () => {
    if (!skipped) await makeProject(project, tarball, type, compilerOptions);
  }, 300_000);

  test("types resolve, and a wrong one is the only error", async ({ skip }) => {
    skip(skipped !== undefined);
    writeFileSync(join(project, "planted.ts"), PLANTED);
    const { stdout } = await typescript(project, ["--noEmit", "--incremental", "false"]);
    rmSync(join(project, "planted.ts"));
    expect(stdout.split("\n").filter((line) => line.includes("error TS"))).toEqual([
      expect.stringMatching(/^planted\.ts\(4,\d+\): error TS2322: Type 'number' is not assignable to type 'string'\.$/),
    ]);
  });

  test("a stack synthesizes", async ({ skip }) => {
    skip(skipped !== undefined);
    if (type === "module") expect(await typescript(project, [])).toMatchObject({ code: 0 });
    const script = type === "module" ? ["main.js"] : ["node_modules/ts-node/dist/bin.js", "main.ts"];
    expect(await node(script[0] ?? "", script.slice(1), { cwd: project })).toMatchObject({ code: 0, stderr: "" });
    const json = JSON.parse(readFileSync(join(project, "cdktf.out/stacks/packed/cdk.tf.json"), "utf8"));
    expect(Object.keys(json.resource)).toContain("aws_vpc");
  });

  test("npx v6only tells its version, and exports the stack", async ({ skip }) => {
    skip(skipped !== undefined);
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(await npm(["exec", "--no", "v6only", "--", "--version"], project)).toBe(`${version}\n`);
    const files = await npm(["exec", "--no", "v6only", "export"], project);
    expect(files.split("\n")).toContain(join("generated/networks/packed/network.tf"));
  });
});

describe("the tarball", () => {
  const root = join(temporary, "commonjs/node_modules/v6only");
  const files = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? files(path) : [path];
    });

  test("holds what modules/ compiles to and nothing else", ({ skip }) => {
    skip(skipped !== undefined);
    // The catalogue's output is in generated/, and only the repository makes it.
    const sources = readdirSync("modules", { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && !file.startsWith("catalogue"),
    );
    const compiled = sources.flatMap((file) => [".js", ".d.ts"].map((end) => `dist/${file.replace(/\.ts$/, end)}`));
    const papers = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"];
    expect(files("").sort()).toEqual([...compiled, ...papers].sort());
  });

  test("names no folder of the machine it was made on, and no source map", ({ skip }) => {
    skip(skipped !== undefined);
    const telling = [resolve("."), tmpdir(), "sourceMappingURL"];
    const texts = files("").map((file) => [file, readFileSync(join(root, file), "utf8")] as const);
    const found = texts.flatMap(([file, text]) =>
      telling.filter((word) => text.includes(word)).map((word) => [file, word]),
    );
    expect(found).toEqual([]);
  });

  test("is the same bytes from another folder, with other times, another umask and another time zone", async ({
    skip,
  }) => {
    skip(skipped !== undefined);
    const copy = join(temporary, "another folder");
    const kept = [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "modules",
      "package.json",
      "tsconfig.build.json",
      "tsconfig.json",
    ];
    for (const path of kept) cpSync(path, join(copy, path), { recursive: true });
    for (const path of readdirSync(copy, { recursive: true, encoding: "utf8" })) utimesSync(join(copy, path), 1, 1);
    symlinkSync(resolve("node_modules"), join(copy, "node_modules"), "junction");
    // npm evens out what a group may do, not what others may: a umask of 077 makes another tarball. What the outer npm
    // hands down would have it pack the folder that it was started in.
    const env = { npm_config_local_prefix: undefined, npm_package_json: undefined, TZ: "Pacific/Auckland" };
    const packed = await run("sh", ["-c", "umask g+w && exec npm pack --silent"], { cwd: copy, env });
    expect(packed).toMatchObject({ code: 0, stdout: `${basename(tarball)}\n` });
    expect(sha256(join(copy, basename(tarball)))).toBe(sha256(tarball));
  });

  test("weighs less than 200 kB", ({ skip }) => {
    skip(skipped !== undefined);
    expect(statSync(tarball).size).toBeLessThan(200_000);
  });

  test("exports only files that it holds", ({ skip }) => {
    skip(skipped !== undefined);
    const { exports, main, types } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(Object.keys(exports)).toEqual([".", "./package.json"]);
    const targets = [...Object.values(exports["."]), exports["./package.json"], main, types].map((path) =>
      String(path),
    );
    expect(targets.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("exports every name that the README imports", async ({ skip }) => {
    skip(skipped !== undefined);
    const names = codeBlocks(readFileSync("README.md", "utf8"), "ts").flatMap((code) => importedNames(code, "v6only"));
    expect(names).not.toEqual([]);
    const folder = join(temporary, "commonjs");
    writeFileSync(join(folder, "readme.ts"), `export { ${[...new Set(names)].join(", ")} } from "v6only";\n`);
    const { stdout } = await typescript(folder, ["--noEmit", "--incremental", "false"]);
    rmSync(join(folder, "readme.ts"));
    expect(stdout).toBe("");
  });
});

const PLANTED = `import { App } from "cdktf";
import { AwsStack } from "v6only";

export const stack = new AwsStack(new App(), "planted", { region: 1 });
`;

function sha256(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
