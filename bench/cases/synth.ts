/** `evening` synthesized by whole processes: with v6only, by hand as `cdktf init` has it, and its like in aws-cdk-lib. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer, Case } from "../case.js";
import { comparison } from "../comparison.js";
import { EVENING } from "../evening.js";
import { type Commands, measure, type Usage } from "../measure.js";
import { CDK_OUT, PROJECTS, ROOT } from "../places.js";
import { type RoundsOptions, rounds } from "../rounds.js";
import { inTemporaryFolder } from "../temporary.js";

export const synthCase: Case = {
  name: "synth",
  description: "evening as a whole process, against cdktf init and aws-cdk-lib",
  run,
};

interface Program {
  readonly name: string;
  readonly commands: Commands;
  /** Whether it emits the resources of `evening`; aws-cdk-lib's are CloudFormation's. */
  readonly isEvening: boolean;
}

const { cdk } = PROJECTS;
const cdkTsc = join(cdk, "node_modules/typescript/lib/tsc.js");
const cdkTsx = join(cdk, "node_modules/tsx/dist/cli.mjs");

const PROGRAMS: readonly Program[] = [
  { name: "v6only, compiled", commands: [EVENING.compiled], isEvening: true },
  { name: "v6only, tsx as `npm start` has it", commands: [EVENING.tsx], isEvening: true },
  { name: "v6only, ts-node as `cdktf init` has it", commands: [EVENING.tsNode], isEvening: true },
  { name: "by hand, ts-node, the provider's index", commands: [EVENING.byHand], isEvening: true },
  { name: "by hand, ts-node, one import a resource", commands: [EVENING.byHandDeep], isEvening: true },
  {
    name: "aws-cdk-lib, tsc and tsx as `cdk init` has it",
    commands: [
      [cdkTsc, "-p", cdk],
      [cdkTsx, join(cdk, "bin/evening.ts")],
    ],
    isEvening: false,
  },
  {
    name: "aws-cdk-lib, compiled",
    commands: [[join(CDK_OUT, "bin/evening.js")]],
    isEvening: false,
  },
];

async function run(options: Pick<RoundsOptions, "runs" | "progress">): Promise<Answer> {
  const expected = countsIn(join(ROOT, "generated/json/evening/main.tf.json"));
  const contestants = PROGRAMS.map((program) => ({ name: program.name, run: () => runProgram(program, expected) }));
  const usages = await rounds(contestants, { ...options, warmUp: true });
  return { title: "Synthesis of evening", note: NOTE, ...comparison(PROGRAMS, usages) };
}

const NOTE = `Whole processes, started without npx or a CLI. All but the last two emit the same resources, which is checked;
aws-cdk-lib makes a dual-stack VPC with flow logs, a bastion and a host behind it. Memory is the peaks of all processes
added up, of two commands the larger. ts-node and tsc check types, the others do not.`;

function runProgram({ name, commands, isEvening }: Program, expected: string): Promise<Usage> {
  return inTemporaryFolder(async (folder) => {
    const usage = await measure(commands, folder, { CDK_OUTDIR: join(folder, "cdk.out") });
    const emitted = isEvening ? countsIn(join(folder, "cdktf.out/stacks/evening/cdk.tf.json")) : expected;
    if (emitted === expected) return usage;
    throw new Error(`${name} does not emit what main.ts does.\nIt emits ${emitted}\nmain.ts emits ${expected}`);
  });
}

/** How many there are of each type of resource and data source, and of outputs, as text to compare. */
function countsIn(path: string): string {
  const { resource, data, output } = JSON.parse(readFileSync(path, "utf8")) as Emitted;
  const counts = [resource, data, { output }].flatMap((types) =>
    Object.entries(types).map(([type, named]) => `${Object.keys(named).length} ${type}`),
  );
  return counts.sort().join(", ");
}

type Emitted = Readonly<Record<"resource" | "data", Readonly<Record<string, object>>>> & { readonly output: object };
