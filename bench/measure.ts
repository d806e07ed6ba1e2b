/** One run of a command and all that it starts: how long, and how much memory. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Usage {
  /** From the start of the first command to the end of the last. */
  readonly milliseconds: number;
  /** The peaks of its processes added up; of commands that run one after the other, the largest. */
  readonly bytes: number;
  readonly stdout: string;
}

/** What Node is called with; commands run one after the other. */
export type Commands = readonly (readonly string[])[];

const PRELOAD = join(__dirname, "preload.cjs");
const SAMPLE_MILLISECONDS = 20;

/** Runs the commands in the folder. @throws Error with what a command printed when it fails */
export async function measure(commands: Commands, cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Usage> {
  const usages: Usage[] = [];
  for (const args of commands) usages.push(await measureOne(args, cwd, env));
  return {
    milliseconds: usages.reduce((sum, one) => sum + one.milliseconds, 0),
    bytes: Math.max(...usages.map((one) => one.bytes)),
    stdout: usages.map((one) => one.stdout).join(""),
  };
}

async function measureOne(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Usage> {
  const temporary = mkdtempSync(join(tmpdir(), "v6only-bench-"));
  const said = join(temporary, "peaks");
  try {
    const start = performance.now();
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env, NODE_OPTIONS: `--require "${PRELOAD}"`, V6ONLY_BENCH_PEAKS: said },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk) => {
      output.stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output.stderr += chunk;
    });
    const peaks = new Map<number, number>();
    // A process that is not Node, such as a compiler, says nothing at its end and is looked at while it runs.
    const sampler = setInterval(() => sample(child.pid, peaks), SAMPLE_MILLISECONDS);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    }).finally(() => clearInterval(sampler));
    const milliseconds = performance.now() - start;
    if (code !== 0) throw new Error(`node ${args.join(" ")} ended with ${code}: ${output.stderr || output.stdout}`);
    const lines = existsSync(said) ? readFileSync(said, "utf8").trim().split("\n") : [];
    for (const line of lines) {
      const [pid, kilobytes] = line.split(" ").map(Number);
      note(peaks, Number(pid), Number(kilobytes));
    }
    const bytes = [...peaks.values()].reduce((sum, kilobytes) => sum + kilobytes * 1024, 0);
    return { milliseconds, bytes, stdout: output.stdout };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** Notes the peaks so far of the process and its descendants, where there is a /proc. */
function sample(pid: number | undefined, peaks: Map<number, number>): void {
  if (pid === undefined) return;
  try {
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    if (peak !== undefined) note(peaks, pid, Number(peak));
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8");
      for (const child of children.split(" ").filter(Boolean)) sample(Number(child), peaks);
    }
  } catch {
    // It ended while we looked.
  }
}

function note(peaks: Map<number, number>, pid: number, kilobytes: number): void {
  peaks.set(pid, Math.max(peaks.get(pid) ?? 0, kilobytes));
}
