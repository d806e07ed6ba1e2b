/**
 * Tags as every service that ours lie on takes them: EC2 takes any character, IAM and CloudWatch Logs do not, and
 * would say so only at apply.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html
 */
import { Token } from "cdktf";
import type { Problem } from "../errors/problem.js";
import { badTagKey, badTagValue, notATagMap, tooManyTags } from "../errors/tags.js";
import { isToken, literal } from "./literal.js";

/** Tags of the user's, escaped for Terraform. */
export type Tags = Readonly<Record<string, string>>;

/** AWS allows 50 tags a resource; one of them is ours, `Name`. */
export const MOST_TAGS = 49;
/** IAM takes 128, EC2 one less: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html */
export const MOST_KEY_CHARACTERS = 127;
export const MOST_VALUE_CHARACTERS = 256;

/** Control, bidirectional, zero-width and blank characters: a tag that reads like another is a trap. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\u034f/u;

/** What IAM takes in keys and values: letters, digits and spaces of any script, and these signs. */
export const TAKEN = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
export const TAKEN_IN_WORDS = "letters, digits, spaces and _ . : / = + - @";
const NOT_TAKEN = `has a character that IAM refuses; it takes ${TAKEN_IN_WORDS}`;

/** Checks the tags and escapes them. Never throws; adds to `problems`. */
export function parseTags(input: unknown, where: string, problems: Problem[]): Tags {
  if (input === undefined) return {};
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    problems.push(notATagMap(where, input));
    return {};
  }
  const entries = Object.entries(input);
  if (entries.length > MOST_TAGS) problems.push(tooManyTags(where, entries.length, MOST_TAGS));
  const spellings = new Map<string, string>();
  for (const [key, value] of entries) {
    const other = spellings.get(key.toLowerCase());
    spellings.set(key.toLowerCase(), key);
    const keyFault = faultOfKey(key) ?? (other && `is ${JSON.stringify(other)} to IAM, which tells no case apart`);
    if (keyFault) problems.push(badTagKey(where, key, keyFault));
    const valueFault = faultOfValue(value);
    if (valueFault) problems.push(badTagValue(where, key, value, valueFault));
  }
  return Object.fromEntries(entries.map(([key, value]) => [literal(key), textOf(value)]));
}

/** A reference may stand amid text, which is escaped all the same. */
const textOf = (value: unknown): string => (typeof value === "string" ? literal(value) : Token.asString(value));

function faultOfKey(key: string): string | undefined {
  if (key === "") return "is empty";
  if (/^name$/i.test(key)) return "is set by v6only on every resource; IAM tells no case apart";
  if (key === "__proto__") return "is lost on the way to Terraform";
  if (/^aws:/i.test(key)) return "starts with aws:, which AWS keeps for itself";
  if (key.length > MOST_KEY_CHARACTERS) return `has ${key.length} characters; AWS takes ${MOST_KEY_CHARACTERS}`;
  return faultOfCharacters(key);
}

function faultOfValue(value: unknown): string | undefined {
  if (typeof value !== "string") return isToken(value) ? undefined : "is not text";
  if (value.length > MOST_VALUE_CHARACTERS && !isToken(value))
    return `has ${value.length} characters; AWS takes ${MOST_VALUE_CHARACTERS}`;
  return faultOfCharacters(value);
}

/** A reference's own text is not what AWS will read. */
function faultOfCharacters(text: string): string | undefined {
  if (UNSEEN.test(text)) return "has a character that cannot be seen";
  return TAKEN.test(text) || isToken(text) ? undefined : NOT_TAKEN;
}
