/**
 * Text as HCL spells it: between quotes, or as a heredoc.
 * https://developer.hashicorp.com/terraform/language/expressions/strings
 */
import { once } from "./once.js";
import { spelled } from "./scan.js";
import { spaced } from "./spacing.js";
import { type Interpolation, isBareKey, type Piece } from "./token.js";
import { trimmedForQuotes } from "./trim.js";
import type { Heredoc } from "./value.js";

/** Control and invisible characters, which read as what they are not; the joiner of emoji is left. */
const INVISIBLE = once(() => /(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu);
const ESCAPED = once(() => new RegExp(`["\\\\]|${INVISIBLE().source}`, "gu"));
const JOINING = once(() => /^[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200d]/u);
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Whether the text means itself between quotes, which the patterns above are slow to say of most texts. */
export function isPlain(text: string): boolean {
  return /^[ !#&-[\]-~]*$/.test(text);
}

/** A string without expressions in it, `${` and `%{` escaped: the pieces it is made of. */
export function literal(text: string): readonly Piece[] {
  return text === "" ? [] : [text.replace(/(\$|%)(?=\{)/g, "$1$1")];
}

/** The string between quotes. */
export function quoted(pieces: readonly Piece[]): string {
  const trimmed = trimmedForQuotes(pieces);
  const spelling = trimmed.map((piece, index) => {
    if (typeof piece !== "string") return piece;
    const text = isPlain(piece) ? piece : piece.replace(ESCAPED(), escaped);
    // Trimmed, "$ " before "${" would be the escape "$${".
    return typeof trimmed[index + 1] === "object" ? text.replace(/[$%]$/, escaped) : text;
  });
  return `"${spelled(spelling)}"`;
}

/**
 * The string as a heredoc, where that says exactly the same and reads better: two lines or more, the last one ended,
 * all of it visible. undefined when it does not.
 */
export function heredoc(pieces: readonly Piece[]): Heredoc | undefined {
  const last = pieces.at(-1);
  if (typeof last !== "string" || !last.endsWith("\n")) return undefined;
  const literals = pieces.filter((piece) => typeof piece === "string").join("");
  if (literals.indexOf("\n") === literals.length - 1 || isHiding(literals)) return undefined;
  const text = spelled(pieces);
  const lines = text.slice(0, -1).split("\n");
  let delimiter = "EOT";
  for (let number = 2; lines.some((line) => line.trim() === delimiter); number++) delimiter = `EOT${number}`;
  return { lines, delimiter, indented: canBeIndented(pieces, lines) };
}

/** Whether a reader would miss a part of it. */
function isHiding(text: string): boolean {
  return !/^[\n\t -~]*$/.test(text) && /[^\n\t]/.test((text.match(INVISIBLE()) ?? []).join(""));
}

/** The text as a comment may hold it: nothing in it ends the line, or hides what follows. */
export function commented(text: string): string {
  return (isPlain(text) ? text : text.replace(INVISIBLE(), " ")).trimEnd();
}

/** An object's key, without quotes where none are needed. */
export function keyOf(pieces: readonly Piece[]): string {
  const [only] = pieces;
  if (pieces.length !== 1 || only === undefined) return quoted(pieces);
  if (typeof only === "string") return isBareKey(only) ? only : quoted(pieces);
  return isWhole(only) ? `(${spaced(only.tokens)})` : quoted(pieces);
}

/** Whether the piece's value is the whole string's, with its type, when it is the only one. */
export function isWhole(piece: Piece): piece is Interpolation {
  return typeof piece !== "string" && piece.open.startsWith("${");
}

/**
 * `<<-` takes away what all lines begin with. It trims in the wrong order where `~` trims too, and takes a character
 * that joins the one before it away with the last space.
 */
function canBeIndented(pieces: readonly Piece[], lines: readonly string[]): boolean {
  const isPlain = (piece: Piece) => typeof piece === "string" || (piece.open === "${" && piece.close === "}");
  return pieces.every(isPlain) && lines.some((line) => /^\S/.test(line)) && !lines.some((line) => JOINING().test(line));
}

function escaped(character: string): string {
  const known = ESCAPES.get(character);
  if (known !== undefined) return known;
  const code = character.codePointAt(0) as number;
  // Half of a surrogate pair has no UTF-8; JSON's reader makes the same of it.
  if (code >= 0xd800 && code <= 0xdfff) return "\ufffd";
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
