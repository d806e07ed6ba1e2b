/** The networks of main.ts, applied, changed in place and destroyed against a server that speaks AWS's API. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AwsRequest, describeApply, inAccount } from "./support/account.js";
import { type Edits, type Language, synthesize } from "./support/project.js";
import { SAMPLES } from "./support/samples.js";
import { type Synthesized, stackNamed, synthesized, withoutMetadata } from "./support/synth.js";
import { found, NO_CHANGES, NOTHING_SAID, said } from "./support/terraform-json.js";
import { wireProblems } from "./support/wire.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-apply-"));
afterAll(() => rmSync(temporary, { recursive: true }));

type Networks = Awaited<ReturnType<typeof synthesize>>;

/** A zone goes out of the middle, for the change to bring it back. */
const BEFORE: Edits = [
  ['["eu-west-1a", "eu-west-1b", "eu-west-1c"]', '["eu-west-1a", "eu-west-1c"]'],
  ['availabilityZone: "eu-west-1b"', 'availabilityZone: "eu-west-1c"'],
  ['availabilityZones: ["eu-west-1a", "eu-west-1b"]', 'availabilityZones: ["eu-west-1a", "eu-west-1c"]'],
];
/** A zone in the middle, a tier, a rule before another, and a tag. */
const AFTER: Edits = [
  ['availabilityZone: "eu-west-1b"', 'availabilityZone: "eu-west-1c"'],
  ['availabilityZones: ["eu-west-1a", "eu-west-1b"]', 'availabilityZones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"]'],
  ["private: {", 'database: { number: 2, subnetType: "private-isolated" },\n    private: {'],
  [
    "public: {\n      ingress: [",
    'public: {\n      ingress: [{ ruleNumber: 91, protocol: "tcp", port: 443, cidr: "::/0" },',
  ],
  ['team: "platform"', 'team: "networks"'],
];

const CASES = ["evening", "production"].flatMap((network) =>
  (["JSON", "HCL"] as const).map((language) => [network, language] as const),
);

describeApply("the networks of main.ts", () => {
  let before: Networks;
  let after: Networks;
  beforeAll(async () => {
    before = await synthesize(join(temporary, "before"), BEFORE);
    after = await synthesize(join(temporary, "after"), AFTER);
  });

  test.concurrent.each(CASES)(
    "%s in %s is applied, changed in place and destroyed",
    async (network, language) => {
      await inAccount(async (aws) => {
        expect(said(await aws.apply(before(network, language)))).toEqual(NOTHING_SAID);
        expect(found(await aws.plan(before(network, language)))).toEqual(NO_CHANGES);
        const other: Language = language === "JSON" ? "HCL" : "JSON";
        expect(found(await aws.plan(before(network, other)))).toEqual(NO_CHANGES);

        const changed = await aws.apply(after(network, language));
        expect(found(changed)).toEqual({ ...NOTHING_SAID, changes: differences(network, before, after) });
        expect(new Set(Object.values(changed.changes))).toEqual(new Set(["create", "update"]));
        expect(found(await aws.plan(after(network, language)))).toEqual(NO_CHANGES);

        const requests = await aws.requests();
        expect(wireProblems(requests)).toEqual([]);
        expect(parametersOf(requests, "CreateNetworkAclEntry")).toContainEqual(
          expect.objectContaining({ Protocol: "58", RuleAction: "allow", "Icmp.Type": "2", "Icmp.Code": "-1" }),
        );
        expect(parametersOf(requests, "RunInstances")).toHaveLength(2);
        expect(parametersOf(requests, "CreateNetworkInterface")).toMatchObject([
          { "Ipv6Addresses.1.Ipv6Address": expect.stringMatching(/::22$/) },
        ]);
        expect(said(await aws.destroy(after(network, language)))).toEqual(NOTHING_SAID);
        expect(await aws.left()).toEqual([]);
      });
    },
    600_000,
  );

  test.concurrent("a bastion that is replaced keeps its address", async () => {
    await inAccount(async (aws) => {
      const folder = before("evening", "JSON");
      const first = await aws.apply(folder);
      const second = await aws.apply(folder, { arguments: ["-replace=aws_instance.bastion"] });
      expect(said(second)).toEqual(NOTHING_SAID);
      expect(second.changes).toMatchObject({ "aws_instance.bastion": "replace" });
      const address = first.outputs.bastion_ipv6_address?.value;
      expect(address).toMatch(/::22$/);
      expect(second.outputs.bastion_ipv6_address?.value).toBe(address);

      const requests = await aws.requests();
      const attached = parametersOf(requests, "RunInstances").flatMap(
        (sent) => sent["NetworkInterface.1.NetworkInterfaceId"] ?? [],
      );
      expect(attached).toHaveLength(2);
      expect(new Set(attached).size).toBe(1);
      expect(parametersOf(requests, "DeleteNetworkInterface")).toEqual([]);
    });
  }, 600_000);
});

describeApply("a network with every option", () => {
  test("is read back without a change", async () => {
    const sample = SAMPLES.find(({ name }) => name === "a network with every option");
    const stack = stackNamed("sample");
    sample?.build(stack);
    const folder = join(temporary, "every-option");
    mkdirSync(folder);
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(synthesized(stack)));
    await inAccount(async (aws) => {
      expect(said(await aws.apply(folder))).toEqual(NOTHING_SAID);
      expect(found(await aws.plan(folder))).toEqual(NO_CHANGES);
    });
  });
});

/** What is written otherwise before and after, or only after, by address: that and nothing else is to change. */
function differences(network: string, before: Networks, after: Networks): Record<string, string> {
  const [old, young] = [before, after].map((networks) => addressesIn(`${networks(network, "JSON")}/cdk.tf.json`));
  expect([...(old?.keys() ?? [])].filter((address) => !young?.has(address))).toEqual([]);
  const changed = [...(young ?? [])].flatMap(([address, written]) => {
    if (!old?.has(address)) return [[address, "create"]];
    return old.get(address) === written ? [] : [[address, "update"]];
  });
  expect(changed).toContainEqual(["aws_subnet.database_b", "create"]);
  expect(changed).toContainEqual(["aws_subnet.public_b", "create"]);
  return Object.fromEntries(changed);
}

/** The file's resources and outputs by address, as text. */
function addressesIn(file: string): Map<string, string> {
  const written = withoutMetadata(JSON.parse(readFileSync(file, "utf8"))) as Synthesized;
  const resources = Object.entries(written.resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, resource]) => [`${type}.${name}`, JSON.stringify(resource)] as const),
  );
  const outputs = Object.entries(written.output).map(
    ([name, output]) => [`output.${name}`, JSON.stringify(output)] as const,
  );
  return new Map([...resources, ...outputs]);
}

const parametersOf = (requests: readonly AwsRequest[], action: string): AwsRequest["parameters"][] =>
  requests.filter((request) => request.action === action && request.error === null).map(({ parameters }) => parameters);
