/** HCL's expressions as words, and its strings as pieces. Comments and heredocs in an expression are not known here. */

/** A name, a number, a bracket or an operator as it is spelled, or a string between quotes. */
export type Word = string | { readonly pieces: readonly Piece[] };

/** Text, its escapes resolved, or what begins with `${` or `%{`. */
export type Piece = string | { readonly mark: string; readonly words: readonly Word[] };

const BLANKS = /[ \t\r]*/uy;
const WORD =
  /\n|[\p{ID_Start}_][\p{ID_Continue}-]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.{3}|=>|[=!<>]=|&&|\|\||::|[-+*/%<>!?:.=,~()[\]{}]/uy;
const ESCAPE = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);

/**
 * The words up to the bracket that closes what was open before `start`, or to the end. In an object one comma stands
 * between two entries, whatever stood there, and `=` after a key, which has no quotes where it needs none.
 */
export function wordsIn(source: string, start = 0): { words: Word[]; end: number } {
  const words: Word[] = [];
  /** What each open bracket waits for: an object for a key or for the end of a value, any other for nothing. */
  const open: ("key" | "value" | undefined)[] = [];
  let end = start;
  for (;;) {
    end += matchAt(BLANKS, source, end).length;
    if (end >= source.length) return { words, end };
    if (source[end] === '"') {
      const string = templateIn(source, end + 1, true);
      words.push({ pieces: string.pieces });
      end = string.end;
      continue;
    }
    const word = matchAt(WORD, source, end);
    if (word === "") throw new Error(`not a word: ${source.slice(end)}`);
    if (nesting(word) < 0 && open.length === 0) return { words, end };
    end += word.length;
    const inside = open.at(-1);
    if (word === "\n" && inside === undefined) continue;
    if (inside !== undefined && (word === "\n" || word === ",")) {
      open[open.length - 1] = "key";
      if (words.at(-1) !== "{" && words.at(-1) !== ",") words.push(",");
      continue;
    }
    if (inside === "key" && (word === "=" || word === ":")) {
      open[open.length - 1] = "value";
      words.push(unquoted(words.pop() ?? ""), "=");
      continue;
    }
    if (nesting(word) > 0) open.push(word === "{" && !/^\s*for\b/.test(source.slice(end)) ? "key" : undefined);
    if (nesting(word) < 0) {
      open.pop();
      if (words.at(-1) === ",") words.pop();
    }
    words.push(word);
  }
}

/** Its pieces, up to and over the closing quote, or to the end of what stands between no quotes. */
export function templateIn(source: string, start = 0, isQuoted = false): { pieces: Piece[]; end: number } {
  const pieces: Piece[] = [];
  let end = start;
  while (end < source.length && !(isQuoted && source[end] === '"')) {
    const two = source.slice(end, end + 2);
    if (/^(\$\$|%%)\{/.test(source.slice(end, end + 3))) {
      pieces.push(source.slice(end + 1, end + 3));
      end += 3;
    } else if (two === "${" || two === "%{") {
      const inner = wordsIn(source, end + 2);
      if (source[inner.end] !== "}") throw new Error(`not closed: ${source.slice(end)}`);
      pieces.push({ mark: two, words: inner.words });
      end = inner.end + 1;
    } else {
      const escaped = isQuoted ? matchAt(ESCAPE, source, end) : "";
      pieces.push(escaped === "" ? (source[end] ?? "") : unescaped(escaped));
      end += escaped.length || 1;
    }
  }
  return { pieces: joinedTexts(pieces), end: isQuoted ? end + 1 : end };
}

/** The pieces, texts that follow each other made one. */
export function joinedTexts(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string") joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

/** Where the bracket closes with which the words begin; 0 where they begin with none. */
export function closedAt(words: readonly Word[]): number {
  let depth = 0;
  return words.findIndex((word) => {
    depth += nesting(word);
    return depth === 0;
  });
}

/** 1 for a bracket that opens, -1 for one that closes. */
export function nesting(word: Word): number {
  if (word === "(" || word === "[" || word === "{") return 1;
  return word === ")" || word === "]" || word === "}" ? -1 : 0;
}

/** Whether the word can be an object's key as it stands. */
export function isBare(word: Word | undefined): word is string {
  return typeof word === "string" && /^[\p{ID_Start}_\d]/u.test(word);
}

function unquoted(key: Word): Word {
  const [only, ...others] = typeof key === "string" ? [] : key.pieces;
  return typeof only === "string" && others.length === 0 && /^(?!for$)[A-Za-z_][\w-]*$/.test(only) ? only : key;
}

function unescaped(escaped: string): string {
  const code = /^\\[uU]/.test(escaped) ? Number.parseInt(escaped.slice(2), 16) : undefined;
  return code === undefined ? (ESCAPES.get(escaped.slice(1)) ?? escaped) : String.fromCodePoint(code);
}

function matchAt(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? "";
}
