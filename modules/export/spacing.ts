/**
 * Where `terraform fmt` puts a space between two tokens of one line.
 * https://github.com/hashicorp/hcl/blob/main/hclwrite/format.go
 */
import type { Token } from "./token.js";

/** Operators after which a minus is a sign. */
const BEFORE_A_SIGN = /^([([{,=:?+*/%!-]|==|!=|>=|<=|>|<|&&|\|\|)$/;

/** The tokens as text; `open` and `close` are what encloses them in a string. */
export function spaced(tokens: readonly Token[], open = "", close = ""): string {
  let text = open;
  tokens.forEach((token, index) => {
    const left = tokens[index - 1];
    const before = tokens[index - 2]?.text ?? open;
    const space = left === undefined ? open !== "" && token.text === "{" : isSpaceBetween(before, left, token);
    text += space ? ` ${token.text}` : token.text;
  });
  return `${text}${close !== "" && tokens.at(-1)?.text === "}" ? " " : ""}${close}`;
}

function isSpaceBetween(before: string, left: Token, right: Token): boolean {
  if (left.kind === "name" && right.text === "(") return false;
  if ((left.kind === "name" && right.text === "::") || (left.text === "::" && right.kind === "name")) return false;
  if (left.text === "." || right.text === ".") return false;
  if (right.kind === "comma" || right.text === "...") return false;
  if (left.kind === "comma") return true;
  if (left.kind === "name" && left.text === "in" && isWord(before)) return true;
  if (right.text === "[" && (left.kind === "name" || left.kind === "number" || left.kind === "close")) return false;
  if (left.text === "!") return false;
  if (left.text === "-") return before !== "" && !BEFORE_A_SIGN.test(before);
  if (left.text === "{" || right.text === "}") return !(left.text === "{" && right.text === "}");
  return left.kind !== "open" && right.kind !== "close";
}

function isWord(text: string): boolean {
  return /^[\p{ID_Start}_]/u.test(text);
}
