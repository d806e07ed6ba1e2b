/** `npm run bench`: v6only beside what people use, as Markdown tables; nothing in `npm test` depends on its numbers. */
import yargs from "yargs";
import type { Answer } from "./case.js";
import { exportCase } from "./cases/export.js";
import { networksCase, rulesCase } from "./cases/growth.js";
import { synthCase } from "./cases/synth.js";
import { writerCase } from "./cases/writer.js";
import { type Machine, machine } from "./machine.js";
import { prepare } from "./prepare.js";
import { table } from "./table.js";

const CASES = [synthCase, exportCase, writerCase, networksCase, rulesCase];

const { runs, only, json } = yargs(process.argv.slice(2))
  .scriptName("npm run bench --")
  .usage(["$0 [options]", "", ...CASES.map(({ name, description }) => `  ${name.padEnd(9)} ${description}`)].join("\n"))
  .option("runs", { type: "number", description: "Counted runs of each contestant, at least 1", default: 5 })
  .option("only", {
    type: "string",
    array: true,
    description: "Cases to measure",
    choices: CASES.map(({ name }) => name),
    defaultDescription: "all",
  })
  .option("json", { type: "boolean", description: "Print milliseconds and bytes as JSON", default: false })
  .check((values) => (Number.isInteger(values.runs) && values.runs >= 1) || "--runs: write a whole number from 1 on.")
  .strict()
  .version(false)
  .parseSync();

main().catch((error: unknown) => {
  progress(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});

async function main(): Promise<void> {
  progress("installing what is measured against, and compiling");
  await prepare();
  const described = machine();
  const answers = new Map<string, Answer>();
  for (const { name, run } of CASES.filter(({ name }) => only?.includes(name) ?? true)) {
    answers.set(name, await run({ runs, progress: (line) => progress(`${name}: ${line}`) }));
  }
  process.stdout.write(`${json ? jsonOf(described, answers) : markdown(described, answers)}\n`);
}

function jsonOf(machine: Machine, answers: ReadonlyMap<string, Answer>): string {
  const data = Object.fromEntries([...answers].map(([name, answer]) => [name, answer.data]));
  return JSON.stringify({ machine, runs, ...data }, null, 2);
}

function markdown(machine: Machine, answers: ReadonlyMap<string, Answer>): string {
  const sections = [...answers.values()].map(({ title, note, header, rows }) =>
    [`## ${title}`, table(header, rows), note].join("\n\n"),
  );
  return [introduction(machine), ...sections].join("\n\n");
}

function introduction({ cpu, cores, memoryGib, system, node, load, packages }: Machine): string {
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  return [
    `${cpu}, ${cores} cores, ${memoryGib} GiB, ${system}, Node ${node}; load before ${load}.`,
    `${versions.join(", ")}.`,
    `Medians of ${runs} ${runs === 1 ? "run" : "runs"}, with the smallest and the largest; the contestants take turns, and ratios are of one turn.`,
  ].join("\n");
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
