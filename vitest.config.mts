import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** Tests that start another program, Terraform above all; the others are done in seconds. */
const startsPrograms = (path: string): boolean =>
  /"\.\/support\/(account|cli|hcl|project|run|terraform|vitest)\.js"/.test(readFileSync(path, "utf8"));

const files = readdirSync(new URL("./test", import.meta.url))
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `test/${name}`);

export default defineConfig({
  resolve: { alias: { v6only: new URL("./modules/index.ts", import.meta.url).pathname } },
  test: {
    // A test that fails writes nothing: half of generated/ anew would be worse than all of it old.
    update: "none",
    globalSetup: "test/support/global-setup.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // vitest leaves a core to itself, which is half of a machine with two.
    maxWorkers: "100%",
    projects: [
      // cdktf and the provider are loaded once a worker, not once a file.
      { extends: true, test: { name: "unit", isolate: false, include: files.filter((path) => !startsPrograms(path)) } },
      { extends: true, test: { name: "programs", include: files.filter(startsPrograms) } },
    ],
  },
});
