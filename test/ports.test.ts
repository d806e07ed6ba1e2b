/** Ports and their ranges. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { ALL_PORTS, LINUX_EPHEMERAL, parsePorts } from "../modules/net/ports.js";

const parse = (from: unknown, to: unknown, problems: Problem[]) =>
  parsePorts(from, to, { from: "fromPort", to: "toPort" }, problems);
const refused = (from: unknown, to: unknown): string => {
  const problems: Problem[] = [];
  expect(parse(from, to, problems)).toBeUndefined();
  return problems.map(describe).join("\n");
};

test.each([
  [0, 0],
  [22, 22],
  [LINUX_EPHEMERAL.fromPort, LINUX_EPHEMERAL.toPort],
  [ALL_PORTS.fromPort, ALL_PORTS.toPort],
])("%i to %i is a range", (fromPort, toPort) => {
  const problems: Problem[] = [];
  expect(parse(fromPort, toPort, problems)).toEqual({ fromPort, toPort });
  expect(problems).toEqual([]);
});

test.each([null, "22", "", -1, 65536, 22.5, Number.NaN, Number.POSITIVE_INFINITY, [22], {}, true])(
  "%j is not a port",
  (input) => {
    expect(refused(input, 65535)).toContain("is not a port");
    expect(refused(0, input)).toContain("is not a port");
  },
);

test("both ends are told when both are wrong", () => {
  expect(refused("http", 65536)).toMatchInlineSnapshot(`
    "fromPort: "http" is not a port.
      Write a whole number from 0 to 65535.
    toPort: 65536 is not a port.
      Write a whole number from 0 to 65535."
  `);
});

test("a range is not written backwards", () => {
  expect(refused(2000, 1000)).toMatchInlineSnapshot(`
    "fromPort: 2000 is after 1000, the last port of the range.
      Write the smaller first: 1000 to 2000."
  `);
});

test("whatever is written, a range comes back or a complaint", () => {
  const end = fc.oneof(fc.anything(), fc.integer({ min: -9, max: 65545 }));
  fc.assert(
    fc.property(end, end, (from, to) => {
      const problems: Problem[] = [];
      expect(parse(from, to, problems) === undefined).toBe(problems.length > 0);
    }),
  );
});
