/** A value as it is laid out: on one line where it fits, else one entry a line. */

/** Text of one line, a heredoc, or a list, an object or a call. */
export type Value = string | Heredoc | Group;

/** `<<-EOT`, whose lines are indented with what is around them, or `<<EOT`, whose lines are as they stand. */
export interface Heredoc {
  readonly lines: readonly string[];
  readonly delimiter: string;
  readonly indented: boolean;
}

export interface Group {
  /** The opening bracket with what hugs it, such as `[`, `jsonencode({`. */
  readonly open: string;
  readonly entries: readonly Entry[];
  readonly close: string;
  /** How entries end when each has a line of its own; a call's last has no comma. */
  readonly ends: "newline" | "comma" | "comma but last";
  /** All of it on one line; undefined when a heredoc is in it. */
  readonly flat: string | undefined;
}

export interface Entry {
  /** What stands before the equals sign of an argument or of an object's entry. */
  readonly key?: string;
  readonly value: Value;
}

export function listOf(values: readonly Value[]): Group {
  return groupOf(
    "[",
    values.map((value) => ({ value })),
    "]",
    "comma",
  );
}

export function objectOf(entries: readonly Entry[]): Group {
  return groupOf("{", entries, "}", "newline");
}

export function groupOf(open: string, entries: readonly Entry[], close: string, ends: Group["ends"]): Group {
  const texts = entries.map(flatEntry);
  const pad = open === "{" && entries.length > 0 ? " " : "";
  const flat = texts.includes(undefined) ? undefined : `${open}${pad}${texts.join(", ")}${pad}${close}`;
  const [only] = entries;
  // A list of one list or object has both brackets on the same line.
  if (entries.length !== 1 || only?.key !== undefined || typeof only?.value !== "object" || "lines" in only.value) {
    return { open, entries, close, ends, flat };
  }
  return { ...only.value, open: `${open}${only.value.open}`, close: `${only.value.close}${close}`, flat };
}

/** The value on one line; undefined when it cannot be. */
export function flatOf(value: Value): string | undefined {
  if (typeof value === "string") return value;
  return "lines" in value ? undefined : value.flat;
}

function flatEntry({ key, value }: Entry): string | undefined {
  const flat = flatOf(value);
  return flat === undefined || key === undefined ? flat : `${key} = ${flat}`;
}
