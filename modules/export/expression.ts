/** An expression as a value: calls, lists and objects can be laid out over lines, all else is one line. */
import { spaced } from "./spacing.js";
import { beginsWithFor, isOneOf } from "./tidy.js";
import type { Token } from "./token.js";
import { type Entry, type Group, groupOf, listOf, objectOf, type Value } from "./value.js";

/** The expression of these tokens, put right for one line. */
export function expressionOf(tokens: readonly Token[]): Value {
  return groupIn(tokens) ?? spaced(tokens);
}

function groupIn(tokens: readonly Token[]): Group | undefined {
  const isCall = tokens[0]?.kind === "name" && tokens[1]?.text === "(";
  const from = isCall ? 2 : 1;
  const bracket = tokens[from - 1];
  if (bracket?.kind !== "open" || (bracket.text === "(" && !isCall)) return undefined;
  if (beginsWithFor(tokens, from)) return isCall ? undefined : forOf(tokens);
  const parts = split(tokens, from);
  if (parts === undefined) return undefined;
  if (bracket.text === "[") return listOf(parts.map(expressionOf));
  if (bracket.text === "(") return callOf(tokens[0]?.text ?? "", parts);
  const entries = parts.map(entryOf);
  return entries.every((entry) => entry !== undefined) ? objectOf(entries) : undefined;
}

function callOf(name: string, parts: readonly (readonly Token[])[]): Group {
  const entries = parts.map((part) => ({ value: expressionOf(part) }));
  return groupOf(`${name}(`, entries, ")", "comma but last");
}

/**
 * A `for` expression whose result is a list, an object or a call: it is laid out as that, the rest hugs its brackets.
 * Undefined when it is one line whatever its length.
 */
function forOf(tokens: readonly Token[]): Group | undefined {
  if (split(tokens, 1) === undefined) return undefined;
  const inside = tokens.slice(1, -1);
  const colon = topLevel(inside, (token) => token.text === ":");
  const arrow = topLevel(inside, (token) => isOneOf(token, "=>"));
  const condition = topLevel(inside, (token) => token.kind === "name" && token.text === "if");
  const from = Math.max(colon, arrow) + 1;
  const to = condition < 0 ? inside.length : condition;
  const result = expressionOf(inside.slice(from, to));
  if (colon < 0 || typeof result === "string" || "lines" in result) return undefined;
  // The formatter would align the entries below with an entry in this line.
  if (inside.slice(0, from).some((token) => isOneOf(token, "="))) return undefined;
  const [open, close] = [tokens[0]?.text ?? "", tokens.at(-1)?.text ?? ""];
  const pad = open === "{" ? " " : "";
  const head = `${open}${pad}${spaced(inside.slice(0, from))} `;
  const tail = `${condition < 0 ? "" : ` ${spaced(inside.slice(condition))}`}${pad}${close}`;
  const flat = result.flat === undefined ? undefined : `${head}${result.flat}${tail}`;
  return { ...result, open: `${head}${result.open}`, close: `${result.close}${tail}`, flat };
}

/** Where the first such token stands that no bracket encloses; -1 when there is none. */
function topLevel(tokens: readonly Token[], isWanted: (token: Token) => boolean): number {
  let depth = 0;
  return tokens.findIndex((token) => {
    if (token.kind === "open") depth++;
    if (token.kind === "close") depth--;
    return depth === 0 && isWanted(token);
  });
}

/** What lies between the commas from here to the bracket that closes; undefined when tokens follow that one. */
function split(tokens: readonly Token[], from: number): Token[][] | undefined {
  const parts: Token[][] = [];
  let start = from;
  let depth = 1;
  for (let index = from; index < tokens.length; index++) {
    const { kind } = tokens[index] as Token;
    if (kind === "open") depth++;
    if (kind === "close") depth--;
    if (depth === 0 && index < tokens.length - 1) return undefined;
    if (depth === 0 || (depth === 1 && kind === "comma")) {
      if (index > start) parts.push(tokens.slice(start, index));
      start = index + 1;
    }
  }
  return depth === 0 ? parts : undefined;
}

function entryOf(tokens: readonly Token[]): Entry | undefined {
  const equals = topLevel(tokens, (token) => isOneOf(token, "="));
  if (equals < 1) return undefined;
  return { key: spaced(tokens.slice(0, equals)), value: expressionOf(tokens.slice(equals + 1)) };
}
