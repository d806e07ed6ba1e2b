/**
 * Terraform's strings and expressions, cut into tokens. Comments and heredocs inside of an expression are not
 * understood: nobody writes them in JSON.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
import { spaced } from "./spacing.js";
import { tidied } from "./tidy.js";
import { isName, type Piece, type Token, type TokenKind } from "./token.js";

interface Scan<T> {
  readonly found: T;
  /** Where the text goes on. */
  readonly end: number;
}

const TOKEN = new RegExp(
  [
    /[ \t\r]+/,
    /[\n,()[\]{}]/,
    /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*/,
    /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/,
    /(?!\/[/*]|<<)(?:\.\.\.|::|=>|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.=])/,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "y",
);
/** What a token is by its first character; any other begins a name. */
const KINDS: ReadonlyMap<string, TokenKind | "blank"> = new Map([
  ...Array.from(" \t\r", (blank) => [blank, "blank"] as const),
  ["\n", "newline"],
  [",", "comma"],
  ...Array.from("([{", (bracket) => [bracket, "open"] as const),
  ...Array.from(")]}", (bracket) => [bracket, "close"] as const),
  ...Array.from("0123456789", (digit) => [digit, "number"] as const),
  ...Array.from("-+*/%<>!?:.=&|", (character) => [character, "operator"] as const),
]);
const CLOSED_BY: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);
/** Where something may begin or end in a string: one `$` or `%` before the brace opens, two are an escape. */
const MARK = /(\$+|%+)\{/g;
const MARK_IN_QUOTES = /\\[\s\S]|["\n]|(\$+|%+)\{/g;

/** The tokens of an expression, put right for one line; undefined when it is not understood. */
export function tokensOf(expression: string): Token[] | undefined {
  const scan = scanTokens(expression, 0);
  return scan?.end === expression.length && scan.found.length > 0 ? tidied(scan.found) : undefined;
}

/** What a string of Terraform JSON is made of; undefined when an expression in it is not understood. */
export function piecesOf(template: string): readonly Piece[] | undefined {
  const found = scanString(template, 0, false)?.found;
  return found?.some((piece, index) => isReadOtherwise(piece, found.slice(index + 1))) ? undefined : found;
}

/**
 * Where Terraform's own reader of strings slips: after a carriage return without its line feed it takes expressions
 * for text, and `${~` leaves the blank in `$ ` at a line's end.
 */
function isReadOtherwise(piece: Piece, after: readonly Piece[]): boolean {
  if (typeof piece !== "string") return false;
  if (/\r(?!\n)/.test(piece)) return after.some((next) => typeof next !== "string");
  return /[$%]\s\n$/.test(piece) && typeof after[0] === "object" && after[0].open.endsWith("~");
}

/** A string's pieces spelled as a string again. */
export function spelled(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === "string" ? piece : spaced(piece.tokens, piece.open, piece.close)))
    .join("");
}

/** Up to the bracket that closes what was open before `start`, or to the end. */
function scanTokens(text: string, start: number): Scan<Token[]> | undefined {
  const found: Token[] = [];
  const closing: (string | undefined)[] = [];
  let end = start;
  while (end < text.length) {
    if (closing.length === 0 && text.startsWith("~}", end)) return { found, end };
    if (text[end] === '"') {
      const string = scanString(text, end + 1, true);
      if (string === undefined) return undefined;
      found.push({ kind: "string", text: `"${spelled(string.found)}"` });
      end = string.end;
      continue;
    }
    TOKEN.lastIndex = end;
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    const word = match[0];
    const kind = KINDS.get(word.charAt(0)) ?? "name";
    if (kind === "name" && !isName(word)) return undefined;
    if (kind === "close" && closing.length === 0) return { found, end };
    if (kind === "close" && closing.pop() !== word) return undefined;
    if (kind === "open") closing.push(CLOSED_BY.get(word));
    if (kind !== "blank") found.push({ kind, text: word });
    end += word.length;
  }
  return closing.length === 0 ? { found, end } : undefined;
}

/** Up to and over the closing quote when there is one, or to the end. */
function scanString(text: string, start: number, quoted: boolean): Scan<Piece[]> | undefined {
  const mark = quoted ? MARK_IN_QUOTES : MARK;
  const found: Piece[] = [];
  let literalFrom = start;
  let at = start;
  for (;;) {
    mark.lastIndex = at;
    const match = mark.exec(text);
    if (match === null || match[0] === '"') {
      if (quoted && match === null) return undefined;
      const literalTo = match?.index ?? text.length;
      if (literalTo > literalFrom) found.push(text.slice(literalFrom, literalTo));
      return { found, end: literalTo + 1 };
    }
    if (match[0] === "\n") return undefined;
    at = match.index + match[0].length;
    if (match[1]?.length !== 1) continue;
    const piece = scanInterpolation(text, at, match[0]);
    if (piece === undefined) return undefined;
    if (match.index > literalFrom) found.push(text.slice(literalFrom, match.index));
    found.push(piece.found);
    at = literalFrom = piece.end;
  }
}

function scanInterpolation(text: string, start: number, mark: string): Scan<Piece> | undefined {
  const trims = text[start] === "~";
  const scan = scanTokens(text, start + (trims ? 1 : 0));
  const [close] = scan === undefined ? [] : (/^~?\}/.exec(text.slice(scan.end, scan.end + 2)) ?? []);
  if (scan === undefined || close === undefined || scan.found.length === 0) return undefined;
  const found = { open: trims ? `${mark}~` : mark, tokens: tidied(scan.found), close };
  return { found, end: scan.end + close.length };
}
