/** What every machine's props become, and which are refused. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { designMachine } from "../modules/host/machine-design.js";
import { networkIn, PUBLIC_KEY, stackNamed } from "./support/synth.js";

const HOST = { tier: "private", isPublic: false, keys: ["bastion"], needsKey: false };
const network = networkIn(stackNamed("test"), { tags: { team: "platform" } });

function designed(props: unknown, id = "app", kind = HOST) {
  const problems: Problem[] = [];
  return { design: designMachine(id, props, kind, problems), problems };
}
const accepted = (props: object, id?: string) => {
  const { design, problems } = designed({ network, ...props }, id);
  expect(problems).toEqual([]);
  return design;
};
const refused = (props: object, id?: string): string => {
  const { design, problems } = designed({ network, ...props }, id);
  expect(design).toBeUndefined();
  return problems.map(describe).join("\n");
};

test("a machine of which nothing is said stands in the first zone, encrypted, monitored, metadata one hop away", () => {
  const { network: place, tier, subnet, ...values } = accepted({}) ?? {};
  expect([place, tier?.design.name, subnet?.zone.name]).toEqual([network, "private", "eu-west-1a"]);
  expect(values).toMatchInlineSnapshot(`
    {
      "detailedMonitoring": true,
      "httpPutResponseHopLimit": 1,
      "instanceType": {
        "architecture": "arm64",
        "type": "t4g.micro",
      },
      "machineImage": "amazon-linux-2023",
      "tags": {
        "team": "platform",
      },
      "userData": undefined,
      "volumeSizeGib": 8,
    }
  `);
});

test.each(["a", "app", "app2", "web-1", "a-b-c", "a".repeat(32)])("%j names a machine", (id) => {
  expect(accepted({}, id)).toBeDefined();
});

test.each(["", "A", "App", "1app", "-a", "a-", "a--b", "a_b", "a.b", "a b", "a\n", "é", "a/b", "a".repeat(33)])(
  "%j names no machine",
  (id) => {
    expect(refused({}, id)).toContain("id: ");
    expect(refused({}, id)).toContain("cannot name a host");
  },
);

test.each([
  ["public", "eu-west-1b", "public", "eu-west-1b"],
  ["private", "eu-west-1a", "private", "eu-west-1a"],
  [undefined, undefined, "private", "eu-west-1a"],
])("the tier %j and the zone %j are %s in %s", (tier, availabilityZone, name, zone) => {
  const design = accepted({ tier, availabilityZone });
  expect(design?.tier.design.name).toBe(name);
  expect(design?.subnet).toBe(network.tiers.get(name)?.subnets.find((subnet) => subnet.zone.name === zone));
});

test("an unknown tier and an unknown zone are told with those that there are", () => {
  expect(refused({ tier: "privat", availabilityZone: "eu-west-1c" })).toMatchInlineSnapshot(`
    "tier: "privat" is not a tier of the network.
      Did you mean "private"? Known: public, private.
    availabilityZone: "eu-west-1c" is not a zone of the network.
      Write one of eu-west-1a, eu-west-1b."
  `);
});

test.each([undefined, null, "network", {}, [], 7, stackNamed("other"), Symbol("network")])(
  "%s is no network to stand in",
  (value) => {
    expect(refused({ network: value })).toMatch(/^network: .* is not a Network\./);
  },
);

test.each([undefined, null, "props", 7, [], Symbol("props"), true])("%s is refused as props", (props) => {
  const { design, problems } = designed(props);
  expect(design).toBeUndefined();
  expect(problems.map(describe).join("\n")).toContain("props: ");
});

test.each([
  ...[8, 9, 30, 65_536].map((value) => ["volumeSizeGib", value] as const),
  ...[1, 2, 64].map((value) => ["httpPutResponseHopLimit", value] as const),
  ...[true, false].map((value) => ["detailedMonitoring", value] as const),
])("%s may be %s", (prop, value) => {
  expect(accepted({ [prop]: value })?.[prop]).toBe(value);
});

const NO_NUMBERS = [0, -8, 8.5, Number.NaN, Number.POSITIVE_INFINITY, "8", true, [8], {}, 8n];
test.each([
  ...[7, 65_537, ...NO_NUMBERS].map((value) => ["volumeSizeGib", value, "is not a size of a gp3 volume"] as const),
  ...[65, ...NO_NUMBERS].map((value) => ["httpPutResponseHopLimit", value, "is not a hop limit"] as const),
  ...["true", 1, 0, "", {}].map((value) => ["detailedMonitoring", value, "is not one of the choices"] as const),
])("%s may not be %s: it %s", (prop, value, complaint) => {
  expect(refused({ [prop]: value })).toContain(`${prop}: `);
  expect(refused({ [prop]: value })).toContain(complaint);
});

test.each([
  ["t2.micro", '"t4g.micro" (arm64, free tier) or "t3.micro" (x86_64, free tier)'],
  ["t1.micro", '"t4g.micro" (arm64, free tier) or "t3.micro" (x86_64, free tier)'],
  ["t2.small", '"t4g.small" (arm64, free tier) or "t3.small" (x86_64, free tier)'],
])("%s has no IPv6-only subnet to start in; %s does", (instanceType, instead) => {
  expect(refused({ instanceType })).toContain("runs on Xen, and only Nitro types start in an IPv6-only");
  expect(refused({ instanceType })).toContain(`Write ${instead}.`);
});

test("an own image decides the architecture, and what contradicts it is refused", () => {
  const machineImage = { amiId: "ami-0123456789abcdef0", architecture: "x86_64" };
  expect(accepted({ machineImage, instanceType: "t3.micro", architecture: "x86_64" })?.machineImage).toEqual(
    machineImage,
  );
  expect(refused({ machineImage, instanceType: "t3.micro", architecture: "arm64" })).toMatchInlineSnapshot(`
    "architecture: "arm64" contradicts the image, which is x86_64.
      Take it away; the machine is of its image's architecture."
  `);
  expect(refused({ machineImage, instanceType: "t4g.micro" })).toContain('"t4g.micro" is arm64, not x86_64');
});

test("an instance type of next year is taken with a warning when its architecture is said", () => {
  const { design, problems } = designed({ network, instanceType: "m99g.large", architecture: "arm64" });
  expect(design?.instanceType).toEqual({ type: "m99g.large", architecture: "arm64" });
  expect(problems.map((problem) => problem.level)).toEqual(["warning"]);
  expect(refused({ instanceType: "m99g.large" })).toContain("instanceType: ");
});

test("tags stand beside the network's, win over them, and with them are 49 at most", () => {
  expect(accepted({ tags: { team: "web", role: "app" } })?.tags).toEqual({ team: "web", role: "app" });
  expect(accepted({ tags: { role: "app" } })?.tags).toEqual({ team: "platform", role: "app" });
  const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, "x"]));
  expect(accepted({ tags: tags(48) })).toBeDefined();
  expect(refused({ tags: tags(49) })).toMatchInlineSnapshot(`
    "tags: with the network's these are 50 tags; AWS allows 50 a resource and v6only sets Name.
      Keep 49 or fewer together.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions"
  `);
  expect(refused({ tags: tags(50) })).toContain("tags: 50 tags; AWS allows 50 a resource");
});

test("everything wrong is told at once", () => {
  const everything = {
    tier: "publik",
    availabilityZone: "eu-west-1z",
    instanceType: "t2.micro",
    machineImage: "ubuntu",
    publicKey: PUBLIC_KEY,
    keyName: "ops",
    volumeSizeGib: 1,
    detailedMonitoring: "no",
    httpPutResponseHopLimit: 0,
    userData: "",
    tags: { Name: "mine" },
    volumeSize: 20,
  };
  const { problems } = designed({ network, ...everything }, "My App");
  expect(problems.map((problem) => problem.where).join(" ")).toMatchInlineSnapshot(
    `"id volumeSize tier availabilityZone machineImage instanceType keyName volumeSizeGib httpPutResponseHopLimit detailedMonitoring userData tags"`,
  );
  const bastion = { ...HOST, tier: "public", isPublic: true, needsKey: true };
  expect(designed({ network, tier: "private", volumeSizeGib: 1 }, "app", bastion).problems.map(describe)).toHaveLength(
    3,
  );
});

const PROPS = `tier availabilityZone instanceType architecture machineImage publicKey keyName volumeSizeGib
  detailedMonitoring httpPutResponseHopLimit userData tags network bastion`.split(/\s+/);

test("whatever is written, a machine comes back or a complaint, and nothing is thrown", () => {
  const one = fc.tuple(fc.constantFrom(...PROPS), fc.anything());
  const props = fc.oneof(
    one.map(([key, value]) => ({ network, [key]: value })),
    fc.array(one, { maxLength: 5 }).map((entries) => ({ network, ...Object.fromEntries(entries) })),
    fc.anything(),
  );
  fc.assert(
    fc.property(props, (input) => {
      const { design, problems } = designed(input);
      expect(design === undefined).toBe(problems.some((problem) => problem.level === "error"));
      expect(problems.map(describe).every((text) => text.length < 2000)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
