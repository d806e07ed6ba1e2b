/**
 * Blocks and values as lines, the way `terraform fmt` leaves them alone.
 * https://developer.hashicorp.com/terraform/language/style
 */
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
const graphemes = new Intl.Segmenter("en");

/** The block, its last line ended. */
export function blockText(block: Block, indent = ""): string {
  const inner = indent + STEP;
  const sections = block.sections.map((section) =>
    "head" in section ? blockText(section, inner) : entriesText(section, inner, ""),
  );
  const comments = commentText(block.comments, indent);
  const notes = block.notes.map((note) => `${inner}${note}\n`).join("");
  if (sections.length === 0 && notes === "") return `${comments}${indent}${block.head} {}\n`;
  return `${comments}${indent}${block.head} {\n${notes}${sections.join("\n")}${indent}}\n`;
}

/** The lines as comments. */
export function commentText(lines: readonly string[], indent = ""): string {
  return lines.map((line) => `${indent}#${line === "" ? "" : ` ${line}`}\n`).join("");
}

/** Entries on lines of their own, the equals signs of neighbours of one line each under one another. */
function entriesText(entries: readonly Entry[], indent: string, end: string): string {
  const { keyWidths, broken } = arranged(entries, indent.length);
  return entries
    .map(({ key, value }, index) => {
      const head = key === undefined ? "" : `${key}${" ".repeat((keyWidths[index] as number) - columnsOf(key))} = `;
      return `${indent}${head}${valueText(value, indent, broken.has(index))}${end}\n`;
    })
    .join("");
}

/**
 * Which entries are broken over lines, and how wide the keys are written. A broken one ends a group of aligned ones;
 * a longer key moves the values of its whole group, so that one that fitted may fit no more.
 */
function arranged(entries: readonly Entry[], column: number): { keyWidths: number[]; broken: Set<number> } {
  const own = entries.map(({ key }) => (key === undefined ? 0 : columnsOf(key)));
  const broken = new Set<number>();
  for (;;) {
    const keyWidths = groupWidths(entries, own, broken);
    const before = broken.size;
    entries.forEach(({ key, value }, index) => {
      const start = key === undefined ? column : column + (keyWidths[index] as number) + 3;
      if (!broken.has(index) && !fits(value, start)) broken.add(index);
    });
    if (broken.size === before) return { keyWidths, broken };
  }
}

function groupWidths(entries: readonly Entry[], own: readonly number[], broken: ReadonlySet<number>): number[] {
  const widths = [...own];
  let start = 0;
  for (let index = 0; index <= entries.length; index++) {
    if (index < entries.length && !broken.has(index)) continue;
    const widest = own.slice(start, index).reduce((most, width) => Math.max(most, width), 0);
    widths.fill(widest, start, index);
    start = index + 1;
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
  return /^[\x00-\x7f]*$/.test(key) ? key.length : [...graphemes.segment(key)].length;
}
