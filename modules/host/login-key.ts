/** Who may log in to a machine: a public key to make a key pair of, or the name of a key pair that EC2 has. */
import { badKeyName, noKey, twoKeys } from "../errors/host.js";
import type { Problem } from "../errors/problem.js";
import { parsePublicKey } from "../net/public-key.js";
import { literal } from "../network/literal.js";
import { referenceOf } from "./reference.js";

/** One of the two at most, escaped for Terraform. */
export interface LoginKey {
  readonly publicKey?: string;
  readonly keyName?: string;
}

/** Checks the two props that say it; `needed` when a machine without is of no use. Never throws. */
export function loginKeyOf(
  { publicKey, keyName }: Record<string, unknown>,
  needed: boolean,
  problems: Problem[],
): LoginKey {
  if (publicKey === undefined && keyName === undefined) {
    if (needed) problems.push(noKey("publicKey"));
    return {};
  }
  if (publicKey !== undefined && keyName !== undefined) problems.push(twoKeys("keyName"));
  if (publicKey !== undefined) {
    const text = referenceOf(publicKey) ?? parsePublicKey(publicKey, "publicKey", problems);
    return text === undefined ? {} : { publicKey: literal(text) };
  }
  const reference = referenceOf(keyName);
  if (reference !== undefined) return { keyName: literal(reference) };
  if (typeof keyName === "string" && /^[!-~]([ -~]{0,253}[!-~])?$/.test(keyName)) return { keyName: literal(keyName) };
  problems.push(badKeyName("keyName", keyName));
  return {};
}
