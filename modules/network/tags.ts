/**
 * Tags as EC2 takes them.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
 */

import type { Problem } from "../errors/problem.js";
import { badTagKey, badTagValue, notATagMap, tooManyTags } from "../errors/tags.js";
import { isToken, literal } from "./literal.js";

/** Tags of the user's, escaped for Terraform. */
export type Tags = Readonly<Record<string, string>>;

/** AWS allows 50 tags a resource; one of them is ours, `Name`. */
const MOST_TAGS = 49;
const MOST_KEY_CHARACTERS = 128;
const MOST_VALUE_CHARACTERS = 256;

/** Control, bidirectional and zero-width characters: a tag that reads like another is a trap. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Checks the tags and escapes them. Never throws; adds to `problems`. */
export function parseTags(input: unknown, where: string, problems: Problem[]): Tags {
  if (input === undefined) return {};
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    problems.push(notATagMap(where, input));
    return {};
  }
  const entries = Object.entries(input);
  if (entries.length > MOST_TAGS) problems.push(tooManyTags(where, entries.length, MOST_TAGS));
  for (const [key, value] of entries) {
    const keyFault = faultOfKey(key);
    if (keyFault) problems.push(badTagKey(where, key, keyFault));
    const valueFault = isToken(value) ? undefined : faultOfValue(value);
    if (valueFault) problems.push(badTagValue(where, key, value, valueFault));
  }
  return Object.fromEntries(
    entries.map(([key, value]) => [literal(key), isToken(value) ? value : literal(String(value))]),
  );
}

function faultOfKey(key: string): string | undefined {
  if (key === "") return "is empty";
  if (key === "Name") return "is set by v6only on every resource";
  if (key === "__proto__") return "is lost on the way to Terraform";
  if (/^aws:/i.test(key)) return "starts with aws:, which AWS keeps for itself";
  if (key.length > MOST_KEY_CHARACTERS) return `has ${key.length} characters; AWS takes ${MOST_KEY_CHARACTERS}`;
  return UNSEEN.test(key) ? "has a character that cannot be seen" : undefined;
}

function faultOfValue(value: unknown): string | undefined {
  if (typeof value !== "string") return "is not text";
  if (value.length > MOST_VALUE_CHARACTERS) return `has ${value.length} characters; AWS takes ${MOST_VALUE_CHARACTERS}`;
  return UNSEEN.test(value) ? "has a character that cannot be seen" : undefined;
}
