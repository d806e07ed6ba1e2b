/** The small words every refusal shares: a value quoted, what it is not, the nearest known name. */
import { distance } from "fastest-levenshtein";

/** The value as JSON, cut to 60 characters, so that a hostile one cannot flood or break the message. */
export function quote(value: unknown): string {
  const text = jsonOf(value);
  if (isToken(value, text)) return "a value that only Terraform knows";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** `"tpc" is not an IP protocol`; what is left out is missing, and of a Terraform reference it says why it cannot be. */
export function isNot(value: unknown, what: string): string {
  if (value === undefined) return "is missing";
  if (isToken(value, jsonOf(value))) return "is known only to Terraform; the value itself must be written here";
  return `${quote(value)} is not ${what}`;
}

/**
 * Whether cdktf made the value to stand for one that Terraform will know: a text, list or map with a marker in it, or a
 * number from -8.2e298 to -8.1e298 (of a list, from -1.9e289).
 * https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/tokens/private/encoding.ts
 */
function isToken(value: unknown, json: string): boolean {
  if (typeof value === "number") return value > -1e299 && value < -1e289;
  return /[$#&]\{TfToken\[/.test(json);
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

/** Those of the known names that have the value's digits: where a digit carries the meaning, another is no typo. */
export function withSameDigits(value: unknown, known: Iterable<string>): string[] {
  // No known name is as long as this, and a hostile text is not worth the work.
  if (typeof value !== "string" || value.length > 80) return [];
  const digits = digitsOf(value);
  return [...known].filter((name) => digitsOf(name) === digits);
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, "");

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
