/**
 * The two spellings of a rule: ours, and that of terraform-aws-modules/vpc and the AWS provider.
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/network_acl_rule
 */

/** Our keys, each with what says it in Terraform; undefined when nothing does. */
const OURS: ReadonlyMap<string, string | undefined> = new Map([
  ["ruleNumber", "rule_number"],
  ["ruleAction", "rule_action"],
  ["protocol", "protocol"],
  ["cidr", "ipv6_cidr_block"],
  ["tier", undefined],
  ["port", "from_port and to_port"],
  ["fromPort", "from_port"],
  ["toPort", "to_port"],
  ["icmpType", "icmp_type"],
  ["icmpCode", "icmp_code"],
]);

/** Terraform's keys, each with ours. */
const TERRAFORM: ReadonlyMap<string, string> = new Map([
  ["rule_number", "ruleNumber"],
  ["rule_no", "ruleNumber"],
  ["rule_action", "ruleAction"],
  ["action", "ruleAction"],
  ["from_port", "fromPort"],
  ["to_port", "toPort"],
  ["icmp_type", "icmpType"],
  ["icmp_code", "icmpCode"],
  ["cidr_block", "cidr"],
  ["ipv6_cidr_block", "cidr"],
  ["protocol", "protocol"],
]);

export const OUR_KEYS: readonly string[] = [...OURS.keys()];
export const TERRAFORM_KEYS: readonly string[] = [...TERRAFORM.keys()];

/** A key, and what to write in place of it; undefined when the rule says that already. */
export interface Rewrite {
  readonly key: string;
  readonly instead?: string;
}

/** A rule that is spelled in both ways at once. */
export interface Mixture {
  readonly ours: readonly string[];
  readonly terraform: readonly string[];
  /** What makes one spelling of it: the one of more keys, and ours when it names a tier, as only ours can. */
  readonly rewrites: readonly Rewrite[];
}

/** The spelling of the rule. A key whose value is null or undefined counts only when no other tells. */
export function spellingOf(rule: Readonly<Record<string, unknown>>): "ours" | "terraform" | Mixture {
  const given = (key: string): boolean => Object.hasOwn(rule, key) && rule[key] !== undefined && rule[key] !== null;
  const ours = OUR_KEYS.filter((key) => !TERRAFORM.has(key) && given(key));
  const terraform = TERRAFORM_KEYS.filter((key) => !OURS.has(key) && given(key));
  if (ours.length === 0) {
    return TERRAFORM_KEYS.some((key) => !OURS.has(key) && Object.hasOwn(rule, key)) ? "terraform" : "ours";
  }
  if (terraform.length === 0) return "ours";
  const toOurs = ours.includes("tier") || ours.length >= terraform.length;
  const [strays, twins] = toOurs ? [terraform, TERRAFORM] : [ours, OURS];
  const rewrites = strays.map((key) => {
    const instead = twins.get(key);
    return { key, instead: instead && given(instead) ? undefined : instead };
  });
  return { ours, terraform, rewrites };
}
