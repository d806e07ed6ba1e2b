/** Every test that touches a construct, again, with cdktf and its provider replaced by their living fork. */
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { buildsConstructs } from "../support/imports.js";

const root = resolve(import.meta.dirname, "../..");
const packages = resolve(import.meta.dirname, "node_modules");
const tests = readdirSync(resolve(root, "test"))
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `test/${name}`);

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^cdktf$/, replacement: `${packages}/cdktn/lib/index.js` },
      { find: /^constructs$/, replacement: `${packages}/constructs/lib/index.js` },
      { find: /^@cdktf\/provider-aws\//, replacement: `${packages}/@cdktn/provider-aws/` },
      { find: /^v6only$/, replacement: `${root}/modules/index.ts` },
    ],
  },
  test: {
    include: ["test/cdktn/engine.check.ts", ...tests.filter((path) => buildsConstructs(path))],
    testTimeout: 120_000,
  },
});
