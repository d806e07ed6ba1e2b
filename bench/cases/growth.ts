/** Whether ten times as much takes ten times as long. */
import { join } from "node:path";
import type { Answer, Case } from "../case.js";
import { measure } from "../measure.js";
import { OUT } from "../places.js";
import { type RoundsOptions, rounds } from "../rounds.js";
import { ratiosOf, summaryOf } from "../statistics.js";
import { memory, ratio, time } from "../table.js";
import { inTemporaryFolder } from "../temporary.js";
import type { Growing, GrowthTime } from "../workers/growth.js";

export const networksCase: Case = {
  name: "networks",
  description: "growth of synth and export over 1 to 1,000 networks",
  run: (options) => grow("networks", [1, 10, 100, 1000], options),
};

export const rulesCase: Case = {
  name: "rules",
  description: "growth of synth and export over 10 to 10,000 rules of one ACL",
  run: (options) => grow("rules", [10, 100, 1000, 10_000], options),
};

async function grow(
  growing: Growing,
  counts: readonly number[],
  options: Pick<RoundsOptions, "runs" | "progress">,
): Promise<Answer> {
  const contestants = counts.map((count) => ({ name: `${count} ${growing}`, run: () => runWorker(growing, count) }));
  const results = await rounds(contestants, { ...options, warmUp: false });
  const each = (index: number, what: keyof GrowthTime) =>
    (results[index] ?? []).map((result) => result[what] / (counts[index] ?? Number.NaN));
  const data = counts.map((count, index) => ({
    count,
    synth: summaryOf((results[index] ?? []).map((result) => result.synth)),
    synthToLinear: index === 0 ? undefined : ratiosOf(each(index, "synth"), each(index - 1, "synth")),
    export: summaryOf((results[index] ?? []).map((result) => result.export)),
    exportToLinear: index === 0 ? undefined : ratiosOf(each(index, "export"), each(index - 1, "export")),
    bytes: summaryOf((results[index] ?? []).map((result) => result.bytes)),
  }));
  return {
    title: `Growth over ${growing}`,
    note: `${NOTES[growing]} ${NOTE}`,
    header: [growing, "synth", "to linear", "export", "to linear", "memory"],
    rows: data.map((row) => [
      row.count.toLocaleString("en"),
      time(row.synth),
      row.synthToLinear ? ratio(row.synthToLinear) : "",
      time(row.export),
      row.exportToLinear ? ratio(row.exportToLinear) : "",
      memory(row.bytes),
    ]),
    data,
  };
}

const NOTES: Readonly<Record<Growing, string>> = {
  networks: "Each network is an evening in a stack of its own, all in one app.",
  rules: "The rules are aws_network_acl_rule resources in one AwsStack: no ACL of a Network takes so many.",
};
const NOTE = `Synth is constructs and \`app.synth()\`, export is HCL from the
files that it wrote, both once in a fresh process whose start is not counted. To linear: the time of one beside that of
one in the row above; 1 is linear, less is better than that, as it is while Node still warms up.`;

function runWorker(growing: Growing, count: number): Promise<GrowthTime & { readonly bytes: number }> {
  return inTemporaryFolder(async (folder) => {
    const { stdout, bytes } = await measure([[join(OUT, "bench/workers/growth.js"), growing, String(count)]], folder);
    return { ...(JSON.parse(stdout) as GrowthTime), bytes };
  });
}
