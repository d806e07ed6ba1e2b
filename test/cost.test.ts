/** What a configuration costs a month. */
import { Instance } from "@cdktf/provider-aws/lib/instance/index.js";
import { expect, test } from "vitest";
import { costOf, publicIpv4Count, resourcesOf, type TerraformJson } from "../modules/cli/cost.js";
import { HOURS_A_MONTH } from "../modules/facts/prices.js";
import { Bastion } from "../modules/host/bastion.js";
import { Host } from "../modules/host/host.js";
import { networkIn, PUBLIC_KEY, synth } from "./support/synth.js";

/** A configuration with these instances. */
const instances = (...all: Record<string, unknown>[]): TerraformJson => ({
  resource: { aws_instance: Object.fromEntries(all.map((one, index) => [`i${index}`, one])) },
});

test("a bastion and two hosts cost what the table says, item by item", () => {
  const json = synth((stack) => {
    const network = networkIn(stack, { access: "bastion" });
    const bastion = new Bastion(stack, "bastion", { network, allowSshFrom: ["2a00:1450::/32"], publicKey: PUBLIC_KEY });
    new Host(stack, "app", { network, bastion, volumeSizeGib: 20 });
    new Host(stack, "web", { network, bastion, instanceType: "t4g.small", detailedMonitoring: false });
  });
  expect(costOf(json, "eu-west-1")).toMatchInlineSnapshot(`
    {
      "items": [
        {
          "text": "2 x t4g.micro",
          "usd": 13.432,
        },
        {
          "text": "1 x t4g.small",
          "usd": 13.432,
        },
        {
          "text": "36 GB of gp3",
          "usd": 3.1679999999999997,
        },
        {
          "text": "detailed monitoring of 2",
          "usd": 4.2,
        },
        {
          "text": "1 KMS key",
          "usd": 1,
        },
      ],
      "oldestPrice": "2023-01-02",
      "usd": 35.232,
    }
  `);
});

test.each([
  ["us-east-1", "t4g.micro", 0.0084],
  ["eu-west-1", "t4g.micro", 0.0092],
  ["eu-west-1", "t3.small", 0.0228],
])("in %s a %s at %d dollars an hour runs 730 hours a month", (region, type, usd) => {
  expect(HOURS_A_MONTH).toBe(730);
  expect(costOf(instances({ instance_type: type }), region).usd).toBeCloseTo(usd * 730, 9);
});

test.each([
  [[8], 8],
  [[8, 8], 16],
  [[8, 100, 30], 138],
])("root volumes of %j GiB are %d GB of gp3", (sizes, sum) => {
  const json = instances(
    ...sizes.map((volume_size) => ({ instance_type: "t4g.nano", root_block_device: { volume_size } })),
  );
  expect(costOf(json, "us-east-1").items).toContainEqual({ text: `${sum} GB of gp3`, usd: sum * 0.08 });
});

test.each([
  ["t4g.metal-99xl", "eu-west-1"],
  ["m7g.large", "us-east-1"],
  ["t4g.micro", "eu-north-1"],
  ["t4g.micro", "constructor"],
  ["__proto__", "eu-west-1"],
])("a %s in %s has no price, and none is guessed", (instance_type, region) => {
  expect(costOf(instances({ instance_type }), region)).toEqual({
    items: [{ text: `1 x ${instance_type}`, usd: undefined }],
    usd: 0,
    oldestPrice: undefined,
  });
});

test("what has no price is listed beside what has one, and the sum is of the latter", () => {
  const cost = costOf(instances({ instance_type: "t4g.micro" }, { instance_type: "m7g.large" }), "us-east-1");
  expect(cost.items.map((item) => [item.text, item.usd?.toFixed(2)])).toEqual([
    ["1 x t4g.micro", "6.13"],
    ["1 x m7g.large", undefined],
  ]);
  expect(cost.usd).toBeCloseTo(6.132, 9);
  expect(cost.oldestPrice).toBe("2026-01-19");
});

test.each<[string, TerraformJson, number]>([
  ["nothing", {}, 0],
  ["no resource", { resource: {} }, 0],
  ["an instance that asks for none", instances({ associate_public_ip_address: false }, {}), 0],
  ["an instance that asks for one", instances({ associate_public_ip_address: true }), 1],
  ["two elastic addresses", { resource: { aws_eip: { a: {}, b: {} } } }, 2],
])("%s takes %#: %j public IPv4 addresses", (_, json, count) => {
  expect(publicIpv4Count(json)).toBe(count);
  expect(costOf(json, "us-east-1").items.filter((item) => item.text.includes("IPv4"))).toHaveLength(count > 0 ? 1 : 0);
});

test("a public IPv4 address that a user adds is charged", () => {
  const json = synth((stack) => {
    const network = networkIn(stack, { flowLogs: false });
    const subnetId = network.tiers.get("public")?.subnets[0]?.subnetId;
    new Instance(stack, "old", {
      ami: "ami-01234567",
      instanceType: "t3.nano",
      subnetId,
      associatePublicIpAddress: true,
    });
  });
  expect(costOf(json, "eu-west-1").items).toEqual([
    { text: "1 x t3.nano", usd: 0.0057 * 730 },
    { text: "1 public IPv4", usd: 0.005 * 730 },
  ]);
});

test("a network without hosts costs its flow logs' key, and nothing without flow logs", () => {
  expect(costOf(synth(networkIn), "eu-west-1").items).toEqual([{ text: "1 KMS key", usd: 1 }]);
  expect(
    costOf(
      synth((stack) => networkIn(stack, { flowLogs: false })),
      "eu-west-1",
    ),
  ).toEqual({
    items: [],
    usd: 0,
    oldestPrice: undefined,
  });
});

test.each(["constructor", "toString", "__proto__", "aws_nothing", ""])(
  "there are no resources of the type %j",
  (type) => {
    expect(resourcesOf({ resource: { aws_vpc: { main: {} } } }, type)).toEqual([]);
  },
);
