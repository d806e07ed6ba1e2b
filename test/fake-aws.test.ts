/** The fake AWS shows what AWS documents and moto does not: each patch and refusal is seen, and missed when away. */
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, expect, test } from "vitest";
import * as account from "./fake-aws/probes/account.js";
import * as aclEntry from "./fake-aws/probes/acl-entry.js";
import { Aws } from "./fake-aws/probes/client.js";
import * as groupRule from "./fake-aws/probes/group-rule.js";
import * as instance from "./fake-aws/probes/instance.js";
import * as networkInterface from "./fake-aws/probes/interface.js";
import * as key from "./fake-aws/probes/key.js";
import * as logGroup from "./fake-aws/probes/log-group.js";
import * as moto from "./fake-aws/probes/moto.js";
import * as networkAcl from "./fake-aws/probes/network-acl.js";
import type { Probe, Refused } from "./fake-aws/probes/probe.js";
import * as route from "./fake-aws/probes/route.js";
import * as securityGroup from "./fake-aws/probes/security-group.js";
import * as subnet from "./fake-aws/probes/subnet.js";
import * as vpc from "./fake-aws/probes/vpc.js";
import { aclIn, entryOf, interfaceIn, launchIn, nativeSubnetIn, vpcIn } from "./fake-aws/probes/world.js";
import { describeFakeAws } from "./support/moto.js";
import { run } from "./support/run.js";

const SUBJECTS = [
  ...[account, vpc, subnet, route, networkAcl, aclEntry, securityGroup, groupRule],
  ...[networkInterface, instance, key, logGroup],
];
const PATCHED = new Map(SUBJECTS.flatMap((subject) => Object.entries(subject.PATCHED)));
const REFUSED = new Map(SUBJECTS.flatMap((subject) => Object.entries(subject.REFUSED)));

