/**
 * What is wrong or odd about one network ACL, as far as it can be known without its neighbours. Errors are certain: a
 * tier or a reference whose addresses are not known yet is given the benefit of the doubt. A rule that
 * no user wrote is never the subject of a warning, unless all of its replies are lost.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
import { numberTwice, smallReturnPorts, tooManyRules } from "../errors/lint.js";
import type { Problem } from "../errors/problem.js";
import { lintFlows } from "./lint-flows.js";
import { lintIcmpv6 } from "./lint-icmpv6.js";
import { lintOrder } from "./lint-order.js";
import { lintProtocols } from "./lint-protocols.js";
import { lintReturnPorts, lintWorld } from "./lint-world.js";
import { holdsPorts, shadows } from "./match.js";
import { LINUX_EPHEMERAL, type PortRange } from "./ports.js";
import type { AclRules, EmittedRule } from "./rule.js";

export interface LintOptions {
  /** The most rules that AWS takes in one direction, its own two last ones included: 1 to 40. */
  readonly quota: number;
  /** The ports on which replies to the subnets' hosts arrive. */
  readonly returnPorts: PortRange;
}

/** A custom ACL ends in a deny rule for each family. */
const RULES_OF_AWS = 2;

/** Every problem of the ACL whose path is `where`, such as `tiers.public`, or "" at the root. Never throws. */
export function lintAcl(acl: AclRules, where: string, { quota, returnPorts }: LintOptions): Problem[] {
  const inside = (key: string): string => (where ? `${where}.${key}` : key);
  const paths = { ingress: inside("ingress"), egress: inside("egress") };
  return [
    ...(["ingress", "egress"] as const).flatMap((direction) => [
      ...lintNumbers(acl[direction], paths[direction]),
      ...lintQuota(acl[direction], paths[direction], quota),
      ...lintOrder(acl[direction]),
      ...lintProtocols(acl[direction]),
    ]),
    ...lintIcmpv6(acl, paths.ingress),
    ...lintFlows(acl, paths, returnPorts),
    ...lintWorld(acl, paths.ingress),
    ...lintReturnPorts(acl, returnPorts, inside("returnPorts")),
    ...(holdsPorts(returnPorts, LINUX_EPHEMERAL) ? [] : [smallReturnPorts(inside("returnPorts"), returnPorts)]),
  ];
}

function lintNumbers(rules: readonly EmittedRule[], where: string): Problem[] {
  return rules.flatMap((rule, index) => {
    const first = rules.slice(0, index).find((other) => other.ruleNumber === rule.ruleNumber);
    if (!first || isSaidAgain(first, rule)) return [];
    // The user's rule is the one to mend, wherever it stands.
    const [mended, other] = rule.where || !first.where ? [rule, first] : [first, rule];
    return [numberTwice(mended.where ?? where, rule.ruleNumber, other.where)];
  });
}

/** Two bastions may both ask for the same rule; it is emitted once. */
function isSaidAgain(first: EmittedRule, rule: EmittedRule): boolean {
  return !first.where && !rule.where && shadows(first, rule) && shadows(rule, first);
}

function lintQuota(rules: readonly EmittedRule[], where: string, quota: number): Problem[] {
  const count = new Set(rules.map((rule) => rule.ruleNumber)).size;
  return count + RULES_OF_AWS > quota ? [tooManyRules(where, count, RULES_OF_AWS, quota)] : [];
}
