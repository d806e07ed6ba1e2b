/** Other programs, as tests start them. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** Added to this process's environment; undefined takes a name away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs a program to its end, at most 10 minutes; any exit code is an answer, a program that is not there throws. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Run> {
  const settings = { cwd: options.cwd, env: { ...process.env, ...options.env }, timeout: 600_000, maxBuffer: 1 << 26 };
  return new Promise((resolve, reject) => {
    execFile(command, args, settings, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") reject(error);
      else resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** Runs a JavaScript file with this same Node. */
export function node(script: string, args: readonly string[], options: RunOptions): Promise<Run> {
  return run(process.execPath, [script, ...args], options);
}

/** Runs npm; throws with npm's words when it fails. */
export async function npm(args: readonly string[], cwd: string): Promise<string> {
  // The outer `npm test` hands down its own settings, such as the folder it was started in.
  const outer = Object.keys(process.env).filter((name) =>
    /^npm_(package|lifecycle|command|config_local_prefix)/.test(name),
  );
  const env = Object.fromEntries(outer.map((name) => [name, undefined]));
  const result = await run("npm", args, { cwd, env });
  if (result.code !== 0) throw new Error(`npm ${args.join(" ")}: ${result.stderr || result.stdout}`);
  return result.stdout;
}

/**
 * Installs what the folder's lock file says, unless it is there already. Returns why it cannot, in one line, so that
 * the suite is skipped; under CI it throws instead.
 */
export async function installed(folder: string): Promise<string | undefined> {
  const lock = readFileSync(join(folder, "package-lock.json"), "utf8");
  const stamp = join(folder, "node_modules", ".installed-lock.json");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return undefined;
  try {
    await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
  } catch (error) {
    if (process.env.CI) throw error;
    const reason =
      String(error)
        .split("\n")
        .find((line) => /npm error/.test(line)) ?? String(error);
    return `npm ci in ${folder} failed: ${reason}`;
  }
  writeFileSync(stamp, lock);
  return undefined;
}
