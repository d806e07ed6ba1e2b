/** What the construct tests say of cdktf holds on cdktn, the fork that is still maintained. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildsConstructs } from "./support/imports.js";
import { installed } from "./support/run.js";
import { complaint, vitest } from "./support/vitest.js";

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
  const args = ["--config", "test/cdktn/vitest.config.mts"];
  const { testResults, numPassedTests } = await vitest(args, resolve("."), join(temporary, "report.json"));
  expect(testResults.flatMap((file) => complaint(file) ?? [])).toEqual([]);
  expect(testResults.map(({ name }) => basename(name)).sort()).toEqual(["engine.check.ts", ...constructTests].sort());
  expect(numPassedTests).toBeGreaterThan(constructTests.length);
}, 600_000);
