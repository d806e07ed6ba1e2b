/** `evening` from TypeScript to HCL files by the commands that a user gives, with v6only and with cdktf's own. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer, Case } from "../case.js";
import { comparison } from "../comparison.js";
import { EVENING } from "../evening.js";
import { type Commands, measure, type Usage } from "../measure.js";
import { OUT, PROJECTS, ROOT } from "../places.js";
import { type RoundsOptions, rounds } from "../rounds.js";
import { inTemporaryFolder } from "../temporary.js";

export const exportCase: Case = {
  name: "export",
  description: "evening to HCL files by whole commands, against cdktf synth --hcl",
  run,
};

const v6onlyExport = [join(OUT, "modules/cli/main.js"), "export", "--out", "hcl"];

const PROGRAMS: readonly { readonly name: string; readonly commands: Commands }[] = [
  { name: "v6only, compiled, then `v6only export`", commands: [EVENING.compiled, v6onlyExport] },
  { name: "v6only, tsx as `npm start` has it, then `v6only export`", commands: [EVENING.tsx, v6onlyExport] },
  { name: "v6only, compiled, `cdktf synth --hcl`", commands: [cdktfSynth(EVENING.compiled)] },
  { name: "by hand, ts-node, one import a resource, `cdktf synth --hcl`", commands: [cdktfSynth(EVENING.byHandDeep)] },
  { name: "by hand, ts-node, the provider's index, `cdktf synth --hcl`", commands: [cdktfSynth(EVENING.byHand)] },
];

async function run(options: Pick<RoundsOptions, "runs" | "progress">): Promise<Answer> {
  const expected = countsIn(join(ROOT, "generated/networks/evening"));
  const contestants = PROGRAMS.map(({ name, commands }) => ({ name, run: () => runProgram(name, commands, expected) }));
  const usages = await rounds(contestants, { ...options, warmUp: true });
  return { title: "Evening from TypeScript to HCL files", note: NOTE, ...comparison(contestants, usages) };
}

const NOTE = `Whole commands, started without npx. All write the same resources, which is checked. cdktf writes HCL only while it
synthesizes, and its command line is a process of its own around the app's.`;

function cdktfSynth(app: readonly string[]): string[] {
  const command = ["node", ...app].map((word) => `"${word}"`).join(" ");
  const cli = join(PROJECTS.cdktfCli, "node_modules/cdktf-cli/bundle/bin/cdktf.js");
  return [cli, "synth", "--hcl", "--output", "hcl", "--app", command];
}

function runProgram(name: string, commands: Commands, expected: string): Promise<Usage> {
  return inTemporaryFolder(async (folder) => {
    const project = {
      language: "typescript",
      app: "the option says it",
      projectId: "bench",
      sendCrashReports: "false",
    };
    writeFileSync(join(folder, "cdktf.json"), JSON.stringify(project));
    const usage = await measure(commands, folder, { CHECKPOINT_DISABLE: "1" });
    const written = countsIn(join(folder, "hcl"));
    if (written === expected) return usage;
    throw new Error(`${name} does not write what main.ts does.\nIt writes ${written}\nmain.ts writes ${expected}`);
  });
}

/** How many blocks of each type the folder's HCL has, as text to compare. */
function countsIn(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tf"));
  const text = paths.map((path) => readFileSync(join(folder, path), "utf8")).join("\n");
  const counts = new Map<string, number>();
  for (const [, kind = "", type = ""] of text.matchAll(/^(resource "|data "|output)(\w*)/gm)) {
    counts.set(kind + type, (counts.get(kind + type) ?? 0) + 1);
  }
  return [...counts]
    .map(([type, count]) => `${count} ${type}`)
    .sort()
    .join(", ");
}
