/**
 * What a string of Terraform JSON, or of `hcl2json`, says, whichever way it is laid out. Written apart from the reader
 * in modules/export, so that neither covers the other's slips.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */

/** A value that is told at once, or the words of an expression, or a text's pieces with expressions between them. */
export type Said = null | boolean | number | string | Said[] | { readonly [key: string]: Said };

/** A name, a number, a bracket or an operator as it is spelled, or a string. */
type Word = string | { readonly text: Said };

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);
const WORD =
  /[ \t\r]+|(\n|[\p{ID_Start}_][\p{ID_Continue}-]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.{3}|=>|[=!<>]=|&&|\|\||::|[-+*/%<>!?:.=,()[\]{}])/uy;
const CONSTANTS: ReadonlyMap<Word | undefined, Said> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** What a template says: a text, an expression's value where it is nothing else, or its pieces. */
export function saidBy(template: string): Said {
  return pieces(template, 0, false).said;
}

/** What an expression says. Lists and objects are said as such, their entries one by one. */
export function saidByExpression(expression: string): Said {
  const { words, end } = wordsIn(expression, 0);
  if (end < expression.length) throw new Error(`not an expression: ${expression}`);
  return valueOf(words);
}

/** An object's key, which is said as what is computed where it is an expression. */
export function keySaid(said: Said): string {
  return JSON.stringify(said);
}

function valueOf(words: readonly Word[]): Said {
  const [first] = words;
  if (words.length === 1 && first !== undefined) {
    if (typeof first !== "string") return first.text;
    if (/^\d/.test(first)) return Number(first);
    return CONSTANTS.has(first) ? (CONSTANTS.get(first) as Said) : { expression: [first] };
  }
  const entries = words[1] === "for" ? undefined : entriesOf(words);
  if (first === "[" && entries) return entries.map(valueOf);
  if (first === "{" && entries) {
    return Object.fromEntries(
      entries.map((entry) => {
        const equals = entry.indexOf("=", closedAt(entry));
        return [keySaid(keyOf(entry.slice(0, equals))), valueOf(entry.slice(equals + 1))];
      }),
    );
  }
  return { expression: words.map((word) => (typeof word === "string" ? word : { text: word.text })) };
}

function keyOf(words: readonly Word[]): Said {
  const [only] = words;
  return words.length === 1 && typeof only === "string" ? only : valueOf(words);
}

/** Where the bracket closes that the words begin with; 0 when they do not. */
function closedAt(words: readonly Word[]): number {
  let depth = 0;
  for (const [index, word] of words.entries()) {
    if (isOpening(word)) depth++;
    if (isClosing(word)) depth--;
    if (depth === 0) return index;
  }
  return -1;
}

/** What lies between the commas of the bracket that encloses all of the words; undefined when none does. */
function entriesOf(words: readonly Word[]): Word[][] | undefined {
  if (closedAt(words) !== words.length - 1) return undefined;
  const entries: Word[][] = [];
  let depth = 0;
  for (const word of words.slice(1, -1)) {
    if (entries.length === 0) entries.push([]);
    if (isOpening(word)) depth++;
    if (isClosing(word)) depth--;
    if (depth === 0 && word === ",") entries.push([]);
    else entries.at(-1)?.push(word);
  }
  return entries;
}

/** Up to the bracket that closes what was open before `start`. One comma ends each entry of an object but the last. */
function wordsIn(source: string, start: number): { words: Word[]; end: number } {
  const words: Word[] = [];
  /** For each open bracket whether an object's key is next, or its value, or whether it is no object. */
  const open: ("key" | "value" | "none")[] = [];
  let end = start;
  while (end < source.length) {
    if (source[end] === '"') {
      const { said, end: after } = pieces(source, end + 1, true);
      words.push({ text: said });
      end = after;
      continue;
    }
    WORD.lastIndex = end;
    const match = WORD.exec(source);
    if (match === null) throw new Error(`not a word: ${source.slice(end)}`);
    const [spelling, word] = match;
    if (isClosing(word) && open.length === 0) break;
    end += spelling.length;
    if (word === undefined || (word === "\n" && (open.at(-1) ?? "none") === "none")) continue;
    if (isClosing(word)) {
      open.pop();
      if (words.at(-1) === ",") words.pop();
    }
    if (word === "," || word === "\n") {
      if (open.at(-1) === "value") open[open.length - 1] = "key";
      if (word === "," || !["{", ","].includes(words.at(-1) as string)) words.push(",");
    } else if (open.at(-1) === "key" && /^[=:]$/.test(word)) {
      open[open.length - 1] = "value";
      words.push(...bareKey(words.pop()), "=");
    } else {
      words.push(word);
    }
    if (isOpening(word)) open.push(word === "{" && !/^\s*for\b/.test(source.slice(end)) ? "key" : "none");
  }
  return { words, end };
}

/** `"name" =` in an object is `name =`. */
function bareKey(key: Word | undefined): Word[] {
  if (key === undefined) return [];
  return [typeof key === "object" && typeof key.text === "string" && /^[\w-]+$/.test(key.text) ? key.text : key];
}

function isOpening(word: Word | undefined): boolean {
  return word === "(" || word === "[" || word === "{";
}

function isClosing(word: Word | undefined): boolean {
  return word === ")" || word === "]" || word === "}";
}

/** Up to and over the closing quote when there is one, or to the end. */
function pieces(source: string, start: number, isQuoted: boolean): { said: Said; end: number } {
  const found: Said[] = [];
  let text = "";
  let end = start;
  const flush = () => {
    if (text !== "") found.push(text);
    text = "";
  };
  while (end < source.length && !(isQuoted && source[end] === '"')) {
    const [mark] = /^(?:\$\$\{|%%\{|[$%]\{~?)/.exec(source.slice(end, end + 3)) ?? [];
    if (mark?.length === 3 && !mark.endsWith("~")) {
      text += mark.slice(1);
      end += 3;
    } else if (mark !== undefined) {
      flush();
      const inner = wordsIn(source, end + mark.length);
      const value = valueOf(inner.words);
      found.push(mark === "${" ? { value } : { mark, value });
      end = inner.end + 1;
    } else if (isQuoted && source[end] === "\\") {
      const [all, escape = "", code] = /^\\(u([0-9a-f]{4})|.)/is.exec(source.slice(end)) ?? [];
      text += code === undefined ? (ESCAPES.get(escape) ?? all) : String.fromCharCode(Number.parseInt(code, 16));
      end += all?.length ?? 1;
    } else {
      text += source[end];
      end++;
    }
  }
  flush();
  const [only] = found;
  const isWhole =
    found.length === 1 && typeof only === "object" && only !== null && "value" in only && !("mark" in only);
  const said: Said = isWhole
    ? (only.value as Said)
    : found.every((piece) => typeof piece === "string")
      ? found.join("")
      : { pieces: found };
  return { said, end: end + (isQuoted ? 1 : 0) };
}
