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

/** The blocks of a name that the JSON holds, in its order: one, a list of them, or one or more for each label. */
export function blocksOf(kind: Kind, json: unknown, where: string, writing: Writing, labels: string[] = []): Found[] {
  if (json === null || json === undefined) return [];
  if (Array.isArray(json)) {
    return json.flatMap((item, index) => blocksOf(kind, item, `${where}[${index}]`, writing, labels));
  }
  if (!isObject(json)) {
    writing.problems.push(notABlock(where, json));
    return [];
  }
  if (labels.length === (kind.grammar.labels ?? 0)) {
    const head = [kind.name, ...labels.map((label) => `"${label}"`)].join(" ");
    const blocks = schemaOf(kind, labels[0] ?? "", writing);
    const body = bodyOf({ ...kind, blocks }, json, where, writing);
    const block = { comments: commentsOf(json), head, notes: skipsOf(kind.name, labels[0], json), sections: body };
    return [{ labels, json, block }];
  }
  return Object.entries(json).flatMap(([label, inner]) => {
    const at = `${where}.${label}`;
    if (!isName(label)) {
      writing.problems.push(notAName(at, label));
      return [];
    }
    return blocksOf(kind, inner, at, writing, [...labels, label]);
  });
}

/** What is written under `//`, when that is text. cdktf writes an object there, which is not for readers. */
export function commentsOf(json: Readonly<Record<string, unknown>>): string[] {
  const comment = json["//"];
  const lines = (Array.isArray(comment) ? comment : [comment]).filter((line) => typeof line === "string");
  return lines.flatMap((line) => line.trimEnd().split("\n")).map(commented);
}

/** The provider's blocks in a block of this kind with this first label. */
function schemaOf({ grammar, blocks }: Kind, label: string, writing: Writing): Blocks | undefined {
  if (grammar.table === undefined) return blocks;
  // A dynamic block may also stand for an attribute that takes a list of objects, such as the group's ingress.
  if (grammar.table === "label") return own(blocks, label) ?? {};
  const types = writing.table[grammar.table];
  const found = own(types, label);
  const where = `${grammar.table}.${label}`;
  if (found === undefined && !writing.problems.some((problem) => problem.where === where)) {
    const kind = grammar.table === "data" ? "data source" : grammar.table;
    writing.problems.push(notInBlockTable(where, kind, label, Object.keys(types)));
  }
  return found;
}

/** The block that the name stands for; undefined when it is an argument. */
function nestedIn({ grammar, blocks }: Kind, name: string): Kind | undefined {
  const language = own(grammar.blocks, name);
  if (language) return { name, grammar: language, blocks: grammar.table === "label" ? blocks : undefined };
  const schema = own(blocks, name);
  if (schema) return { name, grammar: {}, blocks: schema };
  return blocks && name === "dynamic" ? { name, grammar: DYNAMIC, blocks } : undefined;
}

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
  const entries = new Map<string, Entry>();
  const nested: Block[] = [];
  const last: Block[] = [];
  for (const [name, value] of Object.entries(json)) {
    if (name === "//" || value === undefined) continue;
    const at = `${where}.${name}`;
    const inner = nestedIn(kind, name);
    if (inner !== undefined) {
      const found = blocksOf(inner, value, at, writing).map(({ block }) => block);
      (name === "lifecycle" ? last : nested).push(...found);
    } else if (isName(name)) {
      const reading = own(grammar.arguments, name) ?? grammar.reading ?? "template";
      entries.set(name, { key: name, value: argumentOf(value, reading, at, writing.problems) });
    } else {
      writing.problems.push(notAName(at, name));
    }
  }
  const taken = (names: readonly string[] = []) =>
    names.flatMap((name) => {
      const entry = entries.get(name);
      entries.delete(name);
      return entry ?? [];
    });
  const first = taken(grammar.first);
  const final = taken(grammar.last);
  const sections = [first, [...entries.values()], ...nested, ...last, final];
  return sections.filter((one) => "head" in one || one.length > 0);
}
