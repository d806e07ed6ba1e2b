/** HCL of the same stack by v6only and by cdktf itself, without the processes around it. */
import { join } from "node:path";
import type { Answer, Case } from "../case.js";
import { measure } from "../measure.js";
import { OUT } from "../places.js";
import { type RoundsOptions, rounds } from "../rounds.js";
import { ratiosOf, summaryOf } from "../statistics.js";
import { memory, ratio, time } from "../table.js";
import { inTemporaryFolder } from "../temporary.js";
import type { Subject, Writer, WriterTime } from "../workers/writer.js";

export const writerCase: Case = {
  name: "writer",
  description: "HCL of evening and of 10,000 rules in memory, against cdktf's toHclTerraform()",
  run,
};

const SUBJECTS: readonly (readonly [subject: Subject, title: string])[] = [
  ["evening", "evening"],
  ["rules", "10,000 rules"],
];
const WRITERS: readonly (readonly [writer: Writer, title: string])[] = [
  ["json", "v6only, from the synthesized JSON"],
  ["constructs", "v6only, from the constructs"],
  ["built-in", "cdktf's `toHclTerraform()`, from the constructs"],
];

async function run(options: Pick<RoundsOptions, "runs" | "progress">): Promise<Answer> {
  const data = [];
  for (const [subject, subjectTitle] of SUBJECTS) {
    const contestants = WRITERS.map(([writer, title]) => ({
      name: `${subjectTitle}, ${title}`,
      run: () => runWorker(subject, writer),
    }));
    const results = await rounds(contestants, { ...options, warmUp: false });
    const milliseconds = results.map((rounds) => rounds.map((result) => result.milliseconds));
    for (const [index, { name }] of contestants.entries()) {
      data.push({
        name,
        milliseconds: summaryOf(milliseconds[index] ?? []),
        toOurs: ratiosOf(milliseconds[index] ?? [], milliseconds[0] ?? []),
        bytes: summaryOf((results[index] ?? []).map((result) => result.bytes)),
      });
    }
  }
  return {
    title: "The writer of HCL",
    note: NOTE,
    header: ["", "time", "to ours", "memory"],
    rows: data.map((row) => [row.name, time(row.milliseconds), ratio(row.toOurs), memory(row.bytes)]),
    data,
  };
}

const NOTE = `One stack in a fresh process, as a user's is; the stack is built before the clock starts. \`v6only export\` works
from the JSON that synthesis has written; from the constructs, both resolve cdktf's tokens too. Memory is the process's,
the stack included.`;

function runWorker(subject: Subject, writer: Writer): Promise<WriterTime & { readonly bytes: number }> {
  return inTemporaryFolder(async (folder) => {
    const { stdout, bytes } = await measure([[join(OUT, "bench/workers/writer.js"), subject, writer]], folder);
    return { ...(JSON.parse(stdout) as WriterTime), bytes };
  });
}
