/** The small words every refusal shares. */
import { expect, test } from "vitest";
import { didYouMean, isNot, quote, withSameDigits } from "../modules/errors/words.js";

const ONLY_TERRAFORM_KNOWS: readonly unknown[] = [
  "${TfToken[TOKEN.0]}",
  "2001:db8::${TfToken[TOKEN.0]}/64",
  -8.10956221259138e298,
  -1.8881545897087505e289,
  ["#{TfToken[TOKEN.2]}"],
  { "&{TfToken[TOKEN.4]}": "x" },
];
const circle: Record<string, unknown> = {};
circle.self = circle;

test.each([
  ["text", '"text"'],
  ['a "quote"\n', '"a \\"quote\\"\\n"'],
  [undefined, "undefined"],
  [null, "null"],
  [Number.NaN, "null"],
  [7n, "7"],
  [[1n], "a value that JSON cannot hold"],
  [circle, "a value that JSON cannot hold"],
  [Symbol("s"), "Symbol(s)"],
  ["x".repeat(100), `"${"x".repeat(58)}…`],
])("value %# is quoted as JSON, cut to 60 characters", (value, text) => {
  expect(quote(value)).toBe(text);
});

test.each(ONLY_TERRAFORM_KNOWS)("%j is shown as a value that only Terraform knows", (value) => {
  expect(quote(value)).toBe("a value that only Terraform knows");
  expect(isNot(value, "a port")).toBe("is known only to Terraform; the value itself must be written here");
});

test.each([-1e300, -1e280, Number.MIN_SAFE_INTEGER, "TfToken[TOKEN.0]", "${var.office}"])("%j is no token", (value) => {
  expect(quote(value)).toBe(JSON.stringify(value));
});

test.each([
  ["x", '"x" is not a port'],
  [null, "null is not a port"],
  [undefined, "is missing"],
])("of %j it is said: %s", (value, text) => {
  expect(isNot(value, "a port")).toBe(text);
});

test.each<[unknown, string[]]>([
  ["m9g.large", []],
  ["m6g.lrage", ["m6g.large"]],
  ["eu-west-1", []],
  [6, []],
])("of the names only those with the digits of %j can be meant: %j", (value, names) => {
  expect(withSameDigits(value, ["m6g.large", "m7g.large"])).toEqual(names);
});

test.each([
  ["icmpv5", 'Did you mean "icmpv6"? '],
  ["ICMPV5", 'Did you mean "icmpv6"? '],
  ["zzz", ""],
  [58, ""],
  ["icmpv6".repeat(1000), ""],
])("for %j the nearest of icmpv6 and tcp is %j", (value, text) => {
  expect(didYouMean(value, ["tcp", "icmpv6"])).toBe(text);
});
