/**
 * Runs once for all suites. Terraform, the provider and the fake AWS start when the first suite asks for them, so that
 * a run without such suites pays nothing, and end with the run, whatever became of the suites. Suites find this process
 * by the address in their environment, and so do the runs that a suite starts itself.
 */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenAccount } from "./account.js";
import { fakeAws } from "./fake-aws.js";
import { type FakeAws, startFakeAws } from "./moto.js";
import type { Missing } from "./needs.js";
import { ADDRESS, type Connection, findTools, serveProvider } from "./terraform-process.js";

const servers: Server[] = [];
/** By who uses them: "all", or an account. */
const providers = new Map<string, ChildProcess>();
let folder: string | undefined;
let connection: Promise<Connection> | undefined;
let moto: Promise<FakeAws | Missing> | undefined;
let accounts = 0;
let turn: Promise<unknown> = Promise.resolve();

export async function setup(): Promise<void> {
  if (process.env[ADDRESS] === undefined) process.env[ADDRESS] = await listen(answer);
}

export async function teardown(): Promise<void> {
  await connection?.catch(() => undefined);
  for (const provider of providers.values()) provider.kill();
  const aws = await moto?.catch(() => undefined);
  if (aws !== undefined && "stop" in aws) aws.stop();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

const answer: RequestListener = async (request, response) => {
  if (request.url === "/turn") return takeTurn(response);
  try {
    response.end(JSON.stringify(await found(request)));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
};

/** One at a time: two plans that configure the one provider at once can get each other's region. */
function takeTurn(response: ServerResponse): void {
  turn = turn.then(async () => {
    if (response.destroyed) return;
    response.write("yours until you hang up\n");
    await once(response, "close");
  });
}

async function found({ method, url }: IncomingMessage): Promise<unknown> {
  const [, account] = /^\/accounts\/(\d+)$/.exec(url ?? "") ?? [];
  if (method === "DELETE" && account !== undefined) {
    providers.get(account)?.kill();
    return {};
  }
  const tools = await connect();
  if (url === "/" || "missing" in tools) return tools;
  moto ??= startFakeAws();
  const aws = await moto;
  if ("missing" in aws || method === "GET") return aws;
  accounts += 1;
  return openAccount(String(accounts).padStart(12, "0"), aws.endpoint, tools.provider);
}

/** An account that nobody else uses, with a provider that acts in it. */
async function openAccount(account: string, endpoint: string, program: string): Promise<OpenAccount> {
  const caller = { endpoint, accessKey: `AKIA${account}TEST` };
  const reattach = await serveProvider(program, caller, (started) => providers.set(account, started));
  const own = join(folder as string, account);
  mkdirSync(own);
  return { account, caller, reattach, folder: own };
}

function connect(): Promise<Connection> {
  connection ??= (async () => {
    folder = mkdtempSync(join(tmpdir(), "v6only-terraform-"));
    return findTools(folder, await listen(fakeAws), (started) => providers.set("all", started));
  })();
  return connection;
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  // A suite that computes for seconds must not find its connection closed under its next question.
  server.keepAliveTimeout = 0;
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
