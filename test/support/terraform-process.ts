/**
 * Terraform and one AWS provider process for all suites of a run. Starting the provider anew for every plan costs a
 * second each time; Terraform talks to a running one when TF_REATTACH_PROVIDERS names it.
 * https://developer.hashicorp.com/terraform/plugin/debugging
 */
import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { Missing } from "./needs.js";
import { run } from "./run.js";

/** The oldest provider that what we emit allows; every test runs on it. */
export const PROVIDER_VERSION = "5.100.0";

/** The environment variable by which suites find the process that started all this. */
export const ADDRESS = "V6ONLY_TEST_TERRAFORM";

/** What a suite needs to run Terraform, or why it cannot. */
export type Connection = Tools | Missing;

export interface Tools {
  /** Terraform's path. */
  readonly terraform: string;
  /** A CLI configuration under which `terraform init` finds the provider without a network. */
  readonly cliConfig: string;
  /** Where the AWS that plans read listens. */
  readonly endpoint: string;
  /** The provider's program. */
  readonly provider: string;
  /** TF_REATTACH_PROVIDERS, which names the running provider. */
  readonly reattach: string;
}

const PROVIDER = join("registry.terraform.io", "hashicorp", "aws");
/** Where provider mirrors are put by hand, by packages and in container images; looked into two folders deep. */
const ROOTS = ["/opt", "/srv", "/usr/share", "/usr/lib", "/usr/local/share", "/usr/local/lib", "/var/lib"].concat(
  [".terraform.d", ".local/share/terraform", ".cache"].map((folder) => join(homedir(), folder)),
);

/** Whose AWS it is. */
export interface Caller {
  /** @default - the provider's own idea of AWS */
  readonly endpoint?: string | undefined;
  readonly accessKey?: string;
}

/** Neither the user's AWS account nor their Terraform settings reach a test. */
export function cleanEnvironment({ endpoint, accessKey = "test" }: Caller = {}): Record<string, string | undefined> {
  const foreign = Object.keys(process.env).filter((name) => /^(AWS|TF|TERRAFORM)_/.test(name));
  return {
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL: endpoint,
  };
}

/** Finds Terraform and the provider and starts the provider; `folder` holds what that needs, until the run ends. */
export async function findTools(
  folder: string,
  endpoint: string,
  started: (provider: ChildProcess) => void,
): Promise<Connection> {
  const terraform = findTerraform();
  if (terraform === undefined) return { missing: "there is no terraform on the PATH" };
  const cliConfig = join(folder, "terraform.rc");
  writeFileSync(cliConfig, installation(findMirror()));
  const requirement = { aws: { source: "hashicorp/aws", version: PROVIDER_VERSION } };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers: requirement } }));
  const env = { ...cleanEnvironment(), TF_CLI_CONFIG_FILE: cliConfig };
  const init = await run(terraform, ["init", "-input=false", "-no-color"], { cwd: folder, env });
  if (init.code !== 0) return { missing: `terraform init found no AWS provider ${PROVIDER_VERSION}` };
  const installed = join(folder, ".terraform", "providers");
  writeFileSync(cliConfig, installation(installed));
  const provider = binaryIn(join(installed, PROVIDER));
  return { terraform, cliConfig, endpoint, provider, reattach: await serveProvider(provider, { endpoint }, started) };
}

/** Starts a provider that acts for this caller, and resolves to its TF_REATTACH_PROVIDERS. */
export function serveProvider(
  program: string,
  caller: Caller,
  started: (provider: ChildProcess) => void,
): Promise<string> {
  const provider = spawn(program, ["-debug"], {
    env: definedOnly({ ...process.env, ...cleanEnvironment(caller) }),
    stdio: ["ignore", "pipe", "ignore"],
  });
  started(provider);
  return reattachOf(provider);
}

/** The settings that the provider prints once it listens. Its output is read to the end: a closed pipe kills it. */
function reattachOf(provider: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    provider.stdout?.on("data", (chunk) => {
      output += chunk;
      const [, settings] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(output) ?? [];
      if (settings !== undefined) resolve(settings);
    });
    provider.on("error", reject);
    provider.on("exit", (code) => reject(new Error(`the AWS provider ended with ${code}: ${output}`)));
  });
}

function findTerraform(): string | undefined {
  const name = process.env.TERRAFORM_BINARY_NAME || "terraform";
  const folders = /[\\/]/.test(name) ? [""] : (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A folder with the provider in it, as Terraform's filesystem_mirror wants it. */
function findMirror(): string | undefined {
  const near = ROOTS.flatMap((root) => [root, ...foldersIn(root)]);
  const candidates = [process.env.V6ONLY_PROVIDER_MIRROR ?? "", ...near, ...near.flatMap(foldersIn)];
  return candidates.find((folder) => folder !== "" && existsSync(join(folder, PROVIDER)));
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}

/** A CLI configuration: the mirror and nothing else, or the public registry when there is none. */
function installation(mirror: string | undefined): string {
  const method = mirror === undefined ? "direct {}" : `filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }`;
  return `provider_installation {\n  ${method}\n}\n`;
}

function binaryIn(folder: string): string {
  const [platform] = foldersIn(folder).flatMap((version) => readdirSync(version).map((name) => join(version, name)));
  const [binary] = readdirSync(String(platform)).filter((name) => name.startsWith("terraform-provider-aws"));
  return join(String(platform), String(binary));
}

function definedOnly(env: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}
