/** The real Terraform with the real AWS provider, offline: init, validate, plan, test, fmt and schemas of a folder's copy. */
import { describeWith } from "./needs.js";
import { type Run, run } from "./run.js";
import {
  diagnosticsOf,
  type Outcome,
  type PlanOutcome,
  planOf,
  type TestOutcome,
  testsOf,
  validationOf,
} from "./terraform-json.js";
import { ADDRESS, type Connection, cleanEnvironment, type Tools } from "./terraform-process.js";
import { inCopy } from "./working-copy.js";

/** Every call works on a fresh copy of the folder, which must hold a root configuration. */
export interface Terraform {
  init(folder: string): Promise<Outcome>;
  validate(folder: string): Promise<Outcome>;
  plan(folder: string): Promise<PlanOutcome>;
  /** The runs of the folder's *.tftest.hcl, or of one of them alone. */
  test(folder: string, file?: string): Promise<TestOutcome>;
  /** What `terraform fmt` would change, as a diff; empty when all is as it likes it. */
  fmt(folder: string): Promise<string>;
  /** What `terraform providers schema -json` prints, parsed. */
  schema(folder: string): Promise<unknown>;
}

export interface TerraformOptions {
  /**
   * Whether `terraform init` installs the provider and Terraform starts it, as on a user's machine. Slower by about
   * four seconds a plan.
   * @default - the one running provider serves
   */
  readonly plain?: boolean;
  /**
   * The folder that is copied whole; the others lie in it and may call modules beside them.
   * @default - each folder on its own
   */
  readonly within?: string;
}

/** A suite that needs Terraform and its AWS provider. */
export function describeTerraform(name: string, suite: () => void): void {
  describeWith(name, connect, suite);
}

/** Terraform as the suites use it. Throws when it or the provider is missing; `describeTerraform` looks first. */
export async function terraform(options: TerraformOptions = {}): Promise<Terraform> {
  const tools = await connect();
  if ("missing" in tools) throw new Error(tools.missing);
  const plain = options.plain ?? false;
  const copied = <T>(folder: string, work: (command: Command) => Promise<T>) =>
    inCopy(folder, options, (cwd) => work((...args) => runTerraform(tools, args, cwd, plain)));
  const initialized = <T extends Outcome>(folder: string, work: (command: Command) => Promise<T>) =>
    copied<T | Outcome>(folder, async (command) => {
      const init = diagnosticsOf(await command("init", "-input=false", "-json"));
      return init.errors.length > 0 ? init : work(command);
    });
  return {
    init: (folder) => initialized(folder, async () => ({ errors: [], warnings: [] })),
    validate: (folder) => initialized(folder, async (command) => validationOf(await command("validate", "-json"))),
    plan: (folder) => initialized(folder, (command) => plan(command, plain)),
    test: (folder, file) =>
      initialized(folder, async (command) =>
        testsOf(await command("test", "-json", ...(file ? [`-filter=${file}`] : []))),
      ),
    fmt: (folder) => copied(folder, async (command) => diffOf(await command(...FMT))),
    schema: (folder) =>
      copied(folder, async (command) => {
        await command("init", "-input=false");
        return JSON.parse((await command("providers", "schema", "-json")).stdout);
      }),
  };
}

const FMT = ["fmt", "-check", "-diff", "-recursive", "-no-color"];

/** Throws when a file cannot be read at all; its name and its differences are printed to the same stream. */
function diffOf({ code, stdout, stderr }: Run): string {
  if (code !== 0 && stdout === "") throw new Error(stderr);
  return stdout;
}

type Command = (...args: string[]) => Promise<Run>;

async function plan(command: Command, plain: boolean): Promise<PlanOutcome> {
  const make = () => command("plan", "-input=false", "-lock=false", "-json", "-out=tfplan");
  const outcome = diagnosticsOf(await (plain ? make() : inTurn(make)));
  return outcome.errors.length > 0 ? outcome : { ...outcome, plan: planOf(await command("show", "-json", "tfplan")) };
}

function runTerraform(tools: Tools, args: readonly string[], cwd: string, plain: boolean): Promise<Run> {
  const provider = plain ? {} : { TF_REATTACH_PROVIDERS: tools.reattach };
  const env = { ...cleanEnvironment(plain ? { endpoint: tools.endpoint } : {}), TF_CLI_CONFIG_FILE: tools.cliConfig };
  return run(tools.terraform, args, { cwd, env: { ...env, ...provider } });
}

/** Waits for the one provider to be free, and holds it meanwhile. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const hangUp = new AbortController();
  await fetch(`${address()}/turn`, { signal: hangUp.signal });
  try {
    return await work();
  } finally {
    hangUp.abort();
  }
}

/** Terraform and the provider, started once a run. */
export const connect = (): Promise<Connection> => ask("GET", "/");

/** Asks the process that started this run. */
export async function ask<T>(method: "GET" | "POST" | "DELETE", path: string): Promise<T> {
  const response = await fetch(`${address()}${path}`, { method });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

function address(): string {
  const found = process.env[ADDRESS];
  if (found === undefined) throw new Error("vitest's configuration lacks globalSetup test/support/global-setup.ts");
  return found;
}
