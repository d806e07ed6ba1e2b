/**
 * Rules of a network ACL: what a user writes, in our spelling or in Terraform's, and what is emitted.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
import type { Problem } from "../errors/problem.js";
import { mixedSpellings, notAList } from "../errors/rule.js";
import { isObject } from "../errors/shape.js";
import type { Icmpv6 } from "./icmpv6.js";
import type { Peer } from "./peer.js";
import type { PortRange } from "./ports.js";
import { emitOurs } from "./rule-ours.js";
import { OUR_KEYS, spellingOf } from "./rule-spelling.js";
import { emitTerraform } from "./rule-terraform.js";

/** Into the subnets of the ACL, or out of them. */
export type Direction = "ingress" | "egress";

/** What becomes of a packet that matches. */
export type Action = "allow" | "deny";

/** A rule in our spelling. It is strict: what means nothing is refused. Null counts as left out. */
export interface AclRule {
  /**
   * Its place in the order, 1 to 32766: AWS tries the lowest first, and the first that matches decides. Keep yours
   * below 1000: the presets' begin there, those for SSH at 2000, and those of `outbound` at 10000.
   */
  readonly ruleNumber: number;
  /** @default "allow" */
  readonly ruleAction?: Action;
  /** An IANA keyword in any case, such as `tcp`, `udp` or `icmpv6`; a number from 0 to 255; or `all`. */
  readonly protocol: string | number;
  /**
   * The IPv6 prefix that the packets come from (ingress) or go to (egress), such as `2001:db8::/32`, or a reference.
   * @default - `tier` says it
   */
  readonly cidr?: string;
  /**
   * A tier of the same network, in place of `cidr`.
   * @default - `cidr` says it
   */
  readonly tier?: string;
  /**
   * The one destination port, 0 to 65535; tcp and udp only.
   * @default - `fromPort` and `toPort` say it, else every port
   */
  readonly port?: number;
  /**
   * The first destination port of a range, 0 to 65535, included; tcp and udp only.
   * @default - `port` says it, else every port
   */
  readonly fromPort?: number;
  /**
   * The last destination port of a range, 0 to 65535, included; tcp and udp only.
   * @default - `port` says it, else every port
   */
  readonly toPort?: number;
  /**
   * A name such as `packet-too-big`, or a number from 0 to 255, or -1 for every type; icmpv6 only.
   * @default - every type
   */
  readonly icmpType?: string | number;
  /**
   * A name such as `port-unreachable`, or a number from 0 to 255, or -1 for every code; icmpv6 only.
   * @default - every code
   */
  readonly icmpCode?: string | number;
}

/**
 * A rule as terraform-aws-modules/vpc and the AWS provider spell it. It is taken as it is found in the wild: what
 * means nothing is corrected, and each correction told in a note. Numbers may be strings; null counts as left out.
 */
export interface TerraformAclRule {
  /** 1 to 32766. The provider's inline blocks and the default ACL call it `rule_no`. */
  readonly rule_number?: number | string | null;
  /** Another name of `rule_number`. */
  readonly rule_no?: number | string | null;
  /** `allow` or `deny`. The provider's inline blocks and the default ACL call it `action`. */
  readonly rule_action?: string | null;
  /** Another name of `rule_action`. */
  readonly action?: string | null;
  readonly protocol: string | number;
  /** Destination ports, both ends included; tcp and udp only. */
  readonly from_port?: number | string | null;
  readonly to_port?: number | string | null;
  /** icmpv6 only; -1 is every type, every code. */
  readonly icmp_type?: number | string | null;
  readonly icmp_code?: number | string | null;
  /** An IPv4 prefix: such a rule never matches in an IPv6-only subnet, and is left out. */
  readonly cidr_block?: string | null;
  /** The IPv6 prefix that the packets come from or go to. */
  readonly ipv6_cidr_block?: string | null;
}

/** A rule in either spelling, and not in both at once. */
export type AclRuleInput =
  | (AclRule & Without<TerraformAclRule, AclRule>)
  | (TerraformAclRule & Without<AclRule, TerraformAclRule>);

/** None of the keys that only the other spelling has. */
type Without<Other, Own> = { readonly [Key in Exclude<keyof Other, keyof Own>]?: never };

/** A rule as it is emitted, with `ports` for tcp and udp, `icmp` for icmpv6, and neither for every other protocol. */
export interface EmittedRule {
  readonly ruleNumber: number;
  readonly ruleAction: Action;
  /** 0 to 255, or -1 for all. */
  readonly protocol: number;
  readonly peer: Peer;
  readonly ports?: PortRange;
  readonly icmp?: Icmpv6;
  /** The path the user typed; absent on a preset's rule. */
  readonly where?: string;
}

/** The rules of one ACL. */
export interface AclRules {
  readonly ingress: readonly EmittedRule[];
  readonly egress: readonly EmittedRule[];
}

export interface RuleOptions {
  /**
   * Tells a string that only Terraform knows the value of.
   * @default - none is
   */
  readonly isReference?: (value: unknown) => boolean;
  /**
   * The names that `tier` may take.
   * @default - none
   */
  readonly tiers?: readonly string[];
}

/**
 * The rules as they are emitted, in the order they are written. A rule with an error is left out, and so is an IPv4
 * rule in Terraform's spelling. Never throws.
 */
export function emitRules(
  input: unknown,
  direction: Direction,
  where: string,
  problems: Problem[],
  options: RuleOptions = {},
): EmittedRule[] {
  if (Array.isArray(input)) {
    return [...input].flatMap(
      (rule, index) => emitRule(rule, direction, `${where}[${index}]`, problems, options) ?? [],
    );
  }
  problems.push(notAList(where, input));
  return [];
}

/** A rule may be made up and have an error all the same, such as an unknown key. */
function emitRule(
  rule: unknown,
  direction: Direction,
  where: string,
  problems: Problem[],
  options: RuleOptions,
): EmittedRule | undefined {
  const found: Problem[] = [];
  const emitted = isObject(rule, where, found, OUR_KEYS)
    ? emitSpelled(rule, direction, where, found, options)
    : undefined;
  problems.push(...found);
  return found.some(({ level }) => level === "error") ? undefined : emitted;
}

function emitSpelled(
  rule: Record<string, unknown>,
  direction: Direction,
  where: string,
  problems: Problem[],
  options: RuleOptions,
): EmittedRule | undefined {
  const spelling = spellingOf(rule);
  if (spelling === "ours") return emitOurs(rule, direction, where, problems, options);
  if (spelling === "terraform") return emitTerraform(rule, direction, where, problems, options);
  problems.push(mixedSpellings(where, spelling.ours, spelling.terraform, spelling.rewrites));
  return undefined;
}
