/** The address plan: the number of every /64, and that it never moves. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { type AddressPlan, planAddresses } from "../modules/net/plan.js";
import { contains, overlaps, type Prefix, parsePrefix } from "../modules/net/prefix.js";

type Tiers = readonly { name: string; number: number }[];
const where = {
  prefix: "ipv6.netmaskLength",
  tier: (name: string) => `tiers.${name}.number`,
  zone: (index: number) => `availabilityZones[${index}]`,
};
const plan = (vpc: { length: number; cidr?: Prefix }, tiers: Tiers, zones: readonly string[]): AddressPlan => {
  const problems: Problem[] = [];
  const planned = planAddresses(vpc, tiers, zones, where, problems);
  expect(problems).toEqual([]);
  return planned as AddressPlan;
};
const refused = (length: number, tiers: Tiers, zones: readonly string[]): string => {
  const problems: Problem[] = [];
  expect(planAddresses({ length }, tiers, zones, where, problems)).toBeUndefined();
  return problems.map(describe).join("\n");
};
const vpc = (length: number) => ({ length, cidr: parsePrefix(`2001:db8::/${length}`, "cidr", []) as Prefix });

test.each([
  [44, 0xabcd, "f", "abcd5", "2001:db8:a:bcd5::/64", "2001:db8:a:bcd0::/60"],
  [48, 0xabc, "b", "abc1", "2001:db8:0:abc1::/64", "2001:db8:0:abc0::/60"],
  [52, 0xab, "c", "ab2", "2001:db8:0:ab2::/64", "2001:db8:0:ab0::/60"],
  [52, 1, "a", "010", "2001:db8:0:10::/64", "2001:db8:0:10::/60"],
  [56, 1, "b", "11", "2001:db8:0:11::/64", "2001:db8:0:10::/60"],
  [56, 15, "p", "ff", "2001:db8:0:ff::/64", "2001:db8:0:f0::/60"],
  [60, 3, "d", "f", "2001:db8:0:f::/64", "2001:db8:0:c::/62"],
  [60, 1, "c", "6", "2001:db8:0:6::/64", "2001:db8:0:4::/62"],
])("in a /%i tier %i has in zone %s the digits %s, %s of %s", (length, number, zone, digits, subnet, block) => {
  expect(plan(vpc(length), [{ name: "app", number }], [zone])).toMatchObject({
    tiers: [{ name: "app", prefix: { text: block } }],
    subnets: [{ tier: "app", zone, digits, prefix: { text: subnet } }],
  });
});

test("before apply the plan has the numbers of cidrsubnet, and no prefixes", () => {
  const tiers = [
    { name: "private", number: 1 },
    { name: "public", number: 0 },
  ];
  expect(plan({ length: 56 }, tiers, ["b", "a"])).toEqual({
    tiers: [
      { name: "private", newbits: 4, netnum: 1 },
      { name: "public", newbits: 4, netnum: 0 },
    ],
    subnets: [
      { tier: "private", zone: "b", newbits: 8, netnum: 0x11, digits: "11" },
      { tier: "private", zone: "a", newbits: 8, netnum: 0x10, digits: "10" },
      { tier: "public", zone: "b", newbits: 8, netnum: 0x01, digits: "01" },
      { tier: "public", zone: "a", newbits: 8, netnum: 0x00, digits: "00" },
    ],
  });
});

test("everything wrong is told at once", () => {
  const tiers = [
    { name: "app", number: 2 },
    { name: "db", number: 2 },
    { name: "web", number: 1.5 },
    { name: "log", number: 65536 },
  ];
  expect(refused(57, tiers, ["a", "q", "z"])).toMatchInlineSnapshot(`
    "ipv6.netmaskLength: 57 is not the length of a VPC's IPv6 prefix.
      Take one of /44, /48, /52, /56, /60; Amazon's own are /56.
      https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    tiers.db.number: 2 is the number of two tiers, "app" and "db".
      Give the newer one a number from 0 to 65535 that no other tier has; the subnets of a tier that moves are replaced.
    tiers.web.number: 1.5 cannot number a tier: the VPC's prefix has room for 0 to 65535.
      Write a whole number from 0 to 65535 that no other tier has.
    tiers.log.number: 65536 cannot number a tier: the VPC's prefix has room for 0 to 65535.
      Write a whole number from 0 to 65535 that no other tier has.
    availabilityZones[1]: "q" is not a zone letter that the VPC's prefix has room for.
      List zones from a to p.
    availabilityZones[2]: "z" is not a zone letter that the VPC's prefix has room for.
      List zones from a to p."
  `);
});

test("a /60 has room for four tiers in four zones", () => {
  expect(refused(60, [{ name: "app", number: 4 }], ["d", "e"])).toMatchInlineSnapshot(`
    "tiers.app.number: 4 cannot number a tier: the VPC's prefix has room for 0 to 3.
      Write a whole number from 0 to 3 that no other tier has.
    availabilityZones[1]: "e" is not a zone letter that the VPC's prefix has room for.
      List zones from a to d, or take a /56, which has room for a to p."
  `);
});

test.each([0, 43, 45, 57, 61, 64, 128, -56, 56.5, Number.NaN, Number.POSITIVE_INFINITY])(
  "a VPC of /%d is refused",
  (length) => {
    expect(refused(length, [], [])).toContain("is not the length of a VPC's IPv6 prefix");
  },
);

test.each([
  [44, 65535],
  [48, 4095],
  [52, 255],
  [56, 15],
  [60, 3],
])("in a /%i the last tier is %i", (length, last) => {
  expect(plan(vpc(length), [{ name: "app", number: last }], ["a"]).tiers[0]?.netnum).toBe(last);
  expect(refused(length, [{ name: "app", number: last + 1 }], ["a"])).toContain(`room for 0 to ${last}.`);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, "1", null, undefined, {}, [1], 1n, true])(
  "%s cannot number a tier",
  (number) => {
    expect(refused(56, [{ name: "app", number: number as number }], ["a"])).toContain("cannot number a tier");
  },
);

test.each(["", "A", "aa", "1", "é", "q", "z", "constructor"])("%j is no letter of a zone that fits", (zone) => {
  expect(refused(56, [{ name: "app", number: 0 }], [zone])).toContain("is not a zone letter");
});

test("a tier named __proto__ is planned as any other", () => {
  expect(plan(vpc(56), [{ name: "__proto__", number: 2 }], ["a"]).subnets[0]?.tier).toBe("__proto__");
});

/** A length, and tiers and zones that fit it. */
const fitting = fc.constantFrom(44, 48, 52, 56, 60).chain((length) => {
  const bits = length === 60 ? { tier: 2, zone: 2 } : { tier: 60 - length, zone: 4 };
  return fc.record({
    length: fc.constant(length),
    tiers: fc
      .uniqueArray(fc.nat(2 ** bits.tier - 1), { minLength: 1, maxLength: 8 })
      .map((numbers) => numbers.map((number) => ({ name: `tier-${number}`, number }))),
    zones: fc.uniqueArray(fc.constantFrom(..."abcdefghijklmnop".slice(0, 2 ** bits.zone)), { minLength: 1 }),
  });
});

