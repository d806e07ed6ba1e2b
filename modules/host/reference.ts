/** Values that only Terraform knows, among what a user wrote. */
import { Token } from "cdktf";
import { isToken } from "../network/literal.js";

/** The value as text when it is, or holds, a reference that only Terraform knows; the rest of it is yet to be escaped. */
export function referenceOf(value: unknown): string | undefined {
  if (!isToken(value)) return undefined;
  return typeof value === "string" ? value : Token.asString(value);
}
