/** Regions, their partitions, and the names of zones. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { parseRegion, parseZone, partitionOf, REGIONS } from "../modules/facts/regions.js";

const complaint = (parse: (problems: Problem[]) => unknown): string => {
  const problems: Problem[] = [];
  expect(parse(problems)).toBeUndefined();
  return problems.map(describe).join("\n");
};
const zone = (input: unknown) => complaint((problems) => parseZone(input, "availabilityZones[0]", problems));
const region = (input: unknown) => complaint((problems) => parseRegion(input, "region", problems));

test.each([
  ["eu-west-1", "aws"],
  ["us-east-1", "aws"],
  ["mx-central-1", "aws"],
  ["cn-northwest-1", "aws-cn"],
  ["us-gov-west-1", "aws-us-gov"],
  ["eusc-de-east-1", "aws-eusc"],
  ["us-isob-east-1", "aws-iso-b"],
])("the region %s is of the partition %s", (name, partition) => {
  expect(partitionOf(name)).toBe(partition);
  expect(parseRegion(name, "region", [])).toBe(name);
});

test.each(["", "aws", "eu-west-9", "EU-WEST-1", "__proto__", "constructor"])("%j has no partition", (name) => {
  expect(partitionOf(name)).toBeUndefined();
});

test.each(["ap-southeast-6", "us-isob-west-1"])("the region %s is taken, with a warning of the provider", (name) => {
  const problems: Problem[] = [];
  expect(parseRegion(name, "region", problems)).toBe(name);
  expect(problems.map(({ level, what }) => `${level}: ${what}`)).toEqual([
    `warning: "${name}" is a region that the Terraform AWS provider 5.100.0 refuses`,
  ]);
});

test("no other region needs a newer provider", () => {
  const problems: Problem[] = [];
  for (const name of REGIONS) parseRegion(name, name, problems);
  expect(problems.map(({ where }) => where)).toEqual(["ap-southeast-6", "us-isob-west-1"]);
});

test("46 regions are known, each once", () => {
  expect(REGIONS).toHaveLength(46);
  expect(new Set(REGIONS).size).toBe(46);
});

test.each([
  ["eu-west-1a", "eu-west-1", "a"],
  ["us-east-1f", "us-east-1", "f"],
  ["ap-southeast-7c", "ap-southeast-7", "c"],
  ["us-gov-east-1b", "us-gov-east-1", "b"],
  ["eusc-de-east-1a", "eusc-de-east-1", "a"],
])("the zone %s is of the region %s and has the letter %s", (name, region, letter) => {
  const problems: Problem[] = [];
  expect(parseZone(name, "zones[0]", problems)).toEqual({ name, region, letter });
  expect(problems).toEqual([]);
});

test("a region in place of a zone is told to add a letter", () => {
  expect(zone("eu-west-1")).toMatchInlineSnapshot(`
    "availabilityZones[0]: "eu-west-1" is a region, not an Availability Zone.
      Add the zone's letter, such as "eu-west-1a".
      https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html"
  `);
});

test("a zone ID is refused, because its letter is another's", () => {
  expect(zone("euw1-az1")).toMatchInlineSnapshot(`
    "availabilityZones[0]: "euw1-az1" is a zone ID, whose letter differs from account to account.
      Write the zone's name in your account, such as "eu-west-1a".
      https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html"
  `);
});

test.each(["use1-az6", "usgw1-az1", "apne1-az4", "usw2-lax1-az1"])("%s is a zone ID", (id) => {
  expect(zone(id)).toContain("is a zone ID");
});

test("a Local Zone is refused with the reason", () => {
  expect(zone("us-west-2-lax-1a")).toMatchInlineSnapshot(`
    "availabilityZones[0]: "us-west-2-lax-1a" is a Local or Wavelength Zone, which has no letter of its region to number subnets by.
      Write an Availability Zone of the region, such as "us-west-2a".
      https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html"
  `);
});

test.each(["us-east-1-wl1-bos-wlz-1", "us-west-2-lax-1b", "ap-northeast-1-wl1-kix-wlz-1"])(
  "%s has no letter",
  (name) => {
    expect(zone(name)).toContain("Local or Wavelength Zone");
  },
);

test("a zone of an unknown region names the nearest one that is known", () => {
  expect(zone("eu-wset-1b")).toMatchInlineSnapshot(`
    "availabilityZones[0]: "eu-wset-1b" is not an Availability Zone.
      Did you mean "eu-west-1b"? Write a region's code and a letter, such as "eu-west-1a".
      https://github.com/boto/botocore/blob/1.43.11/botocore/data/partitions.json (checked 2026-11-24)"
  `);
});

test.each([
  ["eu-west-1A", 'Did you mean "eu-west-1a"?'],
  ["eu-west-1-b", 'Did you mean "eu-west-1b"?'],
  ["eu-west-9a", "Write a region's code and a letter"],
])("of %j no other letter or digit is guessed: %s", (name, fix) => {
  expect(zone(name)).toContain(`is not an Availability Zone.\n  ${fix}`);
});

test.each(["eu-west-9", "eu-west"])("of %s no region is guessed, whose digit is its meaning", (name) => {
  expect(region(name)).toContain("is not an AWS region.\n  Write a region's code");
});

test("an unknown region names the nearest one that is known", () => {
  expect(region("EU-WEST-1")).toMatchInlineSnapshot(`
    "region: "EU-WEST-1" is not an AWS region.
      Did you mean "eu-west-1"? Write a region's code, such as "eu-west-1".
      https://github.com/boto/botocore/blob/1.43.11/botocore/data/partitions.json (checked 2026-11-24)"
  `);
});

test.each([null, 1, Number.NaN, {}, [], ["eu-west-1a"], "", "a", "__proto__", "constructor", "é".repeat(99999)])(
  "%j is neither a region nor a zone",
  (input) => {
    expect(zone(input)).toContain("is not an Availability Zone");
    expect(region(input)).toContain("is not an AWS region");
  },
);

test("whatever is written, a zone comes back or one complaint", () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string(), fc.stringMatching(/^[a-z]{2}-[a-z]+-[0-9][a-z]?$/)), (input) => {
      const problems: Problem[] = [];
      const parsed = parseZone(input, "zones[0]", problems);
      expect(problems).toHaveLength(parsed ? 0 : 1);
      if (parsed) expect(`${parsed.region}${parsed.letter}`).toBe(input);
    }),
  );
});
