/**
 * Readable Terraform addresses, such as `aws_subnet.private_a`, in any stack. An address is contract: what changes
 * it replaces the resource. cdktf merges two elements of one address without a word, so the stack checks for that.
 */
import {
  TerraformDataSource,
  type TerraformElement,
  TerraformLocal,
  TerraformModule,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
} from "cdktf";
import type { IConstruct } from "constructs";
import { sameAddress } from "../errors/network.js";
import { describe } from "../errors/problem.js";

const guarded = new WeakSet<TerraformStack>();

/** Gives the element its address's last part; to be called before any of its attributes is read. */
export function addressed<T extends TerraformElement>(element: T, name: string): T {
  element.overrideLogicalId(name.replaceAll("-", "_"));
  guardAddresses(TerraformStack.of(element));
  return element;
}

/** Makes the stack refuse to synthesize while two of its elements share an address. */
export function guardAddresses(stack: TerraformStack): void {
  if (guarded.has(stack)) return;
  guarded.add(stack);
  stack.node.addValidation({ validate: () => collisions(stack) });
}

function collisions(stack: TerraformStack): string[] {
  const seen = new Map<string, IConstruct>();
  const messages: string[] = [];
  for (const element of stack.node.findAll()) {
    const address = addressOf(element);
    if (address === undefined) continue;
    const other = seen.get(address);
    if (other) messages.push(describe(sameAddress(address, other.node.path, element.node.path)));
    seen.set(address, element);
  }
  return messages;
}

function addressOf(element: IConstruct): string | undefined {
  if (TerraformOutput.isTerraformOutput(element)) return `output.${element.friendlyUniqueId}`;
  if (TerraformResource.isTerraformResource(element)) {
    return `${element.terraformResourceType}.${element.friendlyUniqueId}`;
  }
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return `data.${element.terraformResourceType}.${element.friendlyUniqueId}`;
  }
  if (element instanceof TerraformVariable) return `var.${element.friendlyUniqueId}`;
  if (element instanceof TerraformLocal) return `local.${element.friendlyUniqueId}`;
  if (element instanceof TerraformModule) return `module.${element.friendlyUniqueId}`;
  return undefined;
}
