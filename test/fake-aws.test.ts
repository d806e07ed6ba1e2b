/** The fake AWS shows what AWS documents and moto does not: each patch and refusal is seen, and missed when away. */
import { afterAll, expect, test } from "vitest";
import * as account from "./fake-aws/probes/account.js";
import { Aws } from "./fake-aws/probes/client.js";
import * as instance from "./fake-aws/probes/instance.js";
import * as networkInterface from "./fake-aws/probes/interface.js";
import * as networkAcl from "./fake-aws/probes/network-acl.js";
import * as securityGroup from "./fake-aws/probes/security-group.js";
import * as subnet from "./fake-aws/probes/subnet.js";
import * as vpc from "./fake-aws/probes/vpc.js";
import { describeFakeAws } from "./support/moto.js";

const SUBJECTS = [account, vpc, subnet, networkAcl, securityGroup, networkInterface, instance];
const PATCHED = new Map(SUBJECTS.flatMap((subject) => Object.entries(subject.PATCHED)));
const REFUSED = new Map(SUBJECTS.flatMap((subject) => Object.entries(subject.REFUSED)));

let accounts = 0;

describeFakeAws("the fake AWS", ({ endpoint, patches, refusals, stop }) => {
  afterAll(stop);

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

  test("each patch has a probe, and each probe a patch", () => {
    expect([...PATCHED.keys()].sort()).toEqual(patches.map((patch) => patch.name).sort());
  });

  test("each refusal has a pair of requests, and each pair a refusal", () => {
    expect([...REFUSED.keys()].sort()).toEqual(refusals.map((refusal) => refusal.name).sort());
  });

  test.each([...patches, ...refusals])("$name rests on a document of AWS", ({ source }) => {
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
  });

  test.each(patches)("$name is seen, and missed when it is away", async ({ name }) => {
    const { see, patched, unpatched } = PATCHED.get(name) as (typeof account.PATCHED)[string];
    expect(await see(fresh())).toEqual(patched);
    expect(await without(name, () => see(fresh()))).toEqual(unpatched);
  });

  test.each(refusals)(
    "$name: refused by its code, its legal twin is not, and neither is it when away",
    async ({ name }) => {
      const { code, refused, accepted } = REFUSED.get(name) as (typeof account.REFUSED)[string];
      const answer = await refused(fresh());
      expect([answer.status, answer.code]).toEqual([400, code]);
      expect((await accepted(fresh())).code).toBe("OK");
      expect((await without(name, () => refused(fresh()))).code).toBe("OK");
    },
  );
});
