/**
 * Terraform JSON, such as cdktf emits, as HCL that people read: the same plan, in the format of `terraform fmt`.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
import { notAConfiguration, unknownKind } from "../errors/export.js";
import { type Problem, refuse } from "../errors/problem.js";
import { isObject } from "./argument.js";
import type { BlockTable } from "./blocks.js";
import { commentsOf, eachBlock, type Found, type Writing } from "./body.js";
import { KINDS } from "./grammar.js";
import { blockText, commentText } from "./layout.js";

export interface HclFile {
  readonly name: string;
  /** Ends with a newline. */
  readonly text: string;
}

/** A block as a choice of files sees it. */
export interface Subject {
  /** `terraform`, `provider`, `variable`, `locals`, `output`, `module`, `resource`, `data`, `moved`, … */
  readonly kind: string;
  /** Of a resource, a data source or a provider. */
  readonly type?: string;
  readonly name?: string;
  /** The construct's path, such as `evening/network/vpc`, where cdktf wrote it. */
  readonly path?: string;
}

export interface HclOptions {
  /** What is a block, for every type that the configuration has; `BLOCK_TABLE` has those of v6only. */
  readonly blocks: BlockTable;
  /** The name of the file for each block, such as `network.tf`. */
  readonly fileOf: (block: Subject) => string;
}

/**
 * The configuration as HCL, each file in the configuration's own order. Text under `//` becomes comments: in a block
 * above it, at the top above every file.
 * @throws ConfigError with all that cannot be written exactly
 */
export function toHcl(configuration: unknown, options: HclOptions): HclFile[] {
  const problems: Problem[] = [];
  const files = new Map<string, string[]>();
  eachOf(configuration, { table: options.blocks, problems }, (kind, found) => {
    const name = options.fileOf(subjectOf(kind, found));
    const texts = files.get(name);
    const text = blockText(found.block);
    if (texts) texts.push(text);
    else files.set(name, [text]);
  });
  refuse("HCL", problems);
  const header = isObject(configuration) ? commentText(commentsOf(configuration)) : "";
  return [...files].map(([name, texts]) => ({ name, text: [...(header ? [header] : []), ...texts].join("\n") }));
}

function eachOf(json: unknown, writing: Writing, take: (kind: string, found: Found) => void): void {
  if (!isObject(json)) {
    writing.problems.push(notAConfiguration(json));
    return;
  }
  for (const [kind, content] of Object.entries(json)) {
    if (kind === "//" || content === undefined) continue;
    const grammar = KINDS.get(kind);
    if (grammar) eachBlock({ name: kind, grammar }, content, kind, writing, (found) => take(kind, found));
    else writing.problems.push(unknownKind(kind, kind, [...KINDS.keys()]));
  }
}

function subjectOf(kind: string, { labels, json }: Found): Subject {
  const [type, name] = kind === "resource" || kind === "data" || kind === "provider" ? labels : [undefined, labels[0]];
  const metadata = isObject(json["//"]) ? json["//"].metadata : undefined;
  const path = isObject(metadata) && typeof metadata.path === "string" ? metadata.path : undefined;
  return { kind, type, name, path };
}
