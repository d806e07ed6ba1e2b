/** What JSON.parse loses without a word: all but the last of repeated keys, and digits that a double does not hold. */
import { notExact, writtenTwice } from "../errors/files.js";
import type { Problem } from "../errors/problem.js";

/** An object or a list that is open. */
interface Open {
  /** Of an object. */
  readonly keys?: Set<string>;
  /** The key or the index of its present entry. */
  at: string | number;
}

/** What tells one entry from the next; in a string, what tells its end. */
const TOKEN = /\\.|["{}[\],:]|-?\d[\d.eE+-]*/gs;

/** All that is lost of a text that is JSON. Never throws. */
export function inexactIn(text: string, path: string): Problem[] {
  const problems: Problem[] = [];
  const stack: Open[] = [];
  const where = () => [path, placeOf(stack)].filter((part) => part !== "").join(": ");
  let quote: number | undefined;
  let string = "";
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const open = stack.at(-1);
    if (token === '"') {
      if (quote !== undefined) string = text.slice(quote, index + 1);
      quote = quote === undefined ? index : undefined;
    } else if (quote !== undefined) {
      // Any token may be in a text.
    } else if (token === ":" && open?.keys) {
      open.at = JSON.parse(string) as string;
      if (open.keys.has(open.at)) problems.push(writtenTwice(where()));
      open.keys.add(open.at);
    } else if (token === "," && typeof open?.at === "number") {
      open.at++;
    } else if (token === "{") {
      stack.push({ keys: new Set(), at: "" });
    } else if (token === "[") {
      stack.push({ at: 0 });
    } else if (token === "}" || token === "]") {
      stack.pop();
    } else if (/\d/.test(token) && decimalOf(String(Number(token))) !== decimalOf(token)) {
      problems.push(notExact(where(), token));
    }
  }
  return problems;
}

function placeOf(stack: readonly Open[]): string {
  const parts = stack.map(({ at }) => (typeof at === "number" ? `[${at}]` : `.${at}`));
  return parts.join("").replace(/^\./, "");
}

/** The same for all spellings of a number, but for its sign; undefined when it is infinite. */
function decimalOf(number: string): string | undefined {
  const match = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number);
  if (match === null) return undefined;
  const [, whole = "", fraction = "", exponent = "0"] = match;
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/(?<!0)0+$/, "");
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return significant === "" ? "0" : `${significant}e${power}`;
}
