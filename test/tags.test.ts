/** Tags: what EC2 takes, and nothing that Terraform or a reader would take for something else. */
import { Fn, TerraformVariable } from "cdktf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { parseTags } from "../modules/network/tags.js";
import { stackNamed } from "./support/synth.js";

const parsed = (input: unknown) => {
  const problems: Problem[] = [];
  return { tags: parseTags(input, "tags", problems), said: problems.map(describe).join("\n") };
};
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "x"]));

test.each([
  [{}],
  [{ team: "platform" }],
  [{ "cost-center": "", "a b": " c " }],
  [{ "k8s.io/cluster": "a=b+c:d@e_f/g" }],
  [{ constructor: "x", toString: "y", hasOwnProperty: "z" }],
  [{ équipe: "réseau 網路 ٣" }],
  [{ names: "not Name", "not-aws:x": "aws:y" }],
  [{ ["k".repeat(127)]: "v".repeat(256) }],
  [many(49)],
])("%j is taken as it is", (input) => {
  expect(parsed(input)).toEqual({ tags: input, said: "" });
});

test("no tags are none", () => {
  expect(parsed(undefined)).toEqual({ tags: {}, said: "" });
});

test.each([null, "team=platform", 7, true, [], [{ key: "team", value: "platform" }]])(
  "%j is not a map of tags",
  (input) => {
    expect(parsed(input).said).toContain(" is not a map of tags");
  },
);

test.each([
  ["", "is empty"],
  ["Name", "is set by v6only on every resource"],
  ["name", "is set by v6only on every resource; IAM tells no case apart"],
  ["aws:cloudformation:stack-name", "starts with aws:, which AWS keeps for itself"],
  ["AWS:x", "starts with aws:, which AWS keeps for itself"],
  ["k".repeat(128), "has 128 characters; AWS takes 127"],
  ["team\u200b", "has a character that cannot be seen"],
  ["\u3164", "has a character that cannot be seen"],
  ["a\u034fb", "has a character that cannot be seen"],
  ["a;b", "has a character that IAM refuses"],
  ['${file("/etc/hostname")}', "has a character that IAM refuses"],
])("the key %j is refused", (key, fault) => {
  expect(parsed({ [key]: "x" }).said).toContain(fault);
});

test.each([
  [null, "is not text"],
  [7, "is not text"],
  [true, "is not text"],
  [undefined, "is not text"],
  [["platform"], "is not text"],
  [{ toString: 0, valueOf: 0 }, "is not text"],
  [Object.create(null), "is not text"],
  ["v".repeat(257), "has 257 characters; AWS takes 256"],
  ["two\nlines", "has a character that cannot be seen"],
  ["\u2800", "has a character that cannot be seen"],
  ["a, b", "has a character that IAM refuses"],
  ["🛰", "has a character that IAM refuses"],
  ["%{ if true }yes%{ endif }", "has a character that IAM refuses"],
])("the value %j is refused", (value, fault) => {
  expect(parsed({ team: value }).said).toContain(fault);
});

test("a number that happens to look like one of cdktf's references is not text", () => {
  expect(parsed({ team: -1.8881545897087503e289 }).said).toContain("is not text");
});

test("everything wrong with tags is told at once", () => {
  const tags = JSON.parse('{ "__proto__": "x", "Name": "web", "aws:x": 1, "a": "\\u0007" }');
  expect(parsed(tags).said).toMatchInlineSnapshot(`
    "tags: the key "__proto__" is lost on the way to Terraform.
      Name the tag otherwise.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
    tags: the key "Name" is set by v6only on every resource; IAM tells no case apart.
      Name the tag otherwise.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
    tags: the key "aws:x" starts with aws:, which AWS keeps for itself.
      Name the tag otherwise.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
    tags["aws:x"]: 1 is not text.
      Write text of at most 256 visible characters in quotes, such as "platform".
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
    tags["a"]: "\\u0007" has a character that cannot be seen.
      Write text of at most 256 visible characters in quotes, such as "platform".
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions"
  `);
});

test("two keys that differ in case only are refused: IAM takes them for one", () => {
  expect(parsed({ team: "a", Team: "b" }).said).toContain('the key "Team" is "team" to IAM, which tells no case apart');
});

test("50 tags are one too many", () => {
  expect(parsed(many(50)).said).toMatchInlineSnapshot(`
    "tags: 50 tags; AWS allows 50 a resource and v6only sets Name.
      Keep 49 or fewer.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions"
  `);
});

test("a reference is kept, and the text around it is escaped", () => {
  const team = new TerraformVariable(stackNamed("test"), "team", { type: "string" }).stringValue;
  expect(parsed({ team }).tags).toEqual({ team });
  expect(parsed({ team: `\${x} ${team} %{y}` }).tags).toEqual({ team: `\${"$"}{x} ${team} %%{y}` });
  expect(parsed({ team: `${team}${"v".repeat(250)}` }).said).toBe("");
  expect(parsed({ team: `${team}\n` }).said).toContain("has a character that cannot be seen");
});

test("a reference that is not yet text becomes text", () => {
  const upper = Fn.upper(new TerraformVariable(stackNamed("test"), "team", { type: "string" }).stringValue);
  const value = new TerraformVariable(stackNamed("test"), "team", { type: "string" }).value;
  const { tags, said } = parsed({ upper, value });
  expect(said).toBe("");
  expect(Object.values(tags)).toEqual([expect.stringContaining("TfToken"), expect.stringContaining("TfToken")]);
});

test("whatever is written, tags of text come back or a complaint, and nothing is thrown", () => {
  const values = fc.oneof(fc.string({ unit: "binary" }), fc.anything({ withNullPrototype: true }));
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.dictionary(fc.string({ unit: "binary" }), values)), (input) => {
      const { tags, said } = parsed(input);
      if (said !== "") return;
      expect(Object.keys(tags)).toHaveLength(Object.keys(input ?? {}).length);
      for (const value of Object.values(tags)) expect(value).toBeTypeOf("string");
    }),
  );
});
