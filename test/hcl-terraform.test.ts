/** What the real Terraform makes of the HCL: the same plan as of the JSON, and nothing for fmt to change. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { EVERYTHING } from "./support/everything.js";
import { hclFiles } from "./support/hcl.js";
import { SAMPLES } from "./support/samples.js";
import { stackNamed, synthesized } from "./support/synth.js";
import { describeTerraform, terraform } from "./support/terraform.js";
import type { PlanOutcome } from "./support/terraform-json.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-hcl-"));
afterAll(() => rmSync(temporary, { recursive: true }));

/** Everything that we emit, by a name that can be a module's. */
const CONFIGURATIONS: ReadonlyMap<string, object> = new Map([
  ...["evening", "production"].map((name) => [name, committed(name)] as const),
  ...SAMPLES.map(({ build }, index) => {
    const stack = stackNamed(`sample-${index}`);
    build(stack);
    return [`sample_${index}`, synthesized(stack)] as const;
  }),
]);

describeTerraform("HCL", () => {
  test("of everything is as terraform fmt likes it", async () => {
    const all = [...CONFIGURATIONS, ["everything", EVERYTHING] as const];
    expect(await (await terraform()).fmt(folderOf(all, asHcl))).toBe("");
  });

  test("of every network and construct has the plan of the JSON", async () => {
    const tf = await terraform();
    // One root with a module for each: two plans in place of two for each.
    const [json, hcl] = [await tf.plan(rootOf(asJson)), await tf.plan(rootOf(asHcl))];
    expect(json.errors).toEqual([]);
    expect(planned(json).changes.length).toBeGreaterThan(400);
    expect(planned(hcl)).toEqual(planned(json));
  });

  test("of every kind of block and of hostile text has the plan of the JSON", async () => {
    const tf = await terraform();
    const [json, hcl] = [asJson, asHcl].map((write) => folderOf([["everything", withProvider(EVERYTHING)]], write));
    const [ofJson, ofHcl] = [
      await tf.plan(join(json as string, "everything")),
      await tf.plan(join(hcl as string, "everything")),
    ];
    expect(ofJson.errors).toEqual([]);
    expect(planned(ofJson).changes.length).toBeGreaterThan(6);
    expect(planned(ofHcl)).toEqual(planned(ofJson));
  });
});

type Write = (folder: string, configuration: object) => void;

const asJson: Write = (folder, configuration) =>
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(configuration));

const asHcl: Write = (folder, configuration) => {
  for (const { name, text } of hclFiles(configuration)) writeFileSync(join(folder, name), text);
};

/** A folder with a folder for each configuration. */
function folderOf(configurations: Iterable<readonly [string, object]>, write: Write): string {
  const folder = mkdtempSync(join(temporary, "root-"));
  for (const [name, configuration] of configurations) {
    mkdirSync(join(folder, name));
    write(join(folder, name), configuration);
  }
  return folder;
}

/** A root configuration with a module for each configuration, and an output for all outputs of each. */
function rootOf(write: Write): string {
  const folder = folderOf(CONFIGURATIONS, write);
  const names = [...CONFIGURATIONS.keys()];
  const module = Object.fromEntries(names.map((name) => [name, { source: `./${name}` }]));
  const output = Object.fromEntries(names.map((name) => [name, { value: `\${module.${name}}` }]));
  asJson(folder, { module, output });
  return folder;
}

function withProvider(configuration: typeof EVERYTHING): object {
  const required_providers = { aws: { source: "hashicorp/aws", version: ">= 5.100.0" } };
  const terraform = { ...configuration.terraform, required_providers };
  return { ...configuration, terraform, provider: { aws: { region: "eu-west-1" } } };
}

function committed(name: string): object {
  return JSON.parse(readFileSync(`generated/json/${name}/main.tf.json`, "utf8"));
}

/** All of a plan that may not differ. */
function planned({ errors, plan }: PlanOutcome) {
  const changes = plan?.resource_changes.map(({ address, type, change }) => ({ address, type, change })) ?? [];
  const byAddress = changes.sort((one, other) => (one.address < other.address ? -1 : 1));
  return { errors, changes: byAddress, outputs: plan?.output_changes };
}
