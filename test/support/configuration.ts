/**
 * What a configuration says, as Terraform JSON and as `hcl2json` spells it: the two are equal where Terraform would
 * read the same. What is a block, and how a string is read, is told by the block table and Terraform's own grammar.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
import { BLOCK_TABLE } from "../../modules/export/block-table.js";
import type { Blocks } from "../../modules/export/blocks.js";
import { DYNAMIC, type Grammar, KINDS, type Reading } from "../../modules/export/grammar.js";
import { keySaid, type Said, saidBy, saidByExpression } from "./expression.js";

/** `hcl2json` writes every string as a template. */
export type Spelling = "json" | "hcl2json";

/** What may stand in a block, and what the provider's schema says is one. */
interface Kind {
  readonly grammar: Grammar;
  readonly blocks?: Blocks;
}

/** All blocks by kind and labels, each time a list, without comments. */
export function saidByConfiguration(configuration: unknown, spelling: Spelling): Said {
  const entries = entriesOf(configuration).filter(([kind]) => kind !== "//");
  return Object.fromEntries(
    entries.map(([kind, content]) => {
      const grammar = KINDS.get(kind);
      if (grammar === undefined) throw new Error(`no kind of block: ${kind}`);
      return [kind, blocksSaid(content, { grammar }, spelling)];
    }),
  );
}

function blocksSaid(content: unknown, kind: Kind, spelling: Spelling, labels: readonly string[] = []): Said {
  const all = listOf(content);
  if (labels.length === (kind.grammar.labels ?? 0)) {
    const blocks = schemaOf(kind, labels[0] ?? "");
    return all.map((block) => blockSaid(block, { ...kind, blocks }, spelling));
  }
  const names = new Set(all.flatMap((one) => entriesOf(one).map(([name]) => name)));
  return Object.fromEntries(
    [...names].map((name) => {
      const ofName = all.flatMap((one) =>
        entriesOf(one).flatMap(([key, inner]) => (key === name ? listOf(inner) : [])),
      );
      return [name, blocksSaid(ofName, kind, spelling, [...labels, name])];
    }),
  );
}

function blockSaid(block: unknown, kind: Kind, spelling: Spelling): Said {
  const entries = entriesOf(block).filter(([name]) => name !== "//");
  return Object.fromEntries(
    entries.map(([name, content]) => {
      const inner = nestedIn(kind, name);
      if (inner !== undefined) return [name, blocksSaid(content, inner, spelling)];
      const reading = own(kind.grammar.arguments, name) ?? kind.grammar.reading ?? "template";
      return [name, argumentSaid(content, reading, spelling)];
    }),
  );
}

function argumentSaid(value: unknown, reading: Reading, spelling: Spelling): Said {
  if (typeof value === "string") return textSaid(value, reading, spelling);
  if (Array.isArray(value)) return value.map((item) => argumentSaid(item, reading, spelling));
  if (typeof value !== "object" || value === null) return value as Said;
  return Object.fromEntries(
    entriesOf(value).map(([name, inner]) => {
      const within = reading === "requirement" && name === "configuration_aliases" ? "bare" : reading;
      return [keySaid(textSaid(name, reading, spelling)), argumentSaid(inner, within, spelling)];
    }),
  );
}

function textSaid(text: string, reading: Reading, spelling: Spelling): Said {
  if (spelling === "hcl2json" || reading === "template") return saidBy(text);
  if (reading === "literal" || reading === "requirement") return text;
  // cdktf writes some references as "${…}".
  return text.startsWith("${") ? saidBy(text) : saidByExpression(text);
}

function schemaOf({ grammar, blocks }: Kind, label: string): Blocks | undefined {
  if (grammar.table === undefined) return blocks;
  return own(grammar.table === "label" ? blocks : BLOCK_TABLE[grammar.table], label) ?? {};
}

function nestedIn({ grammar, blocks }: Kind, name: string): Kind | undefined {
  const language = own(grammar.blocks, name);
  if (language) return { grammar: language, blocks: grammar.table === "label" ? blocks : undefined };
  const schema = own(blocks, name);
  if (schema) return { grammar: {}, blocks: schema };
  return blocks && name === "dynamic" ? { grammar: DYNAMIC, blocks } : undefined;
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** One block is a list of one. */
function listOf(content: unknown): readonly unknown[] {
  return Array.isArray(content) ? content : [content];
}

function entriesOf(json: unknown): [name: string, value: unknown][] {
  return Object.entries(json as object).filter(([, value]) => value !== undefined);
}
