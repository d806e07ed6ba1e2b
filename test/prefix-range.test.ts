/** Prefixes as ranges: how two lie to each other, and the subnets of one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Problem } from "../modules/errors/problem.js";
import { contains, overlaps, type Prefix, parsePrefix, subnetOf } from "../modules/net/prefix.js";

const prefix = (text: string): Prefix => parsePrefix(text, "cidr", []) as Prefix;

test.each([
  ["2001:db8::/32", "2001:db8::/32", true],
  ["2001:db8::/32", "2001:db8:ffff::/48", true],
  ["2001:db8:ffff::/48", "2001:db8::/32", false],
  ["2001:db8::/33", "2001:db8:8000::/33", false],
  ["0.0.0.0/0", "10.0.0.0/8", true],
  ["::/0", "10.0.0.0/8", false],
  ["0.0.0.0/0", "::/128", false],
])("that %s contains %s is %s", (outer, inner, expected) => {
  expect(contains(prefix(outer), prefix(inner))).toBe(expected);
});

test.each([
  ["2001:db8::/32", "2001:db8:ffff::/48", true],
  ["2001:db8::/33", "2001:db8:8000::/33", false],
  ["::/0", "0.0.0.0/0", false],
])("that %s and %s overlap is %s, either way round", (a, b, expected) => {
  expect(overlaps(prefix(a), prefix(b))).toBe(expected);
  expect(overlaps(prefix(b), prefix(a))).toBe(expected);
});

test.each([
  ["2001:db8::/56", 8, 0x1b, "2001:db8:0:1b::/64"],
  ["2001:db8::/56", 0, 0, "2001:db8::/56"],
  ["fd00:fd12:3456:7800::/56", 16, 162, "fd00:fd12:3456:7800:a200::/72"],
  ["172.16.0.0/12", 4, 2, "172.18.0.0/16"],
  ["10.1.2.0/24", 4, 15, "10.1.2.240/28"],
])("cidrsubnet(%s, %i, %i) is %s", (text, newbits, netnum, expected) => {
  expect(subnetOf(prefix(text), newbits, netnum)).toEqual(prefix(expected));
});

test.each([
  ["2001:db8::/56", 8, 256],
  ["2001:db8::/56", 8, -1],
  ["2001:db8::/56", 8, 0.5],
  ["2001:db8::/56", 0.5, 0],
  ["2001:db8::/56", -1, 0],
  ["2001:db8::/56", 73, 0],
  ["10.0.0.0/24", 9, 0],
])("cidrsubnet(%s, %d, %d) does not exist", (text, newbits, netnum) => {
  expect(() => subnetOf(prefix(text), newbits, netnum)).toThrow(RangeError);
});

const anyPrefix = fc.constantFrom("::/0", "0.0.0.0/0").chain((world) => {
  const most = world === "::/0" ? 128 : 32;
  return fc
    .array(fc.nat(1), { maxLength: most })
    .map((bits) => bits.reduce((p, bit) => subnetOf(p, 1, bit), prefix(world)));
});

test("every prefix is read back from its own text, and no mapped one", () => {
  fc.assert(
    fc.property(anyPrefix, (p) => {
      const problems: Problem[] = [];
      const again = parsePrefix(p.text, "cidr", problems);
      if (again) expect(again).toEqual(p);
      else expect(problems[0]?.what).toContain("is IPv4-mapped");
      expect(p.last - p.first + 1n).toBe(2n ** BigInt((p.family === 6 ? 128 : 32) - p.length));
    }),
  );
});

test("two prefixes overlap when one contains the other, and only then", () => {
  fc.assert(
    fc.property(anyPrefix, anyPrefix, (a, b) => {
      expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
    }),
  );
});

test("the subnets of a prefix fill it in order", () => {
  fc.assert(
    fc.property(anyPrefix, fc.integer({ min: 0, max: 6 }), (p, newbits) => {
      fc.pre(p.length + newbits <= (p.family === 6 ? 128 : 32));
      const subnets = Array.from({ length: 2 ** newbits }, (_, netnum) => subnetOf(p, newbits, netnum));
      expect(subnets[0]?.first).toBe(p.first);
      expect(subnets.at(-1)?.last).toBe(p.last);
      for (const [index, subnet] of subnets.slice(1).entries())
        expect(subnet.first).toBe((subnets[index] as Prefix).last + 1n);
    }),
  );
});
