/** Variables that several modules have. */
import { expression } from "./module.js";

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

export const TAGS = {
  description: "Tags of everything that takes tags, beside Name.",
  type: "map(string)",
  default: {},
  nullable: false,
  validation: [
    {
      condition: expression('alltrue([for key in keys(var.tags) : lower(key) != "name" && !startswith(key, "aws:")])'),
      error_message:
        "Take away Name, which the module sets, and keys that start with aws:, which AWS keeps for itself.",
    },
  ],
};

/** A whole number between two, ends included. */
export function wholeNumber(name: string, least: number, most: number): string {
  return `var.${name} >= ${least} && var.${name} <= ${most} && floor(var.${name}) == var.${name}`;
}

/** The tags of everything and a Name, which is the module's own with an ending of literals and references. */
export function named(ending = ""): Record<string, string> {
  return expression(`merge(var.tags, { Name = ${ending === "" ? "var.name" : `"\${var.name}${ending}"`} })`);
}
