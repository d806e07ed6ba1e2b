/** A plan's resources as the projection reads them: what is known, what is set, and what it refers to. */
import type { Plan, ResourceChange } from "../support/terraform-json.js";
import { type Configuration, expressionsOf, literalOf, targetsOf } from "./references.js";

/** Stands for a value that is set and that AWS makes. */
export const AFTER_APPLY = "known after apply";

export type Values = Readonly<Record<string, unknown>>;

/** One resource that is there after the apply. */
export interface Planned {
  readonly address: string;
  /** The address of the resource that it is written in; undefined when it stands by itself. */
  readonly within?: string;
  readonly type: string;
  readonly values: Values;
  /** The argument's value; `AFTER_APPLY` when the plan sets but does not know it, undefined when nothing sets it. */
  get(argument: string): unknown;
  /** The text that the configuration has for the argument; undefined when that is an expression. */
  literal(argument: string): string | undefined;
  /** The first block of that name; undefined when there is none. */
  block(name: string): Values | undefined;
  /** Addresses, without instance keys, of the resources of a type that the argument is made from. */
  targets(argument: string, type: string): readonly string[];
}

/** The resources that the plan leaves in AWS. */
export function plannedResources(plan: Plan): Planned[] {
  const configuration = plan.configuration as Configuration;
  return plan.resource_changes
    .filter(({ mode, change }) => mode === "managed" && change.after !== null)
    .map((change) => planned(change, configuration));
}

function planned({ address, type, change }: ResourceChange, configuration: Configuration): Planned {
  const values = change.after ?? {};
  const expressions = expressionsOf(configuration, address);
  return {
    address,
    type,
    values,
    get(argument) {
      const value = values[argument] ?? undefined;
      if (value !== undefined) return value;
      return change.after_unknown[argument] === true && argument in expressions ? AFTER_APPLY : undefined;
    },
    literal: (argument) => literalOf(expressions[argument]),
    block: (name) => (values[name] as Values[] | null | undefined)?.[0],
    targets: (argument, wanted) =>
      targetsOf(configuration, address, argument).filter((target) => typeIn(target) === wanted),
  };
}

/** The type of the resource at the address. */
export const typeIn = (address: string): string | undefined => address.split(".").at(-2);

/** Without instance keys: `module.a.aws_x.b` of `module.a[0].aws_x.b["c"]`. */
export const withoutKeys = (address: string): string => address.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
