/** The house keeps its shape: imports point down, nothing below prints, no file grows past 200 lines. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { providerIndexImports, violations } from "./support/architecture.js";

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name).replaceAll("\\", "/");
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : files(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
const sources = files("modules").concat(existsSync("main.ts") ? ["main.ts"] : []);

test.each(sources)("%s keeps the rules of the house", (path) => {
  expect(violations(path, readFileSync(path, "utf8"))).toEqual([]);
});

test("no test imports the provider's index", () => {
  const found = files("test").map((path) => [path, providerIndexImports(readFileSync(path, "utf8"))] as const);
  expect(found.filter(([, imports]) => imports.length > 0)).toEqual([]);
});

test("CONTRIBUTING.md draws every folder of modules", () => {
  const tree = readFileSync("CONTRIBUTING.md", "utf8");
  const drawn = [...tree.matchAll(/^ {2}([a-z0-9-]+)\/ /gm)].map((match) => match[1]);
  const folders = readdirSync("modules", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const filled = folders.filter((entry) => files(join("modules", entry.name)).length > 0);
  expect(drawn.sort()).toEqual(filled.map((entry) => entry.name).sort());
});

test.each([
  ["modules/host/host.ts", 'import { Network } from "../network/network.js";'],
  ["modules/network/network.ts", 'import { planAddresses } from "../net/plan.js";'],
  ["modules/network/network.ts", 'import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";'],
  ["modules/facts/prices.ts", 'import type { Problem } from "../errors/problem.js";'],
  ["modules/net/prefix.ts", 'import { Address6 } from "ip-address";'],
  [
    "modules/net/a.ts",
    '/** import { App } from "cdktf"; console.log, process.stdout, enum */ const text = "export default";',
  ],
  ["modules/index.ts", 'export { Network } from "./network/network.js";'],
  ["modules/cli/check.ts", "console.log(1);"],
  ["main.ts", 'import { Network } from "v6only"; process.stdout.write("done");'],
])("%s may say %s", (path, source) => {
  expect(violations(path, source)).toEqual([]);
});

test.each([
  ["modules/network/a.ts", 'import { Host } from "../host/host.js";', "imports up, network -> host"],
  ["modules/net/a.ts", 'import type { T } from "../facts/prices.js";', "imports up, net -> facts"],
  ["modules/errors/a.ts", 'export * from "../net/rule.js";', "imports up, errors -> net"],
  ["modules/host/a.ts", 'import { Network } from "../index.js";', "imports up, host -> index"],
  ["modules/host/a.ts", 'import { Network } from "v6only";', "imports up, host -> index"],
  ["modules/reach/a.ts", 'const engine = await import("../cli/check.js");', "imports up, reach -> cli"],
  ["modules/index.ts", 'export { x } from "../main.js";', "imports up, index -> main"],
  ["modules/net/a.ts", 'import { Token } from "cdktf";', "imports cdktf"],
  ["modules/net/a.ts", 'type C = import("constructs").Construct;', "imports constructs"],
  ["modules/facts/a.ts", 'const x = require("cdktf/lib/token");', "imports cdktf/lib/token"],
  [
    "modules/reach/a.ts",
    'import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";',
    "imports @cdktf/provider-aws/lib/vpc/index.js",
  ],
  [
    "modules/network/a.ts",
    'import { vpc } from "@cdktf/provider-aws";',
    "imports @cdktf/provider-aws, not lib/<resource>/index.js",
  ],
  [
    "modules/network/a.ts",
    'import { Vpc } from "@cdktf/provider-aws/lib/vpc";',
    "imports @cdktf/provider-aws/lib/vpc, not lib/<resource>/index.js",
  ],
  [
    "modules/network/a.ts",
    'import { vpc } from "@cdktf/provider-aws/lib/index.js";',
    "imports @cdktf/provider-aws/lib/index.js, not lib/<resource>/index.js",
  ],
  ["modules/net/a.ts", "export default 1;", "has a default export"],
  ["modules/net/a.ts", "const a = 1; export { a as default };", "has a default export"],
  ["modules/net/a.ts", "enum Tier { Public }", "declares an enum"],
  ["modules/host/a.ts", 'console.warn("x");', "prints with console.warn"],
  ["modules/net/a.ts", 'process.stdout.write("x");', "prints with process.stdout"],
  ["modules/misc/a.ts", "const x = 1;", 'no layer named "misc"'],
])("%s may not say %s", (path, source, what) => {
  expect(violations(path, source)).toEqual([`${path}: ${what}`]);
});

test("200 lines are one thing, 201 are two", () => {
  expect(violations("modules/net/a.ts", "const x = 1;\n".repeat(200))).toEqual([]);
  expect(violations("modules/net/a.ts", "const x = 1;\n".repeat(201))).toEqual([
    "modules/net/a.ts: has 201 lines, more than 200",
  ]);
});
