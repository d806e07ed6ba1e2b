/** The script or cloud-config that a machine runs at its first boot. */
import { badUserData, secretInUserData } from "../errors/host.js";
import type { Problem } from "../errors/problem.js";
import { literal } from "../network/literal.js";
import { MOST_USER_DATA_BYTES, PRIVATE_KEY_BLOCK } from "./machine-limits.js";
import { referenceOf } from "./reference.js";

/** The text escaped for Terraform, so that the shell sees `${HOME}` as it is written. Never throws. */
export function userDataOf(input: unknown, problems: Problem[]): string | undefined {
  if (input === undefined) return undefined;
  const text = referenceOf(input) ?? input;
  if (typeof text !== "string" || text === "") {
    problems.push(badUserData("userData", text === "" ? "is empty" : "is not text", MOST_USER_DATA_BYTES));
    return undefined;
  }
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_USER_DATA_BYTES) {
    problems.push(badUserData("userData", `has ${bytes} bytes`, MOST_USER_DATA_BYTES));
  }
  if (new RegExp(PRIVATE_KEY_BLOCK).test(text)) problems.push(secretInUserData("userData"));
  return literal(text);
}
