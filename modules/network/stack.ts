/**
 * A root configuration: one state, one region, the AWS provider with a range instead of an exact pin, a backend that
 * names no folder of the machine that synthesized.
 * https://developer.hashicorp.com/terraform/language/providers/requirements
 */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider/index.js";
import { type App, LocalBackend, TerraformBackend, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { badStackName, badTerraformVersion } from "../errors/network.js";
import { type Problem, refuse } from "../errors/problem.js";
import { isObject, knownKeys } from "../errors/shape.js";
import { quote } from "../errors/words.js";
import { parseRegion } from "../facts/regions.js";
import { guardAddresses } from "./address.js";
import { annotate } from "./notes.js";

/** The AWS provider's versions that the emitted configuration is valid on. */
export const AWS_PROVIDER_RANGE = ">= 5.100.0, < 7.0.0";

const OLDEST_TERRAFORM = ">= 1.5.0";

export interface AwsStackProps {
  /** The region of everything in the stack, such as `eu-west-1`. */
  readonly region: string;
  /**
   * Which Terraform may read the configuration.
   * @default ">= 1.5.0"
   */
  readonly terraformVersion?: string;
}

/**
 * A TerraformStack for AWS. Its state lies in `terraform.<name>.tfstate` beside cdktf.json, where cdktf keeps it too,
 * until the stack is given a backend, such as cdktf's `S3Backend`.
 * @throws ConfigError when the name or the region cannot be used
 */
export class AwsStack extends TerraformStack {
  readonly region: string;
  /** The AWS provider of everything in the stack, for what else it takes, such as `defaultTags` or `assumeRole`. */
  readonly provider: AwsProvider;
  readonly #notes: readonly Problem[];

  constructor(scope: Construct, name: string, props: AwsStackProps) {
    const notes = refuse(`AwsStack ${quote(name)}`, check(name, props));
    super(scope, name);
    this.region = props.region;
    this.provider = new AwsProvider(this, "aws", { region: props.region });
    this.addOverride("terraform.required_version", props.terraformVersion ?? OLDEST_TERRAFORM);
    this.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version: AWS_PROVIDER_RANGE });
    guardAddresses(this);
    this.#notes = notes;
    annotate(this, notes);
  }

  /** Everything that is odd. Never throws. */
  problems(): Problem[] {
    return [...this.#notes];
  }

  /**
   * cdktf's own default writes the absolute path of the working folder into the configuration; this one leads from
   * cdktf.out/stacks/<name> to the same file.
   */
  override ensureBackendExists(): TerraformBackend {
    const chosen = this.node.findAll().find(TerraformBackend.isBackend);
    return chosen ?? new LocalBackend(this, { path: `../../../terraform.${this.node.id}.tfstate` });
  }

  /** Everything is checked before any stack of the app is written, so that no output is half of a whole. */
  override prepareStack(): void {
    super.prepareStack();
    const { skipValidation } = this.node.root as Partial<App>;
    if (!skipValidation) this.runAllValidations();
  }
}

/** Everything that is wrong with them. Never throws. */
function check(name: unknown, props: unknown): Problem[] {
  const problems: Problem[] = [];
  // constructs looks names up in an object, where it finds one such as "constructor" taken.
  const isName = typeof name === "string" && /^[A-Za-z][A-Za-z0-9-]{0,31}$/.test(name) && !(name in Object.prototype);
  if (!isName) problems.push(badStackName(name));
  if (!isObject(props, "props", problems)) return problems;
  knownKeys(props, ["region", "terraformVersion"], "", problems);
  parseRegion(props.region, "region", problems);
  const terraformVersion = props.terraformVersion ?? OLDEST_TERRAFORM;
  const constraint = /^(=|!=|>=|<=|>|<|~>)? ?\d+(\.\d+){0,2}$/;
  const isConstraint = (part: string) => constraint.test(part.trim());
  if (typeof terraformVersion !== "string" || !terraformVersion.split(",").every(isConstraint)) {
    problems.push(badTerraformVersion("terraformVersion", terraformVersion));
  }
  return problems;
}
