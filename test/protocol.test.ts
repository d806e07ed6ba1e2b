/** Protocols by name and number, and how a network ACL and a security group want them written. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { forNetworkAcl, forSecurityGroup, parseProtocol, protocolName } from "../modules/net/protocol.js";
import { PROTOCOL_TABLE } from "../modules/net/protocol-table.js";

const parsed = (input: unknown): [number | undefined, Problem[]] => {
  const problems: Problem[] = [];
  return [parseProtocol(input, "ingress[0].protocol", problems), problems];
};
const refused = (input: unknown): string => {
  const [protocol, problems] = parsed(input);
  expect(protocol).toBeUndefined();
  expect(problems.map((problem) => problem.level)).toEqual(["error"]);
  return problems.map(describe).join("\n");
};

test.each([
  ["icmpv6", 58],
  ["ICMPv6", 58],
  ["icmp6", 58],
  ["ipv6-icmp", 58],
  ["IPv6-ICMP", 58],
  ["58", 58],
  [58, 58],
  ["icmp", 1],
  ["tcp", 6],
  ["TCP", 6],
  ["6", 6],
  ["udp", 17],
  ["all", -1],
  ["ALL", -1],
  ["-1", -1],
  [-1, -1],
  ["HOPOPT", 0],
  ["0", 0],
  [0, 0],
  [-0, 0],
  ["GRE", 47],
  ["OSPFIGP", 89],
  ["ospf", 89],
  ["TP++", 39],
  ["A/N", 107],
  ["AX.25", 93],
  ["ISIS over IPv4", 124],
  ["isis-over-ipv4", 124],
  ["Mobility Header", 135],
  ["RSVP-E2E-IGNORE", 134],
  [57, 57],
  ["Ethernet", 143],
  ["254", 254],
  [255, 255],
])("%j is protocol %i", (input, number) => {
  expect(parsed(input)).toEqual([number, []]);
});

test.each([
  ["icmpv5", 'Did you mean "icmpv6"?'],
  ["ICMPv66", 'Did you mean "icmpv6"?'],
  [" tcp", 'Did you mean "tcp"?'],
  ["udp\n", 'Did you mean "udp"?'],
  ["ipv6-icpm", 'Did you mean "ipv6-icmp"?'],
  ["tpc", 'Write "tcp", "udp"'],
  ["ip", 'Write "tcp", "udp"'],
  ["icmpp", 'Did you mean "icmp6"?'],
  ["any", 'Write "tcp", "udp"'],
])("%j is refused: %s", (input, fix) => {
  expect(refused(input)).toContain(`is not an IP protocol.\n  ${fix}`);
});

test.each([
  "",
  "-2",
  "256",
  "058",
  "+6",
  "6.0",
  "0x3a",
  "5e1",
  "-0",
  " 58",
  "constructor",
  "__proto__",
  "toString",
  "x".repeat(99999),
  "9".repeat(400),
  -2,
  256,
  5.8,
  1e21,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  null,
  [58],
  ["tcp"],
  {},
])("%j is no protocol", (input) => {
  expect(refused(input)).toContain("is not an IP protocol");
});

test("a bigint is no protocol", () => {
  expect(refused(58n)).toContain("58 is not an IP protocol");
});

test("an unknown protocol is answered with the nearest name and the usual ones", () => {
  expect(refused("icmpv5")).toMatchInlineSnapshot(`
    "ingress[0].protocol: "icmpv5" is not an IP protocol.
      Did you mean "icmpv6"? Write "tcp", "udp", "icmpv6", "all", another keyword of IANA's, or a number from 0 to 255.
      https://www.iana.org/assignments/protocol-numbers"
  `);
});

test.each([
  [-1, "all", "-1", "-1"],
  [1, "icmp", "1", "icmp"],
  [6, "tcp", "6", "tcp"],
  [17, "udp", "17", "udp"],
  [58, "icmpv6", "58", "icmpv6"],
  [47, "gre", "47", "47"],
  [89, "ospf", "89", "89"],
  [0, "hopopt", "0", "0"],
  [61, "61", "61", "61"],
  [200, "200", "200", "200"],
])("protocol %i is shown as %s, %s in a network ACL, %s in a security group", (protocol, name, acl, group) => {
  expect(protocolName(protocol)).toBe(name);
  expect(forNetworkAcl(protocol)).toBe(acl);
  expect(forSecurityGroup(protocol)).toBe(group);
});

test("the table holds each number and each name once, in order, and lacks only what IANA left without a keyword", () => {
  const numbers = PROTOCOL_TABLE.map(([number]) => number);
  const names = PROTOCOL_TABLE.flatMap(([, ...rest]) => rest);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(names.map((name) => name.toLowerCase()));
  const missing = Array.from({ length: 148 }, (_, number) => number).filter((number) => !numbers.includes(number));
  expect(missing).toEqual([61, 63, 68, 99, 114]);
});

test("every spelling that is emitted is read back as the same protocol", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1, max: 255 }), (protocol) => {
      for (const spell of [protocolName, forNetworkAcl, forSecurityGroup]) {
        expect(parsed(spell(protocol))[0]).toBe(protocol);
      }
    }),
  );
});

test("whatever is written, a protocol comes back or one error", () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.integer(), fc.stringMatching(/^-?[a-z0-9]{1,5}$/)), (input) => {
      const [protocol, problems] = parsed(input);
      expect(problems.filter((problem) => problem.level === "error")).toHaveLength(protocol === undefined ? 1 : 0);
      if (protocol !== undefined) expect(protocol >= -1 && protocol <= 255 && Number.isInteger(protocol)).toBe(true);
    }),
  );
});
