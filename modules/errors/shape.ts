/** The shape of what a user wrote: an object with known keys, and nothing else. */
import type { Problem } from "./problem.js";
import { didYouMean, isNot, quote } from "./words.js";

/**
 * Whether the value is a plain object; complains when it is not.
 * @param known the keys that it may have, for the complaint
 */
export function isObject(
  value: unknown,
  where: string,
  problems: Problem[],
  known: readonly string[] = [],
): value is Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return true;
  problems.push({
    level: "error",
    where,
    what: isNot(value, "an object"),
    fix: `Write { … } with ${known.length > 0 ? `keys of these: ${known.join(", ")}` : "the keys that the documentation names"}`,
  });
  return false;
}

/** Complains of every key that is not known. */
export function knownKeys(value: object, known: readonly string[], where: string, problems: Problem[]): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    problems.push({
      level: "error",
      where: pathOf(where, key),
      what: "no such option",
      fix: `${didYouMean(key, known)}Known: ${known.join(", ")}`,
    });
  }
}

/** The path of the key, which is quoted when it is no word, so that a hostile one cannot flood or break the message. */
function pathOf(where: string, key: string): string {
  if (!/^\w{1,40}$/.test(key)) return `${where}[${quote(key)}]`;
  return where ? `${where}.${key}` : key;
}

/** The value when it is one of the choices, else undefined and a complaint. */
export function oneOf<T extends string | number | boolean>(
  value: unknown,
  choices: readonly T[],
  where: string,
  problems: Problem[],
): T | undefined {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    problems.push({
      level: "error",
      where,
      what: isNot(value, "one of the choices"),
      fix: `${didYouMean(value, choices.map(String))}Write ${choices.map(quote).join(", ")}`,
    });
  }
  return found;
}
