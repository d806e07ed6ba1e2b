/** The script or cloud-config that a machine runs at its first boot. */
import { badUserData, secretInUserData } from "../errors/host.js";
import type { Problem } from "../errors/problem.js";
import { literal } from "../network/literal.js";
import { referenceOf } from "./reference.js";

/** EC2's limit, before base64. */
const MOST_USER_DATA_BYTES = 16_384;

/** The text escaped for Terraform, so that the shell sees `${HOME}` as it is written. Never throws. */
export function userDataOf(input: unknown, problems: Problem[]): string | undefined {
  if (input === undefined) return undefined;
  const text = referenceOf(input) ?? input;
  if (typeof text !== "string" || text === "") {
    problems.push(badUserData("userData", text === "" ? "is empty" : "is not text"));
    return undefined;
  }
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_USER_DATA_BYTES) problems.push(badUserData("userData", `has ${bytes} bytes`));
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) problems.push(secretInUserData("userData"));
  return literal(text);
}
