/**
 * What a string of Terraform JSON says, whichever way it is laid out. Written apart from the reader in modules/export,
 * so that neither covers the other's slips.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
import { closedAt, isBare, joinedTexts, nesting, type Piece, templateIn, type Word, wordsIn } from "./words.js";

/**
 * A value, an object's keys as `keySaid` spells them. What Terraform evaluates is `{ expression }`, its words, or
 * `{ pieces }`, text and expressions in turn.
 */
export type Said = null | boolean | number | string | Said[] | { readonly [key: string]: Said };

const CONSTANTS: ReadonlyMap<string, Said> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** What a template says: a text, an expression's value where it is nothing else, or its pieces. */
export function saidBy(template: string): Said {
  return saidByPieces(templateIn(template).pieces);
}

/** What an expression says. Of a list and an object each entry is said by itself, unless it is made by `for`. */
export function saidByExpression(source: string): Said {
  const { words, end } = wordsIn(source);
  if (end < source.length) throw new Error(`not an expression: ${source}`);
  return saidByWords(words);
}

/** An object's key: a computed one is written in parentheses in HCL, and as "${…}" in JSON. */
export function keySaid(key: Said): string {
  const words = typeof key === "object" && key !== null && "expression" in key ? key.expression : undefined;
  const isEnclosed = Array.isArray(words) && words[0] === "(" && closedAt(words as Word[]) === words.length - 1;
  return JSON.stringify(isEnclosed ? { expression: words.slice(1, -1) } : key);
}

function saidByPieces(pieces: readonly Piece[]): Said {
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === "object" && only.mark === "${") return saidByWords(only.words);
  const joined = joinedTexts(pieces.flatMap(evened));
  if (joined.length === 0) return "";
  if (joined.length === 1 && typeof joined[0] === "string") return joined[0];
  return {
    pieces: joined.map((piece) => (typeof piece === "string" ? piece : { [piece.mark]: saidByWords(piece.words) })),
  };
}

/** In a longer text `hcl2json` writes a condition as the directive that says the same, and a literal as text. */
function evened(piece: Piece): Piece[] {
  if (typeof piece === "string" || piece.mark !== "${") return [piece];
  const [first, ...others] = piece.words;
  if (others.length === 0 && typeof first === "object") return first.pieces.flatMap(evened);
  const condition = conditionIn(piece.words);
  if (condition === undefined) {
    const value = saidByWords(piece.words);
    return [typeof value === "number" || typeof value === "boolean" ? String(value) : piece];
  }
  const [whether, ...results] = condition;
  const [yes = [], no = []] = results.map((words) => evened({ mark: "${", words }));
  const directive = (...words: Word[]): Piece => ({ mark: "%{", words });
  const otherwise = no.length === 0 ? [] : [directive("else"), ...no];
  return [directive("if", ...whether), ...yes, ...otherwise, directive("endif")];
}

function saidByWords(words: readonly Word[]): Said {
  const [first] = words;
  if (words.length === 1 && first !== undefined) {
    if (typeof first !== "string") return saidByPieces(first.pieces);
    if (/^\d/.test(first)) return Number(first);
    if (CONSTANTS.has(first)) return CONSTANTS.get(first) ?? null;
  }
  const entries = words[1] === "for" || closedAt(words) < words.length - 1 ? undefined : entriesOf(words);
  if (first === "[" && entries) return entries.map(saidByWords);
  if (first === "{" && entries) return Object.fromEntries(entries.map(entrySaid));
  return { expression: words.map((word) => (typeof word === "string" ? word : { text: saidByPieces(word.pieces) })) };
}

function entrySaid(words: readonly Word[]): [key: string, value: Said] {
  const equals = words.indexOf("=", closedAt(words));
  const [only, ...others] = words.slice(0, equals);
  const key = others.length === 0 && isBare(only) ? only : saidByWords(words.slice(0, equals));
  return [keySaid(key), saidByWords(words.slice(equals + 1))];
}

/** The condition and the two results of `a ? b : c`, when the words are that. */
function conditionIn(words: readonly Word[]): [whether: Word[], yes: Word[], no: Word[]] | undefined {
  let depth = 0;
  const marks = [...words.keys()].filter((at) => {
    depth += nesting(words[at] ?? "");
    return depth === 0 && (words[at] === "?" || words[at] === ":");
  });
  const [asked = 0] = marks;
  let open = 0;
  const otherwise = marks.find((at) => {
    open += words[at] === "?" ? 1 : -1;
    return open === 0;
  });
  if (otherwise === undefined) return undefined;
  return [words.slice(0, asked), words.slice(asked + 1, otherwise), words.slice(otherwise + 1)];
}

/** What lies between the commas of the bracket that encloses all of the words. */
function entriesOf(words: readonly Word[]): Word[][] {
  const inside = words.slice(1, -1);
  const entries: Word[][] = inside.length === 0 ? [] : [[]];
  let depth = 0;
  for (const word of inside) {
    depth += nesting(word);
    if (depth === 0 && word === ",") entries.push([]);
    else entries.at(-1)?.push(word);
  }
  return entries;
}
