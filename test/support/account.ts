/**
 * An account of the fake AWS with Terraform at work in it: applied, planned again, changed and destroyed as a team does
 * over a network's life, and what was sent over the wire meanwhile. Each account has a provider process of its own, as
 * a provider acts for one caller; so accounts work side by side.
 */
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "vitest";
import { run } from "./run.js";
import { connect, connectToAws } from "./terraform.js";
import { type ApplyOutcome, appliedOf } from "./terraform-json.js";
import { type Caller, cleanEnvironment, serveProvider, type Tools } from "./terraform-process.js";
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
  /** The environment in which a program acts in this account, through the provider that it starts itself. */
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

/** A suite that applies; skipped with one line where Terraform, its provider or the fake AWS is missing, but in CI. */
export function describeApply(name: string, suite: () => void): void {
  describe(name, async () => {
    const missing = [await connect(), await connectToAws()].flatMap((found) =>
      "missing" in found ? [found.missing] : [],
    );
    if (missing.length === 0) return suite();
    if (process.env.CI) {
      test("Terraform, the AWS provider and the fake AWS are here", () => {
        throw new Error(missing.join("; "));
      });
      return;
    }
    console.warn(`${name}: skipped, ${missing.join("; ")}`);
    describe.skip(missing.join("; "), suite);
  });
}

/** Does the work in an account that nobody else uses, and puts away what it took; the account's contents stay. */
export async function inAccount<T>(work: (account: Account) => Promise<T>): Promise<T> {
  const tools = await connect();
  if ("missing" in tools) throw new Error(tools.missing);
  const aws = await connectToAws();
  if ("missing" in aws) throw new Error(aws.missing);
  const caller: Caller = { endpoint: aws.endpoint, accessKey: `AKIA${aws.account}TEST` };
  const folder = mkdtempSync(join(tmpdir(), "v6only-account-"));
  let provider: ChildProcess | undefined;
  const start = () =>
    serveProvider(tools.provider, caller, (started) => {
      provider = started;
    });
  try {
    const environment = { ...cleanEnvironment(caller), TF_CLI_CONFIG_FILE: tools.cliConfig };
    const env = { ...environment, TF_REATTACH_PROVIDERS: await start() };
    return await work({
      ...terraformIn(tools, env, join(folder, "terraform.tfstate")),
      environment,
      requests: () => ask(`${aws.endpoint}/_v6only/requests?account=${aws.account}`),
      left: () => ask(`${aws.endpoint}/_v6only/left?account=${aws.account}`),
    });
  } finally {
    provider?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function terraformIn(
  tools: Tools,
  env: Readonly<Record<string, string | undefined>>,
  state: string,
): Pick<Account, "apply" | "plan" | "destroy"> {
  const command =
    (...args: string[]) =>
    (folder: string, options: ConfigurationOptions = {}): Promise<ApplyOutcome> =>
      inCopy(folder, { within: options.within, state }, async (cwd) => {
        const terraform = (...all: string[]) => run(tools.terraform, all, { cwd, env });
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

async function ask<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
