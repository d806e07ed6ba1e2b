/**
 * Which resources an argument is made from, through variables and outputs of modules. The plan's JSON leaves locals
 * out, so a reference through one ends there.
 * https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
import { withoutKeys } from "./plan.js";

export interface Configuration {
  readonly root_module: Module;
}

interface Module {
  readonly resources?: readonly { address: string; expressions?: Expressions; for_each_expression?: Expression }[];
  readonly module_calls?: Readonly<Record<string, Call>>;
  readonly outputs?: Readonly<Record<string, { readonly expression?: Expression }>>;
}

interface Call {
  readonly expressions?: Expressions;
  readonly for_each_expression?: Expression;
  readonly module: Module;
}

type Expression = { readonly references?: readonly string[]; readonly constant_value?: unknown } | readonly unknown[];
export type Expressions = Readonly<Record<string, Expression>>;

/** A module, and the call that made it. */
interface Scope {
  readonly path: string;
  readonly module: Module;
  readonly call?: Call;
  readonly parent?: Scope;
}

/** Addresses, without instance keys, of the resources that the argument is made from. */
export function targetsOf(configuration: Configuration, address: string, argument: string): string[] {
  const [scope, resource] = find(configuration, address);
  const targets = new Set<string>();
  follow(referencesIn(resource?.expressions?.[argument]), scope, resource?.for_each_expression, targets);
  return [...targets];
}

/** What the configuration sets of the resource. */
export function expressionsOf(configuration: Configuration, address: string): Expressions {
  return find(configuration, address)[1]?.expressions ?? {};
}

export function literalOf(expression: Expression | undefined): string | undefined {
  return expression && "constant_value" in expression ? String(expression.constant_value) : undefined;
}

function find({ root_module }: Configuration, address: string) {
  const parts = withoutKeys(address).split(".");
  let scope: Scope = { path: "", module: root_module };
  while (parts[0] === "module") scope = inside(scope, String(parts.splice(0, 2)[1])) ?? scope;
  const resource = scope.module.resources?.find((one) => one.address === parts.join("."));
  return [scope, resource] as const;
}

function follow(references: readonly string[], scope: Scope, each: Expression | undefined, targets: Set<string>): void {
  for (const reference of references) {
    const [root, name = "", output = ""] = withoutKeys(reference).split(".");
    if (root === "each") follow(referencesIn(each), scope, undefined, targets);
    else if (root === "var" && scope.parent) {
      const { call, parent } = scope;
      follow(referencesIn(call?.expressions?.[name]), parent, call?.for_each_expression, targets);
    } else if (root === "module") {
      const called = inside(scope, name);
      const expression = called?.module.outputs?.[output]?.expression;
      if (called && expression) follow(referencesIn(expression), called, undefined, targets);
    } else if (root !== undefined && /^aws_/.test(root)) targets.add(`${scope.path}${root}.${name}`);
  }
}

function inside(scope: Scope, name: string): Scope | undefined {
  const call = scope.module.module_calls?.[name];
  return call && { path: `${scope.path}module.${name}.`, module: call.module, call, parent: scope };
}

function referencesIn(expression: Expression | undefined): readonly string[] {
  if (expression === undefined) return [];
  return "references" in expression ? (expression.references ?? []) : [];
}
