/** Numbers as a reader of a Markdown table takes them in. */
import type { Summary } from "./statistics.js";

/** The first column is text, the others numbers. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0);
  const line = (cells: readonly string[]) => `| ${cells.map(pad).join(" | ")} |`;
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}

/** `230 ms (221 to 252)`; the spread is left out where there is none. */
export function time({ median, min, max }: Summary): string {
  const unit = median < 10_000 ? { name: "ms", size: 1 } : { name: "s", size: 1000 };
  const number = (value: number) => significant(value / unit.size);
  const spread = min === max ? "" : ` (${number(min)} to ${number(max)})`;
  return `${number(median)} ${unit.name}${spread}`;
}

export function memory({ median }: Summary): string {
  return `${Math.round(median / 2 ** 20)} MiB`;
}

export function ratio({ median }: Summary): string {
  return `${significant(median)}×`;
}

/** Two digits behind the point below 10, one below 100, none above. */
function significant(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
