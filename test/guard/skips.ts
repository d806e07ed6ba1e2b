/**
 * The scanner that is known to be wrong: checkov's CKV_AWS_352 fails an ingress rule of an ACL that has no first port,
 * which ICMPv6 has not, nor does a rule that denies everything need one.
 * https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks/resource/aws/NetworkACLUnrestricted.py
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Each aws_network_acl_rule in the folder's .tf files, as `file: name`, with the lines of its block. */
export function aclRulesIn(folder: string): Map<string, string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tf"));
  return new Map(
    files.flatMap((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      return [...text.matchAll(/^resource "aws_network_acl_rule" "(\w+)" \{\n(.*?)^\}/gms)].map(
        ([, name, body]) => [`${file}: ${name}`, String(body).split("\n")] as const,
      );
    }),
  );
}

/** Whether the check fails there without being right. */
export function isMisjudged(lines: readonly string[]): boolean {
  const says = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  const isHarmless = says(/^ {2}protocol += "58"$/) || says(/^ {2}rule_action += "deny"$/);
  return !says(/^ {2}egress += true$/) && !says(/^ {2}from_port +=/) && isHarmless;
}

/** Whether it is told to pass over the rule, and why. */
export const isSkipped = (lines: readonly string[]): boolean =>
  lines.some((line) => /^ {2}#checkov:skip=CKV_AWS_352:.{20,}$/.test(line));
