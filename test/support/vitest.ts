/** A run of vitest inside a test. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { node } from "./run.js";

/** The parts of its JSON report that tests read. */
export interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[];
  }[];
}

/** Runs it with these arguments in the folder, where it writes no snapshot. The report's path is free to use. */
export async function vitest(args: readonly string[], cwd: string, report: string): Promise<Report> {
  // The child is a run of its own, not a worker of this one.
  const ours = Object.keys(process.env).filter((name) => name.startsWith("VITEST"));
  const settings = { cwd, env: Object.fromEntries(ours.map((name) => [name, undefined])) };
  const all = ["run", ...args, "--update=none", "--reporter=json", `--outputFile=${report}`];
  const { stderr } = await node(resolve("node_modules/vitest/vitest.mjs"), all, settings);
  if (!existsSync(report)) throw new Error(stderr);
  const written = JSON.parse(readFileSync(report, "utf8")) as Report;
  rmSync(report);
  return written;
}

/** What went wrong in the file, for a message that shows it; undefined when nothing did. */
export function complaint({ name, status, message, assertionResults }: TestFile): string | undefined {
  if (status === "passed") return undefined;
  const failed = assertionResults.filter((one) => one.failureMessages.length > 0);
  return [name, message, ...failed.map((one) => `${one.fullName}: ${one.failureMessages[0]}`)].join("\n");
}
