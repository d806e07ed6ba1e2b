/**
 * The blocks of the Terraform language itself: their labels, the blocks in them, and how Terraform reads the JSON of
 * each argument.
 * https://developer.hashicorp.com/terraform/language/syntax/json#block-type-specific-exceptions
 */

/**
 * `template`: a string may hold `${…}`, and one that is nothing else is the expression. `literal`: a string is what it
 * says, `${` included. `bare`: a string is a reference or a keyword. `type`: it is a type. `requirement`: literal but for the
 * `configuration_aliases` of a required provider.
 */
export type Reading = "template" | "literal" | "bare" | "type" | "requirement";

export interface Grammar {
  /** How many names follow the block's own. */
  readonly labels?: number;
  /** How arguments are read. @default "template" */
  readonly reading?: Reading;
  /** Arguments that are read otherwise. */
  readonly arguments?: Readonly<Record<string, Reading>>;
  readonly blocks?: Readonly<Record<string, Grammar>>;
  /** Arguments above all others, in this order. */
  readonly first?: readonly string[];
  /** Arguments below all else. */
  readonly last?: readonly string[];
  /**
   * Where what else is a block is found by the first label: a part of the block table, or the blocks that may stand
   * around this one.
   */
  readonly table?: "provider" | "resource" | "data" | "label";
}

const EMPTY: Grammar = {};
const CONDITIONS = { precondition: EMPTY, postcondition: EMPTY };

const LIFECYCLE: Grammar = {
  arguments: {
    create_before_destroy: "literal",
    prevent_destroy: "literal",
    destroy: "literal",
    ignore_changes: "bare",
    replace_triggered_by: "bare",
  },
  blocks: CONDITIONS,
};

const PROVISIONER: Grammar = {
  labels: 1,
  arguments: { when: "bare", on_failure: "bare" },
  blocks: { connection: EMPTY },
};

const OF_A_RESOURCE = {
  arguments: { provider: "bare", depends_on: "bare" },
  blocks: { lifecycle: LIFECYCLE, connection: EMPTY, provisioner: PROVISIONER },
  first: ["for_each", "count", "provider"],
  last: ["depends_on"],
} as const satisfies Grammar;

const DATA: Grammar = { ...OF_A_RESOURCE, labels: 2, table: "data" };

/** Blocks made from a list; the label names what they are. */
export const DYNAMIC: Grammar = {
  labels: 1,
  arguments: { iterator: "bare" },
  blocks: { content: EMPTY },
  first: ["for_each", "iterator"],
  table: "label",
};

/** What may be written as a nested block in each backend; anything else is an argument. */
const BACKEND: Grammar = { labels: 1, reading: "literal", blocks: { workspaces: { reading: "literal" } } };

/** The blocks a configuration is made of. */
export const KINDS: ReadonlyMap<string, Grammar> = new Map<string, Grammar>([
  [
    "terraform",
    {
      reading: "literal",
      arguments: { experiments: "bare" },
      blocks: {
        required_providers: { reading: "requirement" },
        backend: BACKEND,
        provider_meta: { labels: 1 },
        cloud: { reading: "literal", blocks: { workspaces: { reading: "literal" } } },
      },
    },
  ],
  ["provider", { labels: 1, arguments: { alias: "literal", version: "literal" }, table: "provider" }],
  [
    "variable",
    {
      labels: 1,
      reading: "literal",
      arguments: { type: "type" },
      blocks: { validation: EMPTY },
    },
  ],
  ["locals", EMPTY],
  [
    "output",
    {
      labels: 1,
      arguments: { description: "literal", sensitive: "literal", ephemeral: "literal", depends_on: "bare" },
      blocks: { precondition: EMPTY },
      last: ["depends_on"],
    },
  ],
  [
    "module",
    {
      labels: 1,
      arguments: { source: "literal", version: "literal", providers: "bare", depends_on: "bare" },
      first: ["source", "version", "for_each", "count", "providers"],
      last: ["depends_on"],
    },
  ],
  ["resource", { ...OF_A_RESOURCE, labels: 2, table: "resource" }],
  ["data", DATA],
  ["moved", { reading: "bare" }],
  ["import", { arguments: { to: "bare", provider: "bare" } }],
  [
    "removed",
    {
      reading: "bare",
      blocks: { lifecycle: LIFECYCLE, connection: EMPTY, provisioner: PROVISIONER },
    },
  ],
  ["check", { labels: 1, blocks: { data: DATA, assert: EMPTY } }],
]);
