/** What the real Terraform makes of generated/: every module with its tests and examples, and every network. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeTerraform, terraform } from "./support/terraform.js";

const MODULES = "generated/modules";
const NETWORKS = "generated/networks";

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
const modules = foldersIn(MODULES);
const examples = modules.flatMap((folder) => foldersIn(join(folder, "examples")));

describe("a module", () => {
  test.each(modules)("%s has an example and tests", (folder) => {
    expect(foldersIn(folder)).toEqual([`${folder}/examples`, `${folder}/tests`]);
  });
});

describeTerraform("generated", () => {
  test("is as terraform fmt likes it", async () => {
    expect(await (await terraform()).fmt("generated")).toBe("");
  });

  // A module has some fifty runs, which a busy machine takes minutes for.
  test.concurrent.each(modules)("/%s validates and passes its own tests", { timeout: 600_000 }, async (folder) => {
    const tf = await terraform({ within: MODULES });
    expect(await tf.validate(folder)).toEqual({ errors: [], warnings: [] });
    const { errors, runs = {} } = await tf.test(folder);
    expect(errors).toEqual([]);
    expect(Object.entries(runs).filter(([, status]) => status !== "pass")).toEqual([]);
    expect(Object.keys(runs).length).toBeGreaterThan(3);
  });

  test.concurrent.each(examples)("%s plans", async (folder) => {
    const { errors, warnings, plan } = await (await terraform({ within: MODULES })).plan(folder);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(plan?.resource_changes.length).toBeGreaterThan(5);
  });

  test.concurrent.each(foldersIn(NETWORKS))("%s plans", async (folder) => {
    const { errors, warnings, plan } = await (await terraform()).plan(folder);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(plan?.resource_changes.length).toBeGreaterThan(50);
  });
});