test("no two subnets overlap, and each lies in its tier's block and the VPC", () => {
  fc.assert(
    fc.property(fitting, ({ length, tiers, zones }) => {
      const { tiers: blocks, subnets } = plan(vpc(length), tiers, zones);
      const all = subnets.map((subnet) => subnet.prefix as Prefix);
      expect(all).toHaveLength(tiers.length * zones.length);
      for (const [index, subnet] of subnets.entries()) {
        const prefix = subnet.prefix as Prefix;
        const block = blocks.find((tier) => tier.name === subnet.tier)?.prefix as Prefix;
        expect(prefix.length).toBe(64);
        expect(contains(block, prefix) && contains(vpc(length).cidr, block)).toBe(true);
        expect(all.slice(index + 1).some((other) => overlaps(prefix, other))).toBe(false);
        expect(Number.parseInt(subnet.digits, 16)).toBe(subnet.netnum);
      }
    }),
    { numRuns: 50 },
  );
});

test("another tier or zone, wherever it is written, moves no subnet", () => {
  fc.assert(
    fc.property(fitting, fc.nat(), fc.nat(), ({ length, tiers, zones }, tier, zone) => {
      const fewer = plan(
        vpc(length),
        tiers.filter((_, index) => index !== tier % tiers.length),
        zones.filter((_, index) => index !== zone % zones.length),
      );
      const { tiers: blocks, subnets } = plan(vpc(length), tiers, zones);
      for (const subnet of fewer.subnets) expect(subnets).toContainEqual(subnet);
      for (const block of fewer.tiers) expect(blocks).toContainEqual(block);
    }),
    { numRuns: 50 },
  );
});

test("whatever is written, a plan comes back or a complaint", () => {
  const tiers = fc.array(fc.record({ name: fc.string(), number: fc.oneof(fc.anything(), fc.nat(20)) }), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(
      fc.oneof(fc.constant(56), fc.nat(128)),
      tiers,
      fc.array(fc.string({ maxLength: 2 })),
      (length, odd, zones) => {
        const problems: Problem[] = [];
        const planned = planAddresses({ length }, odd as Tiers, zones, where, problems);
        expect(planned === undefined).toBe(problems.length > 0);
      },
    ),
  );
});
