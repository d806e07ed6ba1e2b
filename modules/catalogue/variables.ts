/** Variables that several modules have. */
import { MOST_KEY_CHARACTERS, MOST_TAGS, MOST_VALUE_CHARACTERS, TAKEN, TAKEN_IN_WORDS } from "../network/tags.js";
import { expression } from "./module.js";

const isTaken = (text: string): string => `can(regex("${TAKEN.source.replaceAll("\\", "\\\\")}", ${text}))`;

const TAKEN_BY_IAM = [
  {
    condition: expression(
      `alltrue([for key, value in var.tags : ${isTaken("key")} && (value == null || ${isTaken("value")})])`,
    ),
    error_message: `IAM, whose roles have them too, takes ${TAKEN_IN_WORDS} in tags. Write no other characters.`,
  },
  {
    condition: expression("length(distinct([for key in keys(var.tags) : lower(key)])) == length(var.tags)"),
    error_message: "IAM tells no upper case from lower in the keys of tags. Write each key once.",
  },
];

/** What Name tags begin with; roles and log groups are named after it too. */
export function nameVariable(what: string, length = 32) {
  return {
    description: `${what} A letter, then letters, digits and hyphens, at most ${length}.`,
    type: "string",
    nullable: false,
    validation: [
      {
        condition: expression(`can(regex("^[A-Za-z][A-Za-z0-9-]{0,${length - 1}}$", var.name))`),
        error_message: `Write a letter, then at most ${length - 1} letters, digits and hyphens, such as "app".`,
      },
    ],
  };
}

const EVERY_TAG = tagsVariable("tags", "Tags of everything that takes tags, beside Name.");
/** Tags of roles among others: IAM takes fewer characters than EC2, and tells no upper case from lower. */
export const TAGS = { ...EVERY_TAG, validation: [...EVERY_TAG.validation, ...TAKEN_BY_IAM] };

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions */
export function tagsVariable(name: string, description: string) {
  const fits = `length(key) >= 1 && length(key) <= ${MOST_KEY_CHARACTERS} && length(value) <= ${MOST_VALUE_CHARACTERS}`;
  return {
    description,
    type: "map(string)",
    default: {},
    nullable: false,
    validation: [
      {
        condition: expression(
          `alltrue([for key in keys(var.${name}) : lower(key) != "name" && !startswith(lower(key), "aws:")])`,
        ),
        error_message:
          "Take away Name, which the module sets, and keys that start with aws:, which AWS keeps for itself.",
      },
      {
        condition: expression(
          `length(var.${name}) <= ${MOST_TAGS} && alltrue([for key, value in var.${name} : try(${fits}, false)])`,
        ),
        error_message: `Write at most ${MOST_TAGS} tags, Name comes besides: keys of 1 to ${MOST_KEY_CHARACTERS} characters, values of at most ${MOST_VALUE_CHARACTERS} and not null.`,
      },
    ],
  };
}

/** That a map of objects has no null among them, of which Terraform would complain in its own words. */
export const noEntryIsNull = (name: string) => ({
  condition: expression(`alltrue([for entry in values(var.${name}) : entry != null])`),
  error_message: "An entry is null. Write what it is, or take it away.",
});

/** Whether a text is an IPv6 prefix as AWS writes it; a text that is null is none. */
export const isPrefix = (text: string): string =>
  `try(strcontains(${text}, ":") && cidrsubnet(${text}, 0, 0) == ${text}, false)`;

/** What to write where a text is none. */
export const WRITE_PREFIX =
  "Write IPv6 prefixes, shortened, in lower case and without bits beyond their length, such as 2001:db8:2022::/48";

/** Whether a prefix holds a good part of the internet, in whatever spelling. */
export const isWorld = (prefix: string): string => `try(tonumber(split("/", ${prefix})[1]) < 16, false)`;

/** A whole number between two, ends included. */
export function wholeNumber(name: string, least: number, most: number): string {
  return `var.${name} >= ${least} && var.${name} <= ${most} && floor(var.${name}) == var.${name}`;
}

/** The tags of everything and a Name, which is the module's own with an ending of literals and references. */
export function named(ending = ""): Record<string, string> {
  return expression(`merge(var.tags, { Name = ${ending === "" ? "var.name" : `"\${var.name}${ending}"`} })`);
}
