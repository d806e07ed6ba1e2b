/** What a resource is in CloudFormation, as far as the rules look at it. */
import { AFTER_APPLY, type Planned, type Values } from "./plan.js";

export interface Shape {
  readonly Type: string;
  readonly Properties: Values;
  /** What the rules cannot reckon out themselves. */
  readonly Facts?: Values;
}

/** The arguments under CloudFormation's names; those that nothing sets are left out. */
export function properties(planned: Planned, names: Readonly<Record<string, string>>): Values {
  return defined(Object.fromEntries(Object.entries(names).map(([name, argument]) => [name, planned.get(argument)])));
}

/** Without what is null or undefined. */
export function defined(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}

/** A number that the provider keeps as text, or the text that it is not. */
export function numeric(value: unknown): unknown {
  return typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
}

/** A policy's document, its statements in a list; `Principals` names everybody that a statement is about. */
export function policyDocument(value: unknown): unknown {
  if (typeof value !== "string" || value === AFTER_APPLY) return value;
  const { Statement, ...document } = JSON.parse(value) as Values;
  const statements = [Statement].flat() as Values[];
  return { ...document, Statement: statements.map((one) => ({ ...one, Principals: principalsOf(one.Principal) })) };
}

/** `"*"`, `{ "AWS": "*" }` and `{ "AWS": ["*"] }` are one. */
function principalsOf(principal: unknown): unknown[] {
  if (typeof principal !== "object" || principal === null) return [principal ?? []].flat();
  return Object.values(principal).flat();
}
