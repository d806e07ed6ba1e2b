/** What Terraform prints as JSON: diagnostics, and plans. */
import type { Run } from "./run.js";

/** What Terraform said; no error means that it went well. */
export interface Outcome {
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

export interface PlanOutcome extends Outcome {
  /** What `terraform show -json` prints; undefined when there are errors. */
  readonly plan?: Plan;
}

export interface TestOutcome extends Outcome {
  /** `pass`, `fail`, `error` or `skip`, by run; absent when there are errors before any runs. */
  readonly runs?: Readonly<Record<string, string>>;
}

export interface ApplyOutcome extends Outcome {
  /** `create`, `update`, `delete`, `replace` or `read`, by address, `output.x` among them; empty for "No changes". */
  readonly changes: Readonly<Record<string, string>>;
  readonly outputs: Outputs;
}

type Outputs = Readonly<Record<string, { readonly value?: unknown; readonly action?: string }>>;

/** https://developer.hashicorp.com/terraform/cli/commands/validate#json-output-format */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The resource, such as `aws_vpc.main`. */
  readonly address?: string;
}

/** The parts that tests read. https://developer.hashicorp.com/terraform/internals/json-format#plan-representation */
export interface Plan {
  readonly resource_changes: readonly ResourceChange[];
  readonly planned_values: { readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>> };
  readonly output_changes?: Readonly<Record<string, unknown>>;
  readonly prior_state?: unknown;
  readonly configuration: unknown;
}

export interface ResourceChange {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly change: {
    readonly actions: readonly string[];
    /** The values known at plan. */
    readonly after: Readonly<Record<string, unknown>> | null;
    /** true in place of each value that is known only after apply. */
    readonly after_unknown: Readonly<Record<string, unknown>>;
  };
}

/** The diagnostics among the lines that `init -json` and `plan -json` print. */
export function diagnosticsOf(finished: Run): Outcome {
  const found = messagesOf<{ diagnostic: Diagnostic }>(finished).filter(({ type }) => type === "diagnostic");
  return outcomeOf(
    finished,
    found.map(({ diagnostic }) => diagnostic),
  );
}

/**
 * What `plan -json`, `apply -json` and `destroy -json` print. What they call drift is not looked at: most of it is what
 * AWS filled in, and what matters of it is among the changes.
 */
export function appliedOf(finished: Run): ApplyOutcome {
  const messages = messagesOf<{ change: { resource: { addr: string }; action: string }; outputs: Outputs }>(finished);
  const of = (wanted: string) => messages.filter(({ type }) => type === wanted);
  const changes = of("planned_change").map(({ change }) => [change.resource.addr, change.action]);
  // An apply tells the outputs twice: as planned, with what is to be done about them, and as they are at the end.
  const told = of("outputs").flatMap((message) => Object.entries(message.outputs));
  const acts = told.flatMap(([name, { action = "noop" }]) => (action === "noop" ? [] : [[`output.${name}`, action]]));
  return {
    ...diagnosticsOf(finished),
    changes: Object.fromEntries([...changes, ...acts]),
    outputs: Object.fromEntries(told),
  };
}

/** The runs and diagnostics among the lines that `test -json` prints. */
export function testsOf(finished: Run): TestOutcome {
  const ended = messagesOf<{ test_run?: { run: string; status?: string } }>(finished).flatMap(({ test_run: run }) =>
    run?.status ? [[run.run, run.status] as const] : [],
  );
  return { ...diagnosticsOf(finished), runs: Object.fromEntries(ended) };
}

/** https://developer.hashicorp.com/terraform/internals/machine-readable-ui */
function messagesOf<T>(finished: Run): (T & { type: string })[] {
  const lines = finished.stdout.split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line) as T & { type: string });
}

/** The diagnostics that `validate -json` prints. */
export function validationOf(finished: Run): Outcome {
  return outcomeOf(finished, (JSON.parse(finished.stdout) as { diagnostics: Diagnostic[] }).diagnostics);
}

/** The plan that `show -json` prints. */
export function planOf(finished: Run): Plan {
  if (finished.code !== 0) throw new Error(finished.stderr);
  return JSON.parse(finished.stdout) as Plan;
}

function outcomeOf(finished: Run, found: readonly Diagnostic[]): Outcome {
  // Without the snippet, which holds the whole file when that is one line.
  const diagnostics = found.map(({ severity, summary, detail, address }) => ({ severity, summary, detail, address }));
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (finished.code !== 0 && errors.length === 0) throw new Error(finished.stderr || finished.stdout);
  return { errors, warnings: diagnostics.filter((diagnostic) => diagnostic.severity === "warning") };
}

/** The outcome's diagnostics alone, for a message that shows them. */
export const said = ({ errors, warnings }: Outcome): Outcome => ({ errors, warnings });

export const NOTHING_SAID = { errors: [], warnings: [] };

/** The outcome but for the outputs. */
export const found = ({ errors, warnings, changes }: ApplyOutcome) => ({ errors, warnings, changes });

/** Of a plan, "No changes": what is there is what the configuration says. */
export const NO_CHANGES = { ...NOTHING_SAID, changes: {} };
