/**
 * Blocks and values as lines, the way `terraform fmt` leaves them alone.
 * https://developer.hashicorp.com/terraform/language/style
 */
import { once } from "./once.js";
import type { Entry, Group, Heredoc, Value } from "./value.js";

export interface Block {
  /** Lines above the block. */
  readonly comments: readonly string[];
  /** The block's name and labels. */
  readonly head: string;
  /** Comments as they stand, above all else in the block. */
  readonly notes: readonly string[];
  /** Arguments and blocks, with an empty line between each two. */
  readonly sections: readonly (readonly Entry[] | Block)[];
}

const WIDTH = 120;
const STEP = "  ";
const GRAPHEMES = once(() => new Intl.Segmenter("en"));

/** The block, its last line ended. */
export function blockText(block: Block, indent = ""): string {
  const inner = indent + STEP;
  const sections = block.sections.map((section) =>
    "head" in section ? blockText(section, inner) : entriesText(section, inner, ""),
  );
  let notes = "";
  for (const note of block.notes) notes += `${inner}${note}\n`;
  const body = sections.length === 0 && notes === "" ? "{}" : `{\n${notes}${sections.join("\n")}${indent}}`;
  // Joined rather than put together, which would keep all the parts until the end.
  return [commentText(block.comments, indent), indent, block.head, " ", body, "\n"].join("");
}

/** The lines as comments. */
export function commentText(lines: readonly string[], indent = ""): string {
  let text = "";
  for (const line of lines) text += `${indent}#${line === "" ? "" : ` ${line}`}\n`;
  return text;
}

/** Entries on lines of their own, the equals signs of neighbours of one line each under one another. */
function entriesText(entries: readonly Entry[], indent: string, end: string): string {
  const own = entries.map(({ key }) => (key === undefined ? 0 : columnsOf(key)));
  const { widths, broken } = arranged(entries, own, indent.length);
  let text = "";
  for (let index = 0; index < entries.length; index++) {
    const { key, value } = entries[index] as Entry;
    const padding = (widths[index] as number) - (own[index] as number);
    const head = key === undefined ? "" : `${key}${" ".repeat(padding)} = `;
    text += `${indent}${head}${valueText(value, indent, broken.has(index))}${end}\n`;
  }
  return text;
}

/**
 * Which entries are broken over lines, and how wide the keys are written. A broken one ends a group of aligned ones;
 * a longer key moves the values of its whole group, so that one that fitted may fit no more.
 */
function arranged(
  entries: readonly Entry[],
  own: readonly number[],
  column: number,
): { readonly widths: readonly number[]; readonly broken: ReadonlySet<number> } {
  const broken = new Set<number>();
  for (;;) {
    const widths = groupWidths(own, broken);
    const before = broken.size;
    for (let index = 0; index < entries.length; index++) {
      const { key, value } = entries[index] as Entry;
      const start = key === undefined ? column : column + (widths[index] as number) + 3;
      if (!fits(value, start)) broken.add(index);
    }
    if (broken.size === before) return { widths, broken };
  }
}

function groupWidths(own: readonly number[], broken: ReadonlySet<number>): number[] {
  const widths = [...own];
  let start = 0;
  let widest = 0;
  for (let index = 0; index <= own.length; index++) {
    if (index < own.length && !broken.has(index)) {
      widest = Math.max(widest, own[index] as number);
    } else {
      widths.fill(widest, start, index);
      start = index + 1;
      widest = 0;
    }
  }
  return widths;
}

/** Whether the value stays on the line that begins at this column; what cannot be broken always does. */
function fits(value: Value, column: number): boolean {
  if (typeof value === "string" || "lines" in value || value.entries.length === 0) return true;
  return value.flat !== undefined && column + value.flat.length <= WIDTH;
}

function valueText(value: Value, indent: string, isBroken: boolean): string {
  if (typeof value === "string") return value;
  if ("lines" in value) return heredocText(value, indent);
  if (!isBroken) return value.flat as string;
  return `${value.open}\n${groupText(value, indent + STEP)}${indent}${value.close}`;
}

function heredocText({ lines, delimiter, indented }: Heredoc, indent: string): string {
  if (!indented) return `<<${delimiter}\n${lines.join("\n")}\n${delimiter}`;
  const inner = lines.map((line) => (line.trim() === "" ? line : `${indent}${STEP}${line}`));
  return `<<-${delimiter}\n${inner.join("\n")}\n${indent}${delimiter}`;
}

function groupText({ entries, ends }: Group, indent: string): string {
  const text = entriesText(entries, indent, ends === "newline" ? "" : ",");
  return ends === "comma but last" ? `${text.slice(0, -2)}\n` : text;
}

function columnsOf(key: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII has one column
  if (/^[\x00-\x7f]*$/.test(key)) return key.length;
  return [...GRAPHEMES().segment(key)].length;
}
