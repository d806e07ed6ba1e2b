/** What is said of Terraform JSON that cannot be written as HCL. */
import type { Problem } from "./problem.js";
import { didYouMean, quote } from "./words.js";

const JSON_SYNTAX = "https://developer.hashicorp.com/terraform/language/syntax/json";

export const notAConfiguration = (value: unknown): Problem => ({
  level: "error",
  where: "configuration",
  what: `${quote(value)} is not a Terraform configuration`,
  fix: "Hand over the parsed content of a .tf.json file: an object",
  see: JSON_SYNTAX,
});

export const unknownKind = (where: string, name: string, known: readonly string[]): Problem => ({
  level: "error",
  where,
  what: `${quote(name)} is not a block that can be written`,
  fix: `${didYouMean(name, known)}Known: ${known.join(", ")}`,
  see: JSON_SYNTAX,
});

export const notInBlockTable = (where: string, kind: string, type: string, known: Iterable<string>): Problem => ({
  level: "error",
  where,
  what: `the block table does not know the ${kind} ${quote(type)}, so that its blocks and attributes look the same`,
  fix: `${didYouMean(type, known)}Run "terraform init" and "terraform providers schema -json > schema.json" where the configuration is, then "v6only export --schema schema.json"; in code, blockTableOf makes the table of it`,
  see: "https://developer.hashicorp.com/terraform/cli/commands/providers/schema",
});

export const notABlock = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not the content of a block`,
  fix: "Write an object, or a list of objects for several blocks",
  see: JSON_SYNTAX,
});

export const notAName = (where: string, name: string): Problem => ({
  level: "error",
  where,
  what: `${quote(name)} is not a name that HCL can hold`,
  fix: "Write a letter or an underscore, then letters, digits, underscores and hyphens",
  see: "https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers",
});

export const notAReference = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is neither a reference nor a keyword`,
  fix: 'Write what HCL has there without quotes, such as "aws_vpc.main", "all" or "list(string)"',
  see: JSON_SYNTAX,
});

export const badTemplate = (where: string, value: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} has an expression that cannot be read`,
  fix: "Close each ${ with its }, without a comment in it or a lone carriage return before it, and write $${ for the text ${",
  see: "https://developer.hashicorp.com/terraform/language/expressions/strings",
});

export const notJson = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${typeof value === "number" ? value : quote(value)} is not a JSON value`,
  fix: "Write null, true, false, a finite number, a string, a list or an object",
  see: JSON_SYNTAX,
});
