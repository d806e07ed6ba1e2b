/** The small words every refusal shares. */
import { expect, test } from "vitest";
import { didYouMean, quote } from "../modules/errors/words.js";

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

test.each([
  ["icmpv5", 'Did you mean "icmpv6"? '],
  ["ICMPV5", 'Did you mean "icmpv6"? '],
  ["zzz", ""],
  [58, ""],
  ["icmpv6".repeat(1000), ""],
])("for %j the nearest of icmpv6 and tcp is %j", (value, text) => {
  expect(didYouMean(value, ["tcp", "icmpv6"])).toBe(text);
});
