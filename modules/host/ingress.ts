/** What a host lets in besides SSH: ACL rules without a number, since a security group has no order. */
import type { Construct } from "constructs";
import type { Problem } from "../errors/problem.js";
import { type EmittedRule, emitRules } from "../net/rule.js";
import { expressionOf, isToken } from "../network/literal.js";
import { Network } from "../network/network.js";
import { checkKeys, keyIn } from "./group-packets.js";

/** Checks the prop `ingress`. Never throws. */
export function ingressOf(props: unknown, host: Construct, problems: Problem[]): EmittedRule[] {
  const { ingress, network } = (props ?? {}) as { readonly ingress?: unknown; readonly network?: unknown };
  if (ingress === undefined) return [];
  const tiers = network instanceof Network ? [...network.tiers.keys()] : [];
  const numbered = Array.isArray(ingress) ? ingress.map(withNumber) : ingress;
  const rules = emitRules(numbered, "ingress", "ingress", problems, { isReference: isToken, tiers });
  const resolved = rules.map(
    (rule): EmittedRule =>
      rule.peer.kind === "reference"
        ? { ...rule, peer: { kind: "reference", expression: expressionOf(host, rule.peer.expression) } }
        : rule,
  );
  checkKeys(resolved, keyIn, problems);
  return resolved;
}

function withNumber(rule: unknown, index: number): unknown {
  return typeof rule === "object" && rule !== null ? { ruleNumber: index + 1, ...rule } : rule;
}
