/** The fake AWS that applies speak to: moto, taught by test/fake-aws what AWS does where moto does not. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

export interface FakeAws {
  readonly endpoint: string;
  readonly patches: readonly Patch[];
  stop(): void;
}

/** What moto was taught. */
export interface Patch {
  readonly name: string;
  /** What AWS does. */
  readonly aws: string;
  /** The document that says so. */
  readonly source: string;
}

const SERVER = resolve("test/fake-aws/server.py");

/** Starts it on a free port; where Python or moto is missing, says so. */
export async function startFakeAws(): Promise<FakeAws | { readonly missing: string }> {
  const server = spawn("python3", [SERVER], { stdio: ["pipe", "pipe", "pipe"] });
  const ended = once(server, "close").then(([code]) => ({ code }));
  let said = "";
  server.stderr.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-4096);
  });
  const first = new Promise<string>((found) => {
    let output = "";
    server.stdout.on("data", (chunk) => {
      output += chunk;
      if (output.includes("\n")) found(output);
    });
  });
  const answer = await Promise.race([first, ended.catch((error: Error) => ({ code: error.message }))]);
  if (typeof answer !== "string") return { missing: `the fake AWS ended with ${answer.code}: ${said.trim()}` };
  const { port, patches } = JSON.parse(answer) as { port: number; patches: Patch[] };
  return { endpoint: `http://127.0.0.1:${port}`, patches, stop: () => server.kill() };
}
