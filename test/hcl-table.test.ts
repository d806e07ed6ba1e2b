/** The committed block table says what the real provider's schema says; `npm run schema` refreshes it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { BLOCK_TABLE } from "../modules/export/block-table.js";
import { type Blocks, type BlockTable, blockTableOf, type ProviderSchemas } from "../modules/export/blocks.js";
import { SAMPLES } from "./support/samples.js";
import { stackNamed, synthesized } from "./support/synth.js";
import { describeTerraform, terraform } from "./support/terraform.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-schema-"));
afterAll(() => rmSync(temporary, { recursive: true }));

describeTerraform("the block table", () => {
  test("is what the AWS provider's schema says of its types (npm run schema refreshes it)", async () => {
    const required = { aws: { source: "hashicorp/aws", version: ">= 5.100.0" } };
    // Terraform's own provider has a schema where something of it is used.
    const configuration = { terraform: { required_providers: required }, resource: { terraform_data: { any: {} } } };
    writeFileSync(join(temporary, "main.tf.json"), JSON.stringify(configuration));
    const tf = await terraform();
    const schema = blockTableOf((await tf.schema(temporary)) as ProviderSchemas);
    const table = {
      provider: { aws: schema.provider.aws ?? {} },
      resource: picked(schema.resource, BLOCK_TABLE.resource),
      data: picked(schema.data, BLOCK_TABLE.data),
    };
    expect(table).toMatchObject({ resource: { aws_default_network_acl: { ingress: {} } }, data: {} });
    await expect(sourceOf(table)).toMatchFileSnapshot("../modules/export/block-table.ts");
  });
});

test("the block table has every type that is emitted", () => {
  const committed = ["evening", "production"].map((name) =>
    readFileSync(`generated/json/${name}/main.tf.json`, "utf8"),
  );
  const samples = SAMPLES.map(({ build }) => {
    const stack = stackNamed("sample");
    build(stack);
    return synthesized(stack);
  });
  for (const { resource, data = {} } of [...samples, ...committed.map((text) => JSON.parse(text))]) {
    expect(Object.keys(BLOCK_TABLE.resource)).toEqual(expect.arrayContaining(Object.keys(resource)));
    expect(Object.keys(BLOCK_TABLE.data)).toEqual(expect.arrayContaining(Object.keys(data)));
  }
});

test("a table of any provider: blocks in blocks, attributes left out, the provider by the end of its source", () => {
  const leaf: object = { block: { attributes: { size: { type: "number" } } } };
  const schemas = {
    format_version: "1.0",
    provider_schemas: {
      "registry.example.com/acme/cloud": {
        provider: { block: { block_types: { login: leaf } } },
        resource_schemas: {
          cloud_disk: { block: { attributes: {}, block_types: { mount: { block: { block_types: { lock: leaf } } } } } },
        },
        data_source_schemas: { cloud_region: leaf },
      },
      "terraform.io/builtin/terraform": { resource_schemas: { terraform_data: leaf } },
    },
  };
  expect(blockTableOf(schemas)).toEqual({
    provider: { cloud: { login: {} }, terraform: {} },
    resource: { cloud_disk: { mount: { lock: {} } }, terraform_data: {} },
    data: { cloud_region: {} },
  });
  expect(blockTableOf({})).toEqual({ provider: {}, resource: {}, data: {} });
});

/** What the schema says of the types in the committed table, in its order; to add a type, add `aws_…: {}` there. */
function picked(schema: Blocks, committed: Blocks): Blocks {
  return Object.fromEntries(
    Object.keys(committed)
      .sort()
      .map((type) => {
        const blocks = schema[type];
        if (blocks === undefined) throw new Error(`the provider has no ${type}`);
        return [type, blocks];
      }),
  );
}

function sourceOf(table: BlockTable): string {
  const parts = Object.entries(table).map(([part, types]) => `  ${part}: {\n${rows(types)}  },\n`);
  return `/**
 * The nested blocks of what we emit, and of what stands beside it in a network.
 * Made from the AWS provider's schema by \`npm run schema\`; to add a type, add \`aws_…: {},\` and run that.
 */
import type { BlockTable } from "./blocks.js";

// biome-ignore format: one row a type
export const BLOCK_TABLE: BlockTable = {
${parts.join("")}};
`;
}

function rows(types: Blocks): string {
  return Object.entries(types)
    .map(([type, blocks]) => `    ${type}: ${rowOf(blocks)},\n`)
    .join("");
}

function rowOf(blocks: Blocks): string {
  const entries = Object.entries(blocks).map(([name, inner]) => `${name}: ${rowOf(inner)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
