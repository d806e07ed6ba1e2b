/**
 * The JSON of an argument as a value.
 * https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
import { badTemplate, notAReference, notJson } from "../errors/export.js";
import type { Problem } from "../errors/problem.js";
import { expressionOf } from "./expression.js";
import type { Reading } from "./grammar.js";
import { piecesOf, tokensOf } from "./scan.js";
import { heredoc, isPlain, isWhole, keyOf, literal, quoted } from "./text.js";
import { isBareKey, type Piece } from "./token.js";
import { type Entry, flatOf, listOf, objectOf, type Value } from "./value.js";

/** The value, its strings read as `reading` says. Never throws; what cannot be written exactly is a problem. */
export function argumentOf(json: unknown, reading: Reading, where: string, problems: Problem[]): Value {
  if (typeof json === "string") return textOf(json, reading, where, problems, true);
  if (Array.isArray(json))
    return listOf(json.map((item, index) => itemOf(item, reading, `${where}[${index}]`, problems)));
  if (isObject(json)) return objectOf(entriesOf(json, reading, where, problems));
  if (json === null || typeof json === "boolean" || Number.isFinite(json)) return String(json);
  problems.push(notJson(where, json));
  return "null";
}

export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** A list's item: after a heredoc, the comma would stand on a line of its own. */
function itemOf(json: unknown, reading: Reading, where: string, problems: Problem[]): Value {
  if (typeof json === "string") return textOf(json, reading, where, problems, false);
  return argumentOf(json, reading, where, problems);
}

function entriesOf(object: object, reading: Reading, where: string, problems: Problem[]): Entry[] {
  const entries = Object.entries(object).filter(([, json]) => json !== undefined);
  return entries.map(([name, json]) => {
    const at = `${where}.${name}`;
    return { key: keyText(name, reading, at, problems), value: argumentOf(json, inner(reading, name), at, problems) };
  });
}

/** How the entry of an object is read. */
function inner(reading: Reading, name: string): Reading {
  if (reading !== "requirement") return reading;
  return name === "configuration_aliases" ? "bare" : "literal";
}

function keyText(name: string, reading: Reading, where: string, problems: Problem[]): string {
  if (reading !== "bare" && isBareKey(name)) return name;
  if (reading !== "bare") return keyOf(pieces(name, reading, where, problems));
  const value = bareOf(name, where, problems);
  return flatOf(value) ?? name;
}

function textOf(text: string, reading: Reading, where: string, problems: Problem[], mayBeHeredoc: boolean): Value {
  if (reading === "type") return bareOf(LEGACY_TYPES.get(text) ?? text, where, problems);
  if (reading === "bare") return bareOf(text, where, problems);
  // Most of what cdktf writes is one of these two, and needs no scanning.
  if (isPlain(text)) return `"${text}"`;
  if (reading === "template" && isReference(text)) return text.slice(2, -1);
  const found = pieces(text, reading, where, problems);
  const [only] = found;
  if (found.length === 1 && only !== undefined && isWhole(only)) return expressionOf(only.tokens);
  return (mayBeHeredoc ? heredoc(found) : undefined) ?? quoted(found);
}

function pieces(text: string, reading: Reading, where: string, problems: Problem[]): readonly Piece[] {
  if (reading !== "template") return literal(text);
  // Terraform takes a byte order mark off the front of a template, but not off a quoted string's.
  const found = piecesOf(text.replace(/^\ufeff/, ""));
  if (found === undefined) problems.push(badTemplate(where, text));
  return found ?? [];
}

/** Whether the text is an expression that is spelled as it should be: `${aws_vpc.main.id}`. */
function isReference(text: string): boolean {
  return /^\$\{[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*\}$/.test(text);
}

/** Types of Terraform 0.11 that a `list` and a `map` still stand for. */
const LEGACY_TYPES: ReadonlyMap<string, string> = new Map([
  ["list", "list(any)"],
  ["map", "map(any)"],
]);

function bareOf(text: string, where: string, problems: Problem[]): Value {
  // cdktf writes some of these as "${aws_vpc.main}".
  const [only, ...rest] = piecesOf(text) ?? [];
  const tokens = only !== undefined && rest.length === 0 && isWhole(only) ? only.tokens : tokensOf(text);
  if (tokens?.[0]?.kind === "name") return expressionOf(tokens);
  problems.push(notAReference(where, text));
  return "null";
}