/** What a client reads first of an answer. */
async function firstPiece(endpoint: string): Promise<string> {
  const { hostname, port, host } = new URL(endpoint);
  const socket = connect(Number(port), hostname);
  socket.write(`GET /_v6only/left?account=000000000000 HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  const [piece] = await once(socket, "data");
  socket.destroy();
  return String(piece);
}

describeFakeAws("the fake AWS", ({ endpoint, patches, refusals, stop }) => {
  afterAll(stop);

  let accounts = 0;
  /** An account that nobody has used yet. */
  const fresh = () => new Aws(endpoint, String(++accounts).padStart(12, "0"));

  async function without<T>(name: string, work: () => Promise<T>): Promise<T> {
    await fresh().control(`patches/${name}`, { on: false });
    try {
      return await work();
    } finally {
      await fresh().control(`patches/${name}`, { on: true });
    }
  }

  test("each patch has a probe, each refusal its requests, and the other way round", () => {
    expect([...PATCHED.keys()].sort()).toEqual(patches.map((patch) => patch.name).sort());
    expect([...REFUSED.keys()].sort()).toEqual(refusals.map((refusal) => refusal.name).sort());
  });

  test("each rests on a document of AWS", () => {
    const sources = [...patches, ...refusals].map((difference) => difference.source);
    expect(sources.filter((source) => !/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/.test(source))).toEqual([]);
  });

  test.each(patches)("$name is seen, and missed when it is away", async ({ name }) => {
    const { see, patched, unpatched } = PATCHED.get(name) as Probe;
    expect(await see(fresh())).toEqual(patched);
    expect(await without(name, () => see(fresh()))).toEqual(unpatched);
  });

  test.each(refusals)("$name: refused, unlike its legal twin, and no longer when it is away", async ({ name }) => {
    const { code, refused, accepted } = REFUSED.get(name) as Refused;
    for (const ask of [refused].flat()) {
      const answer = await ask(fresh());
      expect([answer.status, answer.code]).toEqual([400, code]);
    }
    expect((await accepted(fresh())).code).toBe("OK");
    await without(name, async () => {
      for (const ask of [refused].flat()) expect((await ask(fresh())).code).toBe("OK");
    });
  });

  test.each(Object.entries(moto.REFUSED))("moto itself refuses %s", async (_name, { code, refused, accepted }) => {
    for (const ask of [refused].flat()) expect((await ask(fresh())).code).toBe(code);
    expect((await accepted(fresh())).code).toBe("OK");
  });

  test("a patch that is put back is seen again, and one that is not there is an error", async () => {
    const { see, patched } = PATCHED.get("account-of-the-access-key") as Probe;
    await without("account-of-the-access-key", async () => undefined);
    expect(await see(fresh())).toEqual(patched);
    await expect(fresh().control("patches/nothing", { on: false })).rejects.toThrow("there is no 'nothing'");
  });

  test("the log tells what an account asked, in order, and no credentials", async () => {
    const aws = fresh();
    const [alias, zone] = [{ AliasName: "alias/x" }, "/2013-04-01/hostedzone/Z0123456789ABCDEFGHIJ"];
    await aws.ec2("CreateVpc", { CidrBlock: "10.0.0.0/8" });
    await aws.json("kms", "TrentService.ListKeys", alias);
    await aws.rest("route53", "GET", zone);
    const log = await aws.control<object[]>("requests");
    const region = "eu-west-1";
    expect(log).toEqual([
      {
        ...{ service: "ec2", action: "CreateVpc", region, parameters: { CidrBlock: "10.0.0.0/8" } },
        ...{ status: 400, error: "InvalidVpc.Range" },
      },
      { service: "kms", action: "ListKeys", region, parameters: alias, status: 200, error: null },
      {
        ...{ service: "route53", action: "GetHostedZone", region, parameters: { method: "GET", path: zone, body: "" } },
        ...{ status: 200, error: null },
      },
    ]);
    expect(JSON.stringify(log)).not.toMatch(/AKIA|secret/);
  });

  test("an answer comes whole: a client that has its headers has its body", async () => {
    const asked = Array.from({ length: 20 }, () => firstPiece(endpoint));
    for (const piece of await Promise.all(asked)) {
      const [headers = "", body] = piece.split("\r\n\r\n");
      expect(body).toHaveLength(Number(/content-length: (\d+)/i.exec(headers)?.[1]));
    }
  });

  test("a call that is sent again gets its first answer and is one request; another call is refused", async () => {
    const aws = fresh();
    const entry = entryOf(await aclIn(aws, await vpcIn(aws)));
    const before = (await aws.control<object[]>("requests")).length;
    const create = (id: string) => aws.calling(id).ec2("CreateNetworkAclEntry", entry);
    const first = await create("first");
    expect([first.code, await create("first")]).toEqual(["OK", first]);
    expect((await create("other")).code).toBe("NetworkAclEntryAlreadyExists");
    const log = await aws.control<{ status: number }[]>("requests");
    expect(log.slice(before).map(({ status }) => status)).toEqual([200, 400]);
  });

  test("a call that was refused is carried out when it is sent again, and so is another account's", async () => {
    const aws = fresh();
    const profile = { InstanceProfileName: "profile" };
    const find = (of: Aws) => of.calling("find").query("iam", "GetInstanceProfile", profile);
    expect((await find(aws)).code).toBe("NoSuchEntity");
    await aws.query("iam", "CreateInstanceProfile", profile);
    expect((await find(aws)).code).toBe("OK");
    expect((await find(fresh())).code).toBe("NoSuchEntity");
  });

  test("what an account still holds is told; a fresh one, and what awaits its deletion, hold nothing", async () => {
    const [aws, other] = [fresh(), fresh()];
    const made = await nativeSubnetIn(aws);
    const nic = await interfaceIn(aws, made);
    const ended = (await aws.ec2("RunInstances", await launchIn(aws, { SubnetId: made.subnet }))).get("instanceId");
    await aws.ec2("TerminateInstances", { "InstanceId.1": ended });
    const [held, pending] = [await keyIn(aws), await keyIn(aws)];
    await aws.json("kms", "TrentService.ScheduleKeyDeletion", { KeyId: pending });
    await aws.json("logs", "Logs_20140328.CreateLogGroup", { logGroupName: "/logs" });
    await aws.query("iam", "CreateInstanceProfile", { InstanceProfileName: "profile" });
    await vpcIn(other);
    const left = await aws.control<string[]>("left");
    expect(left.filter((name) => !/:(network-acl|route-table|security-group)\//.test(name))).toEqual([
      `ec2:network-interface/${nic}`,
      `ec2:subnet/${made.subnet}`,
      `ec2:vpc/${made.vpc}`,
      "iam:instance-profile/profile",
      `kms:key/${held}`,
      "logs:log-group//logs",
    ]);
    const empty = fresh();
    await empty.ec2("DescribeVpcs");
    await empty.query("iam", "ListRoles");
    await empty.rest("route53", "GET", "/2013-04-01/hostedzone");
    expect(await empty.control("left")).toEqual([]);
  });

  const keyIn = async (aws: Aws) => (await aws.json("kms", "TrentService.CreateKey", {})).get("KeyId");

  test("an account has AWS's managed policies, and what the examples take for granted", async () => {
    const aws = fresh();
    const PolicyArn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    const answers = [
      await aws.query("iam", "GetPolicy", { PolicyArn }),
      await aws.rest("route53", "GET", "/2013-04-01/hostedzone/Z0123456789ABCDEFGHIJ"),
      await aws.ec2("DescribeImages", { "ImageId.1": "ami-0123456789abcdef0" }),
      await aws.ec2("DescribeKeyPairs", { "KeyName.1": "ops" }),
    ];
    expect(answers.map((answer) => answer.code)).toEqual(["OK", "OK", "OK", "OK"]);
  });

  test("without moto it says how to install it", async () => {
    const { code, stderr } = await run("python3", ["-S", "test/fake-aws/server.py"], { cwd: "." });
    expect({ code, stderr }).toEqual({ code: 3, stderr: "moto is not installed: pip install 'moto[server]'\n" });
  });

  test("it ends when its stdin closes", async () => {
    stop();
    await expect.poll(() => fetch(endpoint).catch(() => "gone")).toBe("gone");
  });
});
