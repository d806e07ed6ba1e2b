/**
 * Which names in a provider's schema are nested blocks. Terraform JSON spells blocks and attributes alike, HCL does
 * not, and only the provider's schema tells one from the other.
 * https://developer.hashicorp.com/terraform/cli/commands/providers/schema
 */

/** The blocks that may stand in a block, each with those in it. What is not named is an attribute. */
export interface Blocks {
  readonly [name: string]: Blocks;
}

/** The nested blocks of providers, resources and data sources, by type. Tables of several providers can be merged. */
export interface BlockTable {
  readonly provider: Blocks;
  readonly resource: Blocks;
  readonly data: Blocks;
}

/** The parts of what `terraform providers schema -json` prints that tell blocks from attributes. */
export interface ProviderSchemas {
  readonly provider_schemas?: Readonly<Record<string, ProviderSchema>>;
}

interface ProviderSchema {
  readonly provider?: Schema;
  readonly resource_schemas?: Readonly<Record<string, Schema>>;
  readonly data_source_schemas?: Readonly<Record<string, Schema>>;
}

interface Schema {
  readonly block?: SchemaBlock;
}

interface SchemaBlock {
  readonly block_types?: Readonly<Record<string, Schema>>;
}

/** The table of every provider in what `terraform providers schema -json` prints, parsed. */
export function blockTableOf(schemas: ProviderSchemas): BlockTable {
  const providers = Object.entries(schemas.provider_schemas ?? {});
  const merged = (of: (schema: ProviderSchema) => Readonly<Record<string, Schema>> | undefined): Blocks =>
    Object.assign({}, ...providers.map(([, schema]) => blocksIn(of(schema))));
  return {
    // registry.terraform.io/hashicorp/aws is called aws.
    provider: blocksIn(
      Object.fromEntries(providers.map(([source, schema]) => [source.replace(/.*\//, ""), schema.provider ?? {}])),
    ),
    resource: merged((schema) => schema.resource_schemas),
    data: merged((schema) => schema.data_source_schemas),
  };
}

function blocksIn(schemas: Readonly<Record<string, Schema>> = {}): Blocks {
  return Object.fromEntries(Object.entries(schemas).map(([name, { block }]) => [name, blocksIn(block?.block_types)]));
}
