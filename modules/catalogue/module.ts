/**
 * A module for reuse: Terraform JSON without a provider and a backend, whose resources are made by the code that makes
 * the constructs' own, with references where a construct has literals.
 */
import { App, ref, type TerraformElement, TerraformStack, Token } from "cdktf";
import { AWS_PROVIDER_RANGE } from "../network/stack.js";

/** A block of Terraform JSON; a text under `//` is its comment. */
export type Block = Readonly<Record<string, unknown>>;

/** What a module is called with, works with and answers, in the order in which it is read. */
export interface ModuleParts {
  readonly variable: Readonly<Record<string, Block>>;
  /** Each block with its own comment. */
  readonly locals?: readonly Block[];
  /** Calls of other modules of the catalogue. */
  readonly module?: Readonly<Record<string, Block>>;
  /** What a plan warns of. */
  readonly check?: Readonly<Record<string, Block>>;
  readonly output: Readonly<Record<string, Block>>;
  /** Why a resource or a data source is as it is, by address: comments above its block. */
  readonly comments?: Readonly<Record<string, string>>;
}

/** A module as Terraform JSON. */
export interface ModuleConfiguration {
  readonly terraform: {
    readonly required_version: string;
    readonly required_providers: Readonly<Record<string, { readonly source: string; readonly version: string }>>;
  };
  readonly variable: ModuleParts["variable"];
  readonly output: ModuleParts["output"];
  readonly [kind: string]: unknown;
}

/** The oldest Terraform that reads what the modules are written with; their tests need 1.7. */
export const MODULE_TERRAFORM = ">= 1.5.0";

/** The configuration of a module whose resources `build` creates. */
export function moduleOf(
  name: string,
  parts: ModuleParts,
  build: (stack: TerraformStack) => void,
): ModuleConfiguration {
  const stack = new TerraformStack(new App(), name);
  build(stack);
  const { data, resource } = stack.toTerraform();
  for (const [address, comment] of Object.entries(parts.comments ?? {}))
    blockAt({ data, ...resource }, address)["//"] = comment;
  const terraform = {
    required_version: MODULE_TERRAFORM,
    required_providers: { aws: { source: "hashicorp/aws", version: AWS_PROVIDER_RANGE } },
  };
  const { variable, locals, module, check, output } = parts;
  return {
    terraform,
    variable,
    ...(locals && { locals }),
    ...(data && { data }),
    resource,
    ...(module && { module }),
    ...(check && { check }),
    output,
  };
}

/** The block of `aws_vpc.this` or of `data.aws_region.current`; throws where there is none. */
function blockAt(blocks: Record<string, unknown>, address: string): Record<string, unknown> {
  const block = address.split(".").reduce((found, name) => (found as Record<string, never>)?.[name], blocks as unknown);
  if (block === undefined) throw new Error(`no block ${address}`);
  return block as Record<string, unknown>;
}

/** The expression where cdktf's types want a literal of any kind: a number in `each.value`, a list in a variable. */
export function expression<T = string>(text: string): T {
  return `\${${text}}` as unknown as T;
}

/** An object of HCL, of expressions by key. */
export function objectOf(entries: Readonly<Record<string, string>>): string {
  const texts = Object.entries(entries).map(([key, value]) => `${key} = ${value}`);
  return `{ ${texts.join(", ")} }`;
}

/** A list of HCL, of texts. */
export const listOf = (values: readonly string[]): string => `[${values.map((value) => `"${value}"`).join(", ")}]`;

/** The reference where cdktf takes text apart, as it does in the arguments of its functions. */
export function reference(text: string): string {
  return Token.asString(ref(text));
}

/** Gives the element its address's last part; to be called before any of its attributes is read. */
export function called<T extends TerraformElement>(element: T, name: string): T {
  element.overrideLogicalId(name);
  return element;
}

/** One resource where the condition holds, and none elsewhere. */
export function onlyIf<T extends TerraformElement>(element: T, name: string, condition: string): T {
  element.addOverride("count", expression(`${condition} ? 1 : 0`));
  return called(element, name);
}

/** One resource for each entry of a map; its address ends in the entry's key. */
export function forEach<T extends TerraformElement>(element: T, name: string, map: string): T {
  element.addOverride("for_each", expression(map));
  return called(element, name);
}
