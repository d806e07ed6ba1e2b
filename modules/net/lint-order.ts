/** Rules that do nothing, or too much, where they stand. */
import { allowsEverything, neverMatches } from "../errors/lint.js";
import type { Problem } from "../errors/problem.js";
import { inOrder, shadows } from "./match.js";
import { ALL } from "./protocol.js";
import type { EmittedRule } from "./rule.js";

/** The rules of the user's own that never match, and those that allow every protocol. Never throws. */
export function lintOrder(rules: readonly EmittedRule[]): Problem[] {
  return rules.flatMap((rule) => {
    if (!rule.where) return [];
    const earlier = shadowOf(rule, rules);
    if (earlier) return [neverMatches(rule.where, rule.ruleNumber, earlier)];
    return rule.protocol === ALL && rule.ruleAction === "allow" ? [allowsEverything(rule.where, rule.ruleNumber)] : [];
  });
}

/** The first rule that takes every packet of this one before it; undefined when none does. */
export function shadowOf(rule: EmittedRule, rules: readonly EmittedRule[]): EmittedRule | undefined {
  return inOrder(rules).find((other) => other.ruleNumber < rule.ruleNumber && shadows(other, rule));
}
