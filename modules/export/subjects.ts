/**
 * Which file a block is written to: what a reader looks for together lies together.
 * https://developer.hashicorp.com/terraform/language/style#file-names
 */
import type { Subject } from "./hcl.js";

const FILE_OF_KIND: ReadonlyMap<string, string> = new Map([
  ["terraform", "versions.tf"],
  ["provider", "providers.tf"],
  ["variable", "variables.tf"],
  ["locals", "locals.tf"],
  ["output", "outputs.tf"],
  ["moved", "moved.tf"],
  ["import", "imports.tf"],
  ["removed", "removed.tf"],
  ["check", "checks.tf"],
]);

/** Parts of a construct's path that have a file of their own. */
const FILE_OF_PART: ReadonlyMap<string, string> = new Map([
  ["network-acl", "acl.tf"],
  ["default-network-acl", "acl.tf"],
  ["flow-logs", "flow-logs.tf"],
]);

const NETWORK =
  /^aws_(vpc|default_vpc|subnet|route|internet_gateway|egress_only|nat_gateway|eip|default_security_group|default_route)/;
const FILE_OF_TYPE: readonly (readonly [RegExp, string])[] = [
  [/^aws_(default_)?network_acl/, "acl.tf"],
  [/^aws_(flow_log|cloudwatch_log_group|kms_)/, "flow-logs.tf"],
  [/^aws_(vpc_)?security_group/, "security-groups.tf"],
  [/^aws_route53_/, "dns.tf"],
  [/^aws_(instance|launch_template|network_interface|key_pair|iam_)/, "hosts.tf"],
  [NETWORK, "network.tf"],
];
const OTHERS = "main.tf";
/** Terraform merges a file of such a name into the others. */
const OVERRIDE = /(^|_)override$/;

/**
 * The file for a block of our constructs: `network.tf`, `acl.tf`, `flow-logs.tf` and one for each host and bastion,
 * named after its construct. Without a construct's path the type decides.
 */
export function fileOf({ kind, type = "", name, path }: Subject): string {
  const ofKind = FILE_OF_KIND.get(kind);
  if (ofKind !== undefined) return ofKind;
  const parts = path?.split("/") ?? [];
  for (const part of parts) {
    const ofPart = FILE_OF_PART.get(part);
    if (ofPart !== undefined) return ofPart;
  }
  // The stack, the construct, and at least one thing in it.
  const [, construct = ""] = parts.length > 2 ? parts : [];
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(construct) && !OVERRIDE.test(construct)) return `${construct}.tf`;
  if (name === "flow_logs") return "flow-logs.tf";
  return FILE_OF_TYPE.find(([pattern]) => pattern.test(type))?.[1] ?? OTHERS;
}
