/**
 * An account of the fake AWS with Terraform at work in it: applied, planned again, changed and destroyed as a team does
 * over a network's life, and what was sent over the wire meanwhile. Each account has a provider process of its own, as
 * a provider acts for one caller; so accounts work side by side.
 */
import { describeWith, type Missing } from "./needs.js";
import { run } from "./run.js";
import { ask, connect } from "./terraform.js";
import { type ApplyOutcome, appliedOf } from "./terraform-json.js";
import { type Caller, cleanEnvironment } from "./terraform-process.js";
import { inCopy } from "./working-copy.js";

export interface Account {
  /** Makes the configuration real, whatever was applied before. */
  apply(folder: string, options?: ConfigurationOptions): Promise<ApplyOutcome>;
  /** What `apply` would change; no change when the configuration and the account agree. */
  plan(folder: string, options?: ConfigurationOptions): Promise<ApplyOutcome>;
  destroy(folder: string, options?: ConfigurationOptions): Promise<ApplyOutcome>;
  /** Everything asked of AWS so far, in order. */
  requests(): Promise<readonly AwsRequest[]>;
  /** What is in the account that is not in a fresh one, such as `ec2:vpc/vpc-0123456789abcdef0`. */
  left(): Promise<readonly string[]>;
  /** Terraform's path, or that of what TERRAFORM_BINARY_NAME names. */
  readonly terraform: string;
  /** The environment in which a program acts in this account, through a provider that it starts itself. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface ConfigurationOptions {
  /**
   * The folder that holds the configuration and the modules that it calls.
   * @default - the configuration's own folder
   */
  readonly within?: string;
  /**
   * More arguments for Terraform, such as `-replace=aws_instance.bastion`.
   * @default []
   */
  readonly arguments?: readonly string[];
}

/** A request as the fake AWS understood it. */
export interface AwsRequest {
  /** Such as `ec2`. */
  readonly service: string;
  /** Such as `CreateVpc`. */
  readonly action: string;
  readonly region: string;
  /** As sent: by name in the query protocol, such as `Icmp.Type`; the body of JSON. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** HTTP's. */
  readonly status: number;
  /** AWS's code, such as `InvalidParameterValue`; null when all went well. */
  readonly error: string | null;
}

/** What the process that started this run opened. */
export interface OpenAccount {
  /** Twelve digits. */
  readonly account: string;
  readonly caller: Required<Caller>;
  /** TF_REATTACH_PROVIDERS, which names the provider that acts in the account. */
  readonly reattach: string;
  /** For state and copies; gone when the run ends. */
  readonly folder: string;
}

/** A suite that applies. */
export function describeApply(name: string, suite: () => void): void {
  describeWith(name, () => ask<object>("GET", "/accounts"), suite);
}

/** Does the work in an account that nobody else uses; what it made there stays. */
export async function inAccount<T>(work: (account: Account) => Promise<T>): Promise<T> {
  const tools = await connect();
  const opened = await ask<OpenAccount | Missing>("POST", "/accounts");
  if ("missing" in tools) throw new Error(tools.missing);
  if ("missing" in opened) throw new Error(opened.missing);
  const { account, caller } = opened;
  const environment = {
    ...cleanEnvironment(caller),
    TF_CLI_CONFIG_FILE: tools.cliConfig,
    TERRAFORM_BINARY_NAME: tools.terraform,
  };
  try {
    return await work({
      ...terraformIn(tools.terraform, { ...environment, TF_REATTACH_PROVIDERS: opened.reattach }, opened.folder),
      terraform: tools.terraform,
      environment,
      requests: () => told(`${caller.endpoint}/_v6only/requests?account=${account}`),
      left: () => told(`${caller.endpoint}/_v6only/left?account=${account}`),
    });
  } finally {
    await ask("DELETE", `/accounts/${account}`);
  }
}

function terraformIn(
  program: string,
  env: Readonly<Record<string, string | undefined>>,
  own: string,
): Pick<Account, "apply" | "plan" | "destroy"> {
  const command =
    (...args: string[]) =>
    (folder: string, options: ConfigurationOptions = {}): Promise<ApplyOutcome> =>
      inCopy(folder, { within: options.within, own }, async (cwd) => {
        const terraform = (...all: string[]) => run(program, all, { cwd, env });
        const init = appliedOf(await terraform("init", "-input=false", "-json"));
        if (init.errors.length > 0) return init;
        return appliedOf(await terraform(...args, "-input=false", "-json", ...(options.arguments ?? [])));
      });
  return {
    apply: command("apply", "-auto-approve"),
    plan: command("plan", "-lock=false"),
    destroy: command("destroy", "-auto-approve"),
  };
}

async function told<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
