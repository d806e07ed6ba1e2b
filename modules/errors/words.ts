/** The small words every refusal shares: a value quoted, the nearest known name. */
import { distance } from "fastest-levenshtein";

/** The value as JSON, cut to 60 characters, so that a hostile one cannot flood or break the message. */
export function quote(value: unknown): string {
  const text = jsonOf(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** JSON knows neither bigints nor circles, and a user may hand over both. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return typeof value === "bigint" ? String(value) : "a value that JSON cannot hold";
  }
}

/** `Did you mean "icmpv6"? ` when one known name is at most two edits (a third of its length) away, else nothing. */
export function didYouMean(value: unknown, known: Iterable<string>): string {
  const name = nearest(value, known);
  return name === undefined ? "" : `Did you mean "${name}"? `;
}

function nearest(value: unknown, known: Iterable<string>): string | undefined {
  if (typeof value !== "string" || value.length > 80) return undefined;
  const typed = value.trim().toLowerCase();
  let best: { name: string; edits: number } | undefined;
  for (const name of known) {
    const edits = distance(typed, name.toLowerCase());
    if (edits <= Math.min(2, Math.ceil(name.length / 3)) && (!best || edits < best.edits)) best = { name, edits };
  }
  return best?.name;
}
