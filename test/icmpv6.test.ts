/** ICMPv6 types and codes by name and number. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { icmpv6Name, parseIcmpv6 } from "../modules/net/icmpv6.js";

const where = { type: "ingress[0].icmpType", code: "ingress[0].icmpCode" };
const parsed = (type: unknown, code?: unknown) => {
  const problems: Problem[] = [];
  return { found: parseIcmpv6(type, code, where, problems), problems };
};
const refused = (type: unknown, code?: unknown): string => {
  const { found, problems } = parsed(type, code);
  expect(found).toBeUndefined();
  return problems.map(describe).join("\n");
};

test.each([
  [undefined, undefined, -1, -1],
  [null, null, -1, -1],
  [-1, -1, -1, -1],
  ["-1", "-1", -1, -1],
  ["packet-too-big", undefined, 2, -1],
  ["Packet Too Big", 0, 2, 0],
  ["packet_too_big", "0", 2, 0],
  ["echo-reply", null, 129, -1],
  [129, 0, 129, 0],
  ["129", "0", 129, 0],
  ["destination-unreachable", "port-unreachable", 1, 4],
  ["Destination Unreachable", "source address failed ingress/egress policy", 1, 5],
  [1, "communication-prohibited", 1, 1],
  ["1", "no-route", 1, 0],
  ["time-exceeded", "hop-limit-exceeded-in-transit", 3, 0],
  ["parameter-problem", "unrecognized Next Header type encountered", 4, 1],
  ["neighbour-solicitation", undefined, 135, -1],
  ["extended-echo-reply", "no-such-interface", 161, 2],
  [138, 255, 138, 255],
  [200, 7, 200, 7],
])("type %j with code %j is %i/%i", (type, code, knownType, knownCode) => {
  expect(parsed(type, code)).toEqual({ found: { type: knownType, code: knownCode }, problems: [] });
});

test.each([
  "",
  "packet-to-big",
  " 2",
  "02",
  "2.0",
  "256",
  "constructor",
  "__proto__",
  "source-quench",
  "x".repeat(99999),
  -2,
  256,
  300,
  1.5,
  Number.NaN,
  true,
  [2],
  {},
])("%j is no type", (type) => {
  expect(refused(type)).toContain("is not an ICMPv6 type");
});

test.each([
  [1, "", "destination-unreachable"],
  [1, "constructor", "destination-unreachable"],
  [2, "port-unreachable", "packet-too-big"],
  ["echo-reply", 256, "echo-reply"],
  [200, -2, "type 200"],
  [3, [], "time-exceeded"],
  [3, false, "time-exceeded"],
])("type %j has no code %j", (type, code, name) => {
  expect(refused(type, code)).toContain(`is not an ICMPv6 code of ${name}.`);
});

test("a misspelt type names the nearest", () => {
  expect(refused("packet-to-big")).toMatchInlineSnapshot(`
    "ingress[0].icmpType: "packet-to-big" is not an ICMPv6 type.
      Did you mean "packet-too-big"? Write a name of IANA's, such as "packet-too-big" or "echo-reply", a number from 0 to 255, or -1 for all.
      https://www.iana.org/assignments/icmpv6-parameters"
  `);
});

test("a misspelt code names the nearest and the others of its type", () => {
  expect(refused("time-exceeded", "hop-limit-exceeded-in-transitt")).toMatchInlineSnapshot(`
    "ingress[0].icmpCode: "hop-limit-exceeded-in-transitt" is not an ICMPv6 code of time-exceeded.
      Did you mean "hop-limit-exceeded-in-transit"? Write "hop-limit-exceeded-in-transit", "fragment-reassembly-time-exceeded", a number from 0 to 255, or -1 for all.
      https://www.iana.org/assignments/icmpv6-parameters"
  `);
});

test("a code of a type that has none but 0", () => {
  expect(refused("echo-reply", "port-unreachable")).toMatchInlineSnapshot(`
    "ingress[0].icmpCode: "port-unreachable" is not an ICMPv6 code of echo-reply.
      Write a number from 0 to 255, or -1 for all.
      https://www.iana.org/assignments/icmpv6-parameters"
  `);
});

test("a type and a code that are both wrong are told at once", () => {
  expect(refused(300, 400)).toMatchInlineSnapshot(`
    "ingress[0].icmpType: 300 is not an ICMPv6 type.
      Write a name of IANA's, such as "packet-too-big" or "echo-reply", a number from 0 to 255, or -1 for all.
      https://www.iana.org/assignments/icmpv6-parameters
    ingress[0].icmpCode: 400 is not an ICMPv6 code.
      Write a number from 0 to 255, or -1 for all.
      https://www.iana.org/assignments/icmpv6-parameters"
  `);
});

test("the name of a code is not judged while its type is wrong", () => {
  expect(parsed("destination-unreachabel", "port-unreachable").problems).toHaveLength(1);
  expect(parsed("destination-unreachabel", "400").problems).toHaveLength(2);
});

test.each([
  [undefined, 0],
  [null, "0"],
  [-1, 4],
  ["-1", "port-unreachable"],
  [-1, 256],
])("type %j, which is all types, has no code %j", (type, code) => {
  expect(refused(type, code)).toContain("is a code of no type");
});

test("a code without its type", () => {
  expect(refused(undefined, 0)).toMatchInlineSnapshot(`
    "ingress[0].icmpCode: 0 is a code of no type: the type is left out or -1, which means all types.
      Name the type that the code belongs to, or write -1 for all codes.
      https://www.iana.org/assignments/icmpv6-parameters"
  `);
});

test.each([
  [0, 'Write "echo-reply" (129)'],
  ["8", 'Write "echo-request" (128)'],
  [9, 'Write "router-advertisement" (134)'],
  [11, 'Write "time-exceeded" (3)'],
  [12, 'Write "parameter-problem" (4)'],
  [13, "Take the rule away"],
  [42, 'Write "extended-echo-request" (160)'],
])("type %j is ICMPv4's: it is taken with a warning, %s", (type, fix) => {
  const { found, problems } = parsed(type, 0);
  expect(found).toEqual({ type: Number(type), code: 0 });
  expect(problems.map((problem) => [problem.level, problem.where, problem.fix])).toEqual([
    ["warning", where.type, fix],
  ]);
});

test("the echo request of ICMPv4 is answered with its twin", () => {
  expect(parsed(8).problems.map(describe).join("\n")).toMatchInlineSnapshot(`
    "ingress[0].icmpType: 8 is echo-request in ICMPv4 and nothing in ICMPv6, so that it never matches.
      Write "echo-request" (128).
      https://www.iana.org/assignments/icmpv6-parameters"
  `);
});

test.each([
  [-1, -1, "all types"],
  [2, -1, "packet-too-big"],
  [2, 0, "packet-too-big"],
  [129, 0, "echo-reply"],
  [129, 3, "echo-reply/code 3"],
  [1, -1, "destination-unreachable"],
  [1, 4, "destination-unreachable/port-unreachable"],
  [1, 77, "destination-unreachable/code 77"],
  [138, 255, "router-renumbering/sequence-number-reset"],
  [200, -1, "type 200"],
  [200, 0, "type 200/code 0"],
])("type %i with code %i is called %s", (type, code, name) => {
  expect(icmpv6Name({ type, code })).toBe(name);
});

test("whatever is written, a message in range comes back or an error", () => {
  const value = fc.oneof(
    fc.anything(),
    fc.integer({ min: -3, max: 300 }),
    fc.constantFrom("redirect", "-1", undefined),
  );
  fc.assert(
    fc.property(value, value, (type, code) => {
      const { found, problems } = parsed(type, code);
      expect(problems.some((problem) => problem.level === "error")).toBe(found === undefined);
      if (found === undefined) return;
      for (const number of [found.type, found.code]) expect(Number.isInteger(number) && number >= -1).toBe(true);
      expect(Math.max(found.type, found.code)).toBeLessThanOrEqual(255);
      expect(found.type !== -1 || found.code === -1).toBe(true);
    }),
  );
});
