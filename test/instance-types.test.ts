/** Which instance types can stand in an IPv6-only subnet. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { type Architecture, checkInstanceType } from "../modules/facts/instance-types.js";

const refused = (input: unknown, architecture?: Architecture): string => {
  const problems: Problem[] = [];
  expect(checkInstanceType(input, "instanceType", problems, architecture)).toBeUndefined();
  expect(problems.map((problem) => problem.level)).toEqual(["error"]);
  return problems.map(describe).join("\n");
};

test.each([
  ["t4g.micro", "arm64"],
  ["t3.micro", "x86_64"],
  ["t3a.2xlarge", "x86_64"],
  ["c7i-flex.large", "x86_64"],
  ["m8g.metal-48xl", "arm64"],
  ["u7in-32tb.224xlarge", "x86_64"],
  ["i3.metal", "x86_64"],
  ["p3dn.24xlarge", "x86_64"],
])("%s is %s and starts in an IPv6-only subnet", (type, architecture) => {
  const problems: Problem[] = [];
  expect(checkInstanceType(type, "instanceType", problems)).toEqual({ type, architecture });
  expect(problems).toEqual([]);
});

test("t2.micro is refused, naming types of the free tier that work", () => {
  expect(refused("t2.micro")).toMatchInlineSnapshot(`
    "instanceType: "t2.micro" runs on Xen, and only Nitro types start in an IPv6-only subnet.
      Write "t4g.micro" (arm64, free tier) or "t3.micro" (x86_64, free tier).
      https://docs.aws.amazon.com/vpc/latest/userguide/create-subnets.html (checked 2026-11-24)"
  `);
});

test("t2.micro for an x86_64 image is answered with x86_64", () => {
  expect(refused("t2.micro", "x86_64")).toContain('Write "t3.micro" (x86_64, free tier).');
});

test.each([
  [
    "m4.xlarge",
    '"m7g.xlarge" (arm64) or "m7i.xlarge" (x86_64) or "t4g.micro" (arm64, free tier) or "t3.micro" (x86_64, free tier)',
  ],
  [
    "m1.small",
    '"m7g.medium" (arm64) or "m7i.large" (x86_64) or "t4g.micro" (arm64, free tier) or "t3.micro" (x86_64, free tier)',
  ],
  [
    "i3.large",
    '"i4g.large" (arm64) or "i4i.large" (x86_64) or "t4g.micro" (arm64, free tier) or "t3.micro" (x86_64, free tier)',
  ],
  ["p3.8xlarge", '"p4d.24xlarge" (x86_64) or "t4g.micro" (arm64, free tier) or "t3.micro" (x86_64, free tier)'],
  ["t1.micro", '"t4g.micro" (arm64, free tier) or "t3.micro" (x86_64, free tier)'],
  ["x1.32xlarge", '"x2iedn.32xlarge" (x86_64) or "t4g.micro" (arm64, free tier) or "t3.micro" (x86_64, free tier)'],
])("%s is of Xen; %s does instead", (type, instead) => {
  expect(refused(type)).toContain(`only Nitro types start in an IPv6-only subnet.\n  Write ${instead}.`);
});

test("saying the architecture does not let a Xen type through", () => {
  expect(refused("p2.xlarge", "arm64")).toContain('Write "t4g.micro" (arm64, free tier).');
});

test("a type of the other architecture is refused", () => {
  expect(refused("t3.micro", "arm64")).toMatchInlineSnapshot(`
    "instanceType: "t3.micro" is x86_64, not arm64.
      Name an instance type that is arm64, such as "t4g.micro"."
  `);
});

test("a Mac is refused", () => {
  expect(refused("mac2-m2.metal")).toMatchInlineSnapshot(`
    "instanceType: "mac2-m2.metal" is an Apple Mac: it runs macOS only, on a host rented whole.
      Write a type that runs Linux, such as "t4g.micro" (arm64) or "t3.micro" (x86_64).
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-mac-instances.html"
  `);
});

test("an unknown type names the nearest one that is known", () => {
  expect(refused("t4g.mirco")).toMatchInlineSnapshot(`
    "instanceType: "t4g.mirco" is not in the table of Nitro types.
      Did you mean "t4g.micro"? When the type is newer than the table, say its architecture beside it: architecture: "arm64".
      https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-nitro-instances.html (checked 2026-11-24)"
  `);
});

test.each([
  ["m9g.large", "arm64"],
  ["c9gd.xlarge", "arm64"],
  ["m9i.large", "x86_64"],
  ["g9.xlarge", "x86_64"],
])("%s is of no generation that is known: none is guessed, and how to say %s is told", (type, architecture) => {
  expect(refused(type)).toContain(
    `  When the type is newer than the table, say its architecture beside it: architecture: "${architecture}".\n`,
  );
});

test.each(["t2.nano", "t2.medium", "m4.large", "m4.16xlarge", "g3.4xlarge", "f1.2xlarge", "i2.xlarge"])(
  "in place of %s one of the free tier is named, for either architecture",
  (type) => {
    expect(refused(type)).toContain(", free tier)");
    for (const one of ["arm64", "x86_64"] as const) expect(refused(type, one)).toContain(`(${one}, free tier)`);
  },
);

test("an unknown type with its architecture passes with a warning", () => {
  const problems: Problem[] = [];
  const found = checkInstanceType("m9g.large", "instanceType", problems, "arm64");
  expect(found).toEqual({ type: "m9g.large", architecture: "arm64" });
  expect(problems.map((problem) => problem.level)).toEqual(["warning"]);
  expect(describe(problems[0] as Problem)).toMatchInlineSnapshot(`
    "instanceType: "m9g.large" is not in the table of Nitro types; taken for arm64 as you say.
      See that AWS has the type and that it is built on Nitro.
      https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-nitro-instances.html (checked 2026-11-24)"
  `);
});

test("what is no type at all does not pass even with its architecture", () => {
  expect(refused("T4G.MICRO", "arm64")).toMatchInlineSnapshot(`
    "instanceType: "T4G.MICRO" is not an EC2 instance type.
      Did you mean "t4g.micro"? Write a family and a size, such as "t4g.micro".
      https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html"
  `);
});

test.each([
  null,
  4,
  Number.NaN,
  {},
  [],
  ["t4g.micro"],
  "",
  "t4g",
  ".micro",
  "__proto__.x",
  "constructor",
  "x".repeat(99999),
])("%j is not an instance type", (input) => {
  expect(refused(input)).toContain("is not an EC2 instance type");
});

test.each(["constructor.micro", "t4g.constructor", "tostring.nano"])("%s is not in the table", (input) => {
  expect(refused(input)).toContain("in the table of Nitro types");
});

test("whatever is written, a type comes back or one error", () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.stringMatching(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/)), (input) => {
      const problems: Problem[] = [];
      const found = checkInstanceType(input, "instanceType", problems);
      expect(problems.filter((problem) => problem.level === "error")).toHaveLength(found ? 0 : 1);
    }),
  );
});
