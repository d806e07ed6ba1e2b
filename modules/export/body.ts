/** Terraform JSON's objects as blocks: which of their keys are blocks, and in which order all of it is written. */
import { notABlock, notAName, notInBlockTable } from "../errors/export.js";
import type { Problem } from "../errors/problem.js";
import { argumentOf, isObject } from "./argument.js";
import type { Blocks, BlockTable } from "./blocks.js";
import { DYNAMIC, type Grammar } from "./grammar.js";
import type { Block } from "./layout.js";
import { skipsOf } from "./skips.js";
import { commented } from "./text.js";
import { isName } from "./token.js";
import type { Entry } from "./value.js";

/** A block with what tells it from others. */
export interface Found {
  readonly labels: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
  readonly block: Block;
}

/** What stays the same all through a configuration. */
export interface Writing {
  readonly table: BlockTable;
  readonly problems: Problem[];
}

/** A block's name, and what may stand in it. */
export interface Kind {
  readonly name: string;
  readonly grammar: Grammar;
  /** What the provider's schema says is a block in it. */
  readonly blocks?: Blocks;
}

/**
 * Hands over the blocks of a name that the JSON holds, in its order: one, a list of them, or one or more for each label.
 * One at a time, so that what a block is made of can go before the next one comes.
 */
export function eachBlock(
  kind: Kind,
  json: unknown,
  where: string,
  writing: Writing,
  take: (found: Found) => void,
  labels: readonly string[] = [],
): void {
  if (json === null || json === undefined) return;
  if (Array.isArray(json)) {
    for (const [index, item] of json.entries()) eachBlock(kind, item, `${where}[${index}]`, writing, take, labels);
  } else if (!isObject(json)) {
    writing.problems.push(notABlock(where, json));
  } else if (labels.length === (kind.grammar.labels ?? 0)) {
    let head = kind.name;
    for (const label of labels) head += ` "${label}"`;
    const blocks = schemaOf(kind, labels[0] ?? "", writing);
    const sections = bodyOf({ name: kind.name, grammar: kind.grammar, blocks }, json, where, writing);
    const block = { comments: commentsOf(json), head, notes: skipsOf(kind.name, labels[0], json), sections };
    take({ labels, json, block });
  } else {
    for (const label of Object.keys(json)) {
      const at = `${where}.${label}`;
      if (isName(label)) eachBlock(kind, json[label], at, writing, take, [...labels, label]);
      else writing.problems.push(notAName(at, label));
    }
  }
}

/** What is written under `//`, when that is text. cdktf writes an object there, which is not for readers. */
export function commentsOf(json: Readonly<Record<string, unknown>>): string[] {
  const comment = json["//"];
  if (comment === undefined || isObject(comment)) return [];
  const lines = (Array.isArray(comment) ? comment : [comment]).filter((line) => typeof line === "string");
  return lines.flatMap((line) => line.trimEnd().split("\n").map(commented));
}

/** The provider's blocks in a block of this kind with this first label. */
function schemaOf({ grammar, blocks }: Kind, label: string, writing: Writing): Blocks | undefined {
  if (grammar.table === undefined) return blocks;
  // A dynamic block may also stand for an attribute that takes a list of objects, such as the group's ingress.
  if (grammar.table === "label") return own(blocks, label) ?? {};
  const types = writing.table[grammar.table];
  const found = own(types, label);
  if (found !== undefined) return found;
  const where = `${grammar.table}.${label}`;
  if (!writing.problems.some((problem) => problem.where === where)) {
    const kind = grammar.table === "data" ? "data source" : grammar.table;
    writing.problems.push(notInBlockTable(where, kind, label, Object.keys(types)));
  }
  return undefined;
}

/** The block that the name stands for; undefined when it is an argument. */
function nestedIn({ grammar, blocks }: Kind, name: string): Kind | undefined {
  const language = own(grammar.blocks, name);
  if (language) return { name, grammar: language, blocks: grammar.table === "label" ? blocks : undefined };
  const schema = own(blocks, name);
  if (schema) return { name, grammar: {}, blocks: schema };
  return blocks && name === "dynamic" ? { name, grammar: DYNAMIC, blocks } : undefined;
}

const NONE: readonly string[] = [];

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The body in its order: the arguments that come first, all others, blocks, `lifecycle`, `depends_on`. */
function bodyOf(
  kind: Kind,
  json: Readonly<Record<string, unknown>>,
  where: string,
  writing: Writing,
): Block["sections"] {
  const { grammar } = kind;
  const { first = NONE, last = NONE } = grammar;
  const above: Required<Entry>[] = [];
  const others: Entry[] = [];
  const below: Entry[] = [];
  const nested: Block[] = [];
  const lifecycle: Block[] = [];
  for (const name of Object.keys(json)) {
    const value = json[name];
    if (name === "//" || value === undefined) continue;
    const at = `${where}.${name}`;
    const inner = nestedIn(kind, name);
    if (inner !== undefined) {
      const blocks = name === "lifecycle" ? lifecycle : nested;
      eachBlock(inner, value, at, writing, ({ block }) => blocks.push(block));
    } else if (isName(name)) {
      const entries = first.includes(name) ? above : last.includes(name) ? below : others;
      const reading = own(grammar.arguments, name) ?? grammar.reading ?? "template";
      entries.push({ key: name, value: argumentOf(value, reading, at, writing.problems) });
    } else {
      writing.problems.push(notAName(at, name));
    }
  }
  above.sort((one, other) => first.indexOf(one.key) - first.indexOf(other.key));
  return [above, others, ...nested, ...lifecycle, below].filter((one) => "head" in one || one.length > 0);
}
