import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { v6only: new URL("./modules/index.ts", import.meta.url).pathname } },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/global-setup.ts",
    testTimeout: 120_000,
  },
});
