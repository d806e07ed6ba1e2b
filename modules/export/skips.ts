/**
 * What a scanner is told to pass over, where its check is known to be wrong.
 * https://www.checkov.io/2.Concepts/Suppressing%20and%20Skipping%20Policies.html
 */

/**
 * Comments that belong inside the block. CKV_AWS_352 fails each ingress rule of an ACL that has no first port.
 * https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks/resource/aws/NetworkACLUnrestricted.py
 */
export function skipsOf(kind: string, type: string | undefined, json: Readonly<Record<string, unknown>>): string[] {
  if (kind !== "resource" || type !== "aws_network_acl_rule") return [];
  if (json.egress === true || json.from_port !== undefined) return [];
  if (json.protocol === "58") return ["#checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports"];
  if (json.rule_action === "deny") return ["#checkov:skip=CKV_AWS_352:A rule that denies opens no port"];
  return [];
}
