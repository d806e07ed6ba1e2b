/** The words of an expression, and the pieces of a string with expressions in it. */
import { once } from "./once.js";

export type TokenKind = "name" | "number" | "string" | "open" | "close" | "comma" | "newline" | "operator";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** A string's piece: text, as it is spelled there, or what is evaluated. */
export type Piece = string | Interpolation;

export interface Interpolation {
  /** `${` or `%{`, with `~` where white space before it goes. */
  readonly open: string;
  readonly tokens: readonly Token[];
  /** `}`, or `~}` where white space after it goes. */
  readonly close: string;
}

const UNICODE_NAME = once(() => /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u);

/** Whether the text is a name to HCL: of an argument, of a block, of a variable. */
export function isName(text: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(text) || UNICODE_NAME().test(text);
}

/** Names that mean something else where an object's key is expected. */
const KEYWORDS = new Set(["for", "in", "if", "true", "false", "null"]);

/** Whether the text can be an object's key without quotes. */
export function isBareKey(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(text) && !KEYWORDS.has(text);
}
