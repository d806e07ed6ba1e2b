/** AWS for a suite: test/fake-aws/server.py, started and ended by who needs it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { describeWith, type Missing } from "./needs.js";

/** A difference from moto, and the AWS document that it rests on. */
export interface Difference {
  readonly name: string;
  /** What AWS does. */
  readonly aws: string;
  readonly source: string;
}

export interface FakeAws {
  readonly endpoint: string;
  /** What AWS answers and moto does not. */
  readonly patches: readonly Difference[];
  /** What AWS refuses and moto lets pass. */
  readonly refusals: readonly Difference[];
  stop(): void;
}

/** The server's exit code when moto is not installed. */
const MISSING = 3;

export async function startFakeAws(): Promise<FakeAws | Missing> {
  const server = spawn("python3", [resolve("test/fake-aws/server.py")]);
  let [told, talk] = ["", ""];
  server.stderr.on("data", (chunk) => {
    talk += chunk;
  });
  const listening = new Promise<void>((done) => {
    server.stdout.on("data", (chunk) => {
      told += chunk;
      if (told.includes("\n")) done();
    });
  });
  const ended = once(server, "close").catch((error) => [MISSING, error]);
  const code = await Promise.race([listening, ended.then(([status]) => status)]);
  if (code === MISSING) return { missing: talk.trim() || "there is no python3 on the PATH" };
  if (code !== undefined) throw new Error(`test/fake-aws/server.py ended with ${code}: ${talk}`);
  const { port, patches, refusals } = JSON.parse(told);
  return { endpoint: `http://127.0.0.1:${port}`, patches, refusals, stop: () => server.stdin.end() };
}

/** A suite that needs a fake AWS of its own. */
export function describeFakeAws(name: string, suite: (aws: FakeAws) => void): void {
  describeWith(name, startFakeAws, suite);
}
