/** What JSON.parse would lose of a file without a word: all but the last of repeated keys, and digits. */
import { describe, expect, test } from "vitest";
import { inexactIn } from "../modules/cli/exact-json.js";

/** Where something is lost, and what. */
function lost(text: string): string[] {
  return inexactIn(text, "a.tf.json").map(({ where, what }) => `${where}: ${what}`);
}

test("nothing is lost of text, numbers and keys that JavaScript holds", () => {
  const numbers = "0 -0 -0.0 1 10 1.50 -1.0e3 1E3 1e+21 100e-2 0.1 9007199254740992 1e308 5e-324 0e999".split(" ");
  expect(
    lost(`\t{ "a" : [${numbers.join(" , ")}],\r\n "b": {"a": {}, "b": [[], {}]}, "c": [{"a": 1}, {"a": 1}] }`),
  ).toEqual([]);
  expect(lost('{"a": "\\"b\\": 1e999, {[\\\\", "b": "9007199254740993", "\\"a\\"": "b", "": ",:"}')).toEqual([]);
  expect(lost('"9007199254740993"')).toEqual([]);
});

test("every loss is told with its place", () => {
  const problems = inexactIn('{"locals": {"a": [1, {"b": 9007199254740993}], "c": 1, "c": 2}}', "a.tf.json");
  expect(problems).toMatchInlineSnapshot(`
    [
      {
        "fix": "Write it as an expression, such as "\${0.1}", or in a variable's default as text; Terraform keeps every digit of both",
        "level": "error",
        "what": "9007199254740993 would become 9007199254740992",
        "where": "a.tf.json: locals.a[1].b",
      },
      {
        "fix": "Write the key once, with all that belongs to it",
        "level": "error",
        "what": "written twice in one object, of which only the last would be read",
        "where": "a.tf.json: locals.c",
      },
    ]
  `);
});

describe("a key", () => {
  test.each([
    ['{"resource": {"t": {"a": {}}, "t": {"b": {}}}}', "a.tf.json: resource.t: written twice"],
    ['{"output": {}, "output": {}, "output": {}}', "a.tf.json: output: written twice"],
    ['{"a": [0, {"b": 1, "\\u0062": 2}]}', "a.tf.json: a[1].b: written twice"],
    ['{"a": {"": 1, "": 2}}', "a.tf.json: a.: written twice"],
    ['{"__proto__": 1, "__proto__": 2}', "a.tf.json: __proto__: written twice"],
    ['{"a\\"": 1, "a\\"" : 2}', 'a.tf.json: a": written twice'],
  ])("of %s", (text, what) => {
    expect(lost(text)[0]).toContain(what);
  });
});

describe("a number", () => {
  test.each([
    "12345678901234567890",
    "-9007199254740993",
    "0.1234567890123456789012",
    "1e400",
    "-1e400",
    "1e-400",
    "1.00000000000000000001",
  ])("%s", (number) => {
    expect(lost(`[0, ${number}]`)).toEqual([expect.stringContaining(`a.tf.json: [1]: ${number} `)]);
    expect(lost(`{"a":${number}}`)).toEqual([expect.stringContaining(`a.tf.json: a: ${number} `)]);
    expect(lost(number)).toHaveLength(1);
  });
});

test("lists in lists and long texts take no more than their time", () => {
  const deep = 100_000;
  expect(lost("[".repeat(deep) + "]".repeat(deep))).toEqual([]);
  expect(lost(JSON.stringify({ a: '\\"'.repeat(1_000_000), b: "x1".repeat(1_000_000) }))).toEqual([]);
});
