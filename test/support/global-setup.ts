/**
 * Runs once for all suites. Terraform, the provider and the fake AWS start when the first suite asks for them, so that
 * a run without such suites pays nothing. Suites find this process by the address in their environment, and so do the
 * runs that a suite starts itself.
 */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeAws } from "./fake-aws.js";
import { type FakeAws, startFakeAws } from "./moto.js";
import { ADDRESS, type AwsConnection, type Connection, findTools } from "./terraform-process.js";

const servers: Server[] = [];
let folder: string | undefined;
let provider: ChildProcess | undefined;
let connection: Promise<Connection> | undefined;
let moto: Promise<FakeAws | { missing: string }> | undefined;
let accounts = 0;
let turn: Promise<unknown> = Promise.resolve();

export async function setup(): Promise<void> {
  if (process.env[ADDRESS] === undefined) process.env[ADDRESS] = await listen(answer);
}

export async function teardown(): Promise<void> {
  await connection?.catch(() => undefined);
  provider?.kill();
  const started = await moto?.catch(() => undefined);
  if (started !== undefined && "stop" in started) started.stop();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

const answer: RequestListener = async (request, response) => {
  if (request.url === "/turn") {
    // One at a time: two plans that configure the one provider at once can get each other's region.
    turn = turn.then(async () => {
      if (response.destroyed) return;
      response.write("yours until you hang up\n");
      await once(response, "close");
    });
    return;
  }
  if (request.url === "/aws") {
    response.end(JSON.stringify(await openAccount()));
    return;
  }
  connection ??= connect();
  const found = await connection.catch((error) => ({ missing: String(error) }));
  response.end(JSON.stringify(found));
};

async function connect(): Promise<Connection> {
  folder = mkdtempSync(join(tmpdir(), "v6only-terraform-"));
  return findTools(folder, await listen(fakeAws), (started) => {
    provider = started;
  });
}

async function openAccount(): Promise<AwsConnection> {
  moto ??= startFakeAws();
  const started = await moto.catch((error) => ({ missing: String(error) }));
  if ("missing" in started) return started;
  accounts += 1;
  return { endpoint: started.endpoint, account: String(accounts).padStart(12, "0") };
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
