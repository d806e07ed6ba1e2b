/**
 * Tokens put right for one line: in an object one comma in place of each line's end, `=` in place of `:` and no quotes
 * around a key that needs none; no comma before a closing bracket.
 */
import { isBareKey, type Token } from "./token.js";

/** A bracket that is open, and in an object where its present entry began. */
interface Open {
  readonly isObject: boolean;
  entry: number;
  hasKey: boolean;
}

const COMMA: Token = { kind: "comma", text: "," };
const EQUALS: Token = { kind: "operator", text: "=" };

export function tidied(tokens: readonly Token[]): Token[] {
  const done: Token[] = [];
  const stack: Open[] = [];
  tokens.forEach((token, index) => {
    const open = stack.at(-1);
    if (token.kind === "comma" || token.kind === "newline") {
      if (token.kind === "newline" && !open?.isObject) return;
      const last = done.at(-1);
      if (last !== undefined && last.kind !== "open" && last.kind !== "comma") done.push(COMMA);
      if (open) Object.assign(open, { entry: done.length, hasKey: false });
    } else if (token.kind === "close") {
      if (done.at(-1)?.kind === "comma") done.pop();
      stack.pop();
      done.push(token);
    } else if (open?.isObject && !open.hasKey && isOneOf(token, "=", ":")) {
      const key = done[open.entry];
      if (key && open.entry === done.length - 1) done[open.entry] = withoutQuotes(key);
      open.hasKey = true;
      done.push(EQUALS);
    } else {
      done.push(token);
      if (token.kind === "open") {
        const isObject = token.text === "{" && !beginsWithFor(tokens, index + 1);
        stack.push({ isObject, entry: done.length, hasKey: false });
      }
    }
  });
  return done;
}

export function isOneOf(token: Token | undefined, ...operators: string[]): boolean {
  return token?.kind === "operator" && operators.includes(token.text);
}

/** Whether a bracket opened here holds a `for` expression rather than entries. */
export function beginsWithFor(tokens: readonly Token[], index: number): boolean {
  let first = index;
  while (tokens[first]?.kind === "newline") first++;
  return tokens[first]?.kind === "name" && tokens[first]?.text === "for";
}

function withoutQuotes(key: Token): Token {
  const name = key.text.slice(1, -1);
  return key.kind === "string" && isBareKey(name) ? { kind: "name", text: name } : key;
}
