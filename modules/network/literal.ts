/**
 * User text on its way into Terraform JSON. Terraform evaluates `${…}` and `%{…}` inside every string, keys too,
 * and cdktf does not escape them: a tag read from a file could read a file of the machine that plans.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/** What cdktf takes for a reference to a text, a list or a map, whether it made it or not. */
const TOKEN = /([$#&]\{TfToken\[[a-zA-Z0-9:._-]+\]\})/;

/** The text as Terraform must read it to mean itself; references that cdktf made are left as they are. */
export function literal(text: string): string {
  const parts = text.split(TOKEN);
  if (parts.length === 1) return text.replaceAll(/[$%]\{/g, (opening) => opening[0] + opening);
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return escapeBeside(part, index < parts.length - 1);
      // cdktf would look for the reference even behind an escape sequence.
      return isReference(part) ? part : template(part.slice(0, 1)) + part.slice(1);
    })
    .join("");
}

/**
 * Whether the value is, or holds, a reference that cdktf made. cdktf's own test also says yes to any text in the shape
 * of one, which it then fails to find.
 */
export const isToken = (value: unknown): boolean =>
  typeof value === "string" ? value.split(TOKEN).some(isReference) : Tokenization.isResolvable(value);

/** What Terraform will read for a reference, such as `${var.office}`; text around it means itself. */
export function expressionOf(scope: IConstruct, reference: unknown): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const written = typeof reference === "string" ? literal(reference) : reference;
  // Only while it prepares does cdktf notice that a reference leads into another stack.
  return String(Tokenization.resolve(written, { scope, resolver, preparing: true }));
}

function isReference(part: string): boolean {
  try {
    return Tokenization.reverseString(part).tokens.length > 0;
  } catch {
    return false;
  }
}

/**
 * Text beside references. A `$` right before one would make an escape sequence of it, and after a `${`, escaped or not,
 * cdktf takes a reference for a part of an expression; so such a `$` becomes a template of its own.
 */
function escapeBeside(text: string, beforeTemplate: boolean): string {
  return text.replaceAll("%{", "%%{").replaceAll(beforeTemplate ? /\$+(?=\{|$)/g : /\$+(?=\{)/g, template);
}

const template = (text: string): string => `\${"${text}"}`;
