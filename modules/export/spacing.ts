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
  let before: Token | undefined;
  let left: Token = { kind: "open", text: open };
  for (const token of tokens) {
    const space = before === undefined ? open !== "" && token.text === "{" : isSpaceBetween(before, left, token);
    text += space ? ` ${token.text}` : token.text;
    before = left;
    left = token;
  }
  return `${text}${close !== "" && tokens.at(-1)?.text === "}" ? " " : ""}${close}`;
}

function isSpaceBetween(before: Token, left: Token, right: Token): boolean {
  if (left.kind === "name" && right.text === "(") return false;
  if ((left.kind === "name" && right.text === "::") || (left.text === "::" && right.kind === "name")) return false;
  if (left.text === "." || right.text === ".") return false;
  if (right.kind === "comma" || right.text === "...") return false;
  if (left.kind === "comma") return true;
  if (left.kind === "name" && left.text === "in" && before.kind === "name") return true;
  if (right.text === "[" && (left.kind === "name" || left.kind === "number" || left.kind === "close")) return false;
  if (left.text === "!") return false;
  if (left.text === "-") return before.text !== "" && !BEFORE_A_SIGN.test(before.text);
  if (left.text === "{" || right.text === "}") return !(left.text === "{" && right.text === "}");
  return left.kind !== "open" && right.kind !== "close";
}
