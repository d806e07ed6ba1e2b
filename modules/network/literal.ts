/**
 * User text on its way into Terraform JSON. Terraform evaluates `${…}` and `%{…}` inside every string, keys too,
 * and cdktf does not escape them: a tag read from a file could read a file of the machine that plans.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

const TOKEN = /(\$\{TfToken\[[^\]]*\]\})/;

/** The text as Terraform must read it to mean itself; references that cdktf made are left as they are. */
export function literal(text: string): string {
  return text
    .split(TOKEN)
    .map((part, index, parts) => (index % 2 === 1 ? part : escapeText(part, index < parts.length - 1)))
    .join("");
}

/**
 * Whether the value is, or holds, a reference that cdktf made. cdktf's own test also says yes to any text with `${…}`
 * in it, which would let user text through as code.
 */
export const isToken = (value: unknown): boolean =>
  typeof value === "string" ? TOKEN.test(value) : Token.isUnresolved(value);

/** What Terraform will read for a reference, such as `${var.office}`. */
export function expressionOf(scope: IConstruct, reference: unknown): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return String(Tokenization.resolve(reference, { scope, resolver }));
}

/** A `$` or `%` right before a reference would turn it into an escape sequence, so it becomes a template of its own. */
function escapeText(text: string, beforeToken: boolean): string {
  const escaped = text.replaceAll(/[$%]\{/g, (opening) => opening[0] + opening);
  return beforeToken ? escaped.replace(/\$$/, '${"$"}') : escaped;
}
