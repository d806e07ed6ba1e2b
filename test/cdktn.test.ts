/** What the construct tests say of cdktf holds on cdktn, the fork that is still maintained. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildsConstructs } from "./support/imports.js";
import { installed, node } from "./support/run.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-cdktn-"));
const constructTests = readdirSync("test").filter(
  (name) => name.endsWith(".test.ts") && buildsConstructs(`test/${name}`),
);
let skipped: string | undefined;

beforeAll(async () => {
  skipped = await installed(resolve("test/cdktn"));
  if (skipped) console.warn(`cdktn tests skipped: ${skipped}`);
}, 300_000);
afterAll(() => rmSync(temporary, { recursive: true }));

test("the construct tests pass on cdktn, snapshots included", async ({ skip }) => {
  skip(skipped !== undefined);
  const report = join(temporary, "report.json");
  const args = ["run", "--config", "test/cdktn/vitest.config.mts", "--update=none", "--reporter=json"];
  // The child is a run of its own, not a worker of this one.
  const env = Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => /^VITEST/.test(name))
      .map((name) => [name, undefined]),
  );
  const settings = { cwd: resolve("."), env };
  const { stderr } = await node("node_modules/vitest/vitest.mjs", [...args, `--outputFile=${report}`], settings);
  expect(existsSync(report), stderr).toBe(true);
  const { testResults, numPassedTests } = JSON.parse(readFileSync(report, "utf8")) as Report;
  expect(testResults.filter((file) => file.status !== "passed").map(complaint)).toEqual([]);
  expect(testResults.map(({ name }) => basename(name)).sort()).toEqual(["engine.check.ts", ...constructTests].sort());
  expect(numPassedTests).toBeGreaterThan(constructTests.length);
}, 600_000);

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly failureMessages: readonly string[] }[];
}

function complaint({ name, message, assertionResults }: TestFile): string {
  const failed = assertionResults.filter((one) => one.failureMessages.length > 0);
  return [name, message, ...failed.map((one) => `${one.fullName}: ${one.failureMessages[0]}`)].join("\n");
}
