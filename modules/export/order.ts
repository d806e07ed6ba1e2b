/** The order in which a reader wants a configuration that cdktf wrote: cdktf sorts everything by name. */
import { isObject } from "./argument.js";
import { KINDS } from "./grammar.js";

type Json = Readonly<Record<string, unknown>>;

const KIND_ORDER = ["terraform", "provider", "variable", "locals", "data", "resource", "module", "output"];
const RANK = new Map([...new Set([...KIND_ORDER, ...KINDS.keys()])].map((kind, index) => [kind, index]));
const BY_NAME = new Intl.Collator("en", { numeric: true });

/**
 * Kinds as the Terraform style guide has them, each type after those it refers to (the VPC before its subnets), and
 * names in the order of their numbers. What cdktf did not write keeps its own order.
 */
export function inReadingOrder(configuration: unknown): unknown {
  if (!isObject(configuration) || !isWrittenByCdktf(configuration)) return configuration;
  const rank = (kind: string) => RANK.get(kind) ?? RANK.size;
  const kinds = Object.keys(configuration).sort((one, other) => rank(one) - rank(other));
  return picked(configuration, kinds, (content, kind) => {
    if (!isObject(content)) return content;
    if (kind === "output" || kind === "variable") return byName(content);
    return kind === "resource" || kind === "data" ? picked(content, typesOf(content), byName) : content;
  });
}

/** Whether cdktf's metadata is at the top. */
export function isWrittenByCdktf(configuration: Json): boolean {
  return stackNameOf(configuration) !== undefined;
}

/** The stack's name in cdktf's metadata. */
export function stackNameOf(configuration: unknown): string | undefined {
  const comment = isObject(configuration) ? configuration["//"] : undefined;
  const metadata = isObject(comment) ? comment.metadata : undefined;
  return isObject(metadata) && typeof metadata.stackName === "string" ? metadata.stackName : undefined;
}

function byName(content: unknown): unknown {
  return isObject(content) ? picked(content, Object.keys(content).sort(BY_NAME.compare)) : content;
}

/** The types, each after those that its blocks name; in a circle the first by name comes last. */
function typesOf(content: Json): string[] {
  const types = Object.keys(content).sort(BY_NAME.compare);
  const order = new Set<string>();
  const seen = new Set<string>();
  const visit = (type: string): void => {
    if (seen.has(type)) return;
    seen.add(type);
    const text = JSON.stringify(content[type]);
    const named: { readonly name: string; readonly at: number }[] = [];
    for (const name of types) {
      const at = seen.has(name) ? -1 : firstUse(text, `${name}.`);
      if (at >= 0) named.push({ name, at });
    }
    named.sort((one, other) => one.at - other.at);
    for (const { name } of named) visit(name);
    order.add(type);
  };
  for (const type of types) visit(type);
  return [...order];
}

/** Where `aws_vpc.` first stands with a name after it; -1 when it does not. One pattern for all types is much slower. */
function firstUse(text: string, prefix: string): number {
  let at = text.indexOf(prefix);
  while (at >= 0 && (isWord(text[at - 1]) || !isWord(text[at + prefix.length]))) at = text.indexOf(prefix, at + 1);
  return at;
}

function isWord(character = ""): boolean {
  return /\w/.test(character);
}

function picked(object: Json, keys: readonly string[], change = (value: unknown, _key: string) => value): Json {
  return Object.fromEntries(keys.map((key) => [key, change(object[key], key)]));
}
