/** Prefixes: what text stands for one, and what is refused and how. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { type Prefix, parsePrefix } from "../modules/net/prefix.js";

const prefix = (text: string): Prefix => {
  const problems: Problem[] = [];
  const parsed = parsePrefix(text, "cidr", problems);
  expect(problems).toEqual([]);
  return parsed as Prefix;
};
const refused = (input: unknown, family?: 4 | 6): string => {
  const problems: Problem[] = [];
  expect(parsePrefix(input, "cidr", problems, family)).toBeUndefined();
  return problems.map(describe).join("\n");
};

test.each([
  ["::/0", "::/0"],
  ["2001:db8::/32", "2001:db8::/32"],
  ["2001:DB8::/32", "2001:db8::/32"],
  ["2001:0db8:0000:0000:0000:0000:0000:0000/32", "2001:db8::/32"],
  ["2001:db8:0:1:0:0:0:0/64", "2001:db8:0:1::/64"],
  ["2001:db8:0:0:1:0:0:1/128", "2001:db8::1:0:0:1/128"],
  ["2001:db8:0:1:1:1:1:1/128", "2001:db8:0:1:1:1:1:1/128"],
  ["64:ff9b::/96", "64:ff9b::/96"],
  ["::1/128", "::1/128"],
  ["0.0.0.0/0", "0.0.0.0/0"],
  ["198.51.100.7/32", "198.51.100.7/32"],
])("%s is written %s", (text, canonical) => {
  expect(prefix(text).text).toBe(canonical);
});

test("2001:db8::/64 is the 2^64 addresses from 2001:db8::", () => {
  const first = 0x2001_0db8n << 96n;
  expect(prefix("2001:db8::/64")).toEqual({
    family: 6,
    text: "2001:db8::/64",
    length: 64,
    first,
    last: first + 2n ** 64n - 1n,
  });
});

test("198.51.100.0/24 is the 256 addresses from 198.51.100.0", () => {
  expect(prefix("198.51.100.0/24")).toEqual({
    family: 4,
    text: "198.51.100.0/24",
    length: 24,
    first: 0xc633_6400n,
    last: 0xc633_64ffn,
  });
});

test.each([
  ["2001:db8::1/64", "2001:db8::/64", "2001:db8::1/128"],
  ["2001:DB8::1:0/111", "2001:db8::/111", "2001:db8::1:0/128"],
  ["::1/0", "::/0", "::1/128"],
  ["10.0.0.1/16", "10.0.0.0/16", "10.0.0.1/32"],
])("%s has host bits, and %s or %s is offered", (text, block, single) => {
  expect(refused(text)).toContain(`Write "${block}" for the prefix, or "${single}" for the one address`);
});

test.each([
  ["2001:db8::1", "2001:db8::1/128"],
  ["2001:DB8:0::1", "2001:db8::1/128"],
  ["198.51.100.7", "198.51.100.7/32"],
])("%s has no length, and %s is offered", (text, single) => {
  expect(refused(text)).toContain(`Write "${single}" for the one address`);
});

test.each(["::/129", "::/999", "::/-1", "::/", "::/ 0", "::/0 ", "::/00", "::/0/0", "::/1e1", "10.0.0.0/33"])(
  "%j has no length that exists",
  (text) => {
    expect(refused(text)).toContain("has a length that is not from 0 to");
  },
);

test.each(["::ffff:192.0.2.0/120", "::ffff:c000:200/120", "::FFFF:0:0/96", "0:0:0:0:0:ffff:c000:201/128"])(
  "%s is IPv4-mapped",
  (text) => {
    expect(refused(text)).toContain("is IPv4-mapped");
  },
);

test.each(["::/0", "::/80", "::fffe:0:0/96", "::ffff:0:0:0/96"])("%s is not IPv4-mapped", (text) => {
  expect(prefix(text).text).toBe(text);
});

test.each(["fe80::1%eth0/128", "fe80::%1/64", "fe80::1%eth0", "2001:db8::%/32"])("%s has a zone id", (text) => {
  expect(refused(text)).toContain("has a zone id");
});

test.each(["010.0.0.0/8", "10.00.0.0/8", "192.168.010.0/24"])("%s has leading zeros", (text) => {
  expect(refused(text)).toContain("has leading zeros");
});

test.each([
  null,
  1,
  Number.NaN,
  {},
  [],
  ["::/0"],
  "",
  "/",
  "/64",
  "banana",
  "banana/64",
  " ::/0",
  "[::]/0",
  ":::/0",
  "1::2::3/128",
  "12345::/16",
  "2001:db8/32",
  "10.0/16",
  "256.0.0.0/8",
  "::256.0.0.0/128",
  "${var.office}",
  "__proto__",
  "constructor",
  "é::/16",
  ":".repeat(99999),
  "1".repeat(99999),
])("%j is not a prefix", (input) => {
  expect(refused(input)).toContain("is not an IP prefix");
});

test("every refusal says what to write instead", () => {
  const texts = [
    refused("banana"),
    refused("banana", 4),
    refused("10.0.0.0/8", 6),
    refused("2001:db8::/32", 4),
    refused("2001:db8::1/64", 6),
    refused("2001:db8::1", 6),
    refused("::/129", 6),
    refused("fe80::1%eth0/128", 6),
    refused("::ffff:192.0.2.0/120", 6),
    refused("64:ff9b::192.0.2.1/120", 6),
    refused("010.0.0.0/8", 4),
  ];
  expect(texts.join("\n")).toMatchInlineSnapshot(`
    "cidr: "banana" is not an IP prefix.
      Write an address, a slash and a length, such as "2001:db8::/32".
    cidr: "banana" is not an IPv4 prefix.
      Write an address, a slash and a length, such as "10.0.0.0/16".
    cidr: "10.0.0.0/8" is IPv4, and only IPv6 can stand here.
      Write the IPv6 prefix of the same network, such as "2001:db8:1234::/48".
    cidr: "2001:db8::/32" is IPv6, and only IPv4 can stand here.
      Write an IPv4 prefix, such as "10.0.0.0/16".
    cidr: "2001:db8::1/64" has bits set beyond its length.
      Write "2001:db8::/64" for the prefix, or "2001:db8::1/128" for the one address.
    cidr: "2001:db8::1" has no length.
      Write "2001:db8::1/128" for the one address, or the length of the prefix that is meant.
    cidr: "::/129" has a length that is not from 0 to 128.
      End with one slash and a whole number from 0 to 128, without leading zeros or spaces.
    cidr: "fe80::1%eth0/128" has a zone id, which means something on one machine only.
      Leave out "%" and what follows it.
      https://www.rfc-editor.org/rfc/rfc4007#section-11
    cidr: "::ffff:192.0.2.0/120" is IPv4-mapped, and no packet carries such an address.
      Write the prefix that packets carry, such as "2001:db8::/32".
      https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.2
    cidr: "64:ff9b::192.0.2.1/120" is IPv6 with IPv4 written inside.
      Write "64:ff9b::c000:200/120".
    cidr: "010.0.0.0/8" has leading zeros, which some programs read as octal.
      Write each number without leading zeros.
      https://www.rfc-editor.org/rfc/rfc6943#section-3.1.1"
  `);
});

test("whatever is written, a prefix comes back or one complaint", () => {
  const odd = fc.oneof(
    fc.anything(),
    fc.string(),
    fc.stringMatching(/^[0-9a-f:.]{0,20}(\/[0-9]{0,3})?$/),
    fc.ipV6(),
    fc.ipV4(),
  );
  fc.assert(
    fc.property(odd, fc.constantFrom(4, 6, undefined), (input, family) => {
      const problems: Problem[] = [];
      expect(parsePrefix(input, "cidr", problems, family) === undefined).toBe(problems.length === 1);
    }),
  );
});
