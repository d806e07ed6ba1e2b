/**
 * `~` in a string takes away the white space of one line only, and of all lines between quotes. Where that differs,
 * the white space is taken away here and the `~` left out.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#whitespace-stripping
 */
import type { Interpolation, Piece } from "./token.js";

/** What Go calls white space. */
const BLANK = "(?!\\ufeff)[\\s\\u0085]";
const AT_START = new RegExp(`^(?:${BLANK})+`);
const AT_END = new RegExp(`(?:${BLANK})+$`);

/** The pieces as they can stand between quotes. */
export function trimmedForQuotes(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(trims) || !pieces.some((piece) => typeof piece === "string" && piece.includes("\n"))) return pieces;
  const trimmed = pieces.map((piece, index) => {
    if (typeof piece !== "string") return { open: piece.open.slice(0, 2), tokens: piece.tokens, close: "}" };
    const lines = piece.split(/(?<=\n)/);
    if (isInterpolation(pieces[index - 1], (before) => before.close === "~}")) {
      lines[0] = (lines[0] ?? "").replace(AT_START, "");
    }
    if (isInterpolation(pieces[index + 1], (after) => after.open.endsWith("~"))) {
      lines.push((lines.pop() ?? "").replace(AT_END, ""));
    }
    return lines.join("");
  });
  // Alone between quotes it would keep its type. What stood around it is blank, so that `~` takes all of it away there.
  return trimmed.filter((piece) => piece !== "").length === 1 ? pieces : trimmed;
}

function trims(piece: Piece): boolean {
  return isInterpolation(piece, ({ open, close }) => open.endsWith("~") || close === "~}");
}

function isInterpolation(piece: Piece | undefined, is: (interpolation: Interpolation) => boolean): boolean {
  return piece !== undefined && typeof piece !== "string" && is(piece);
}
