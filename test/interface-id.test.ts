/** The last 64 bits of a host's address. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { parseInterfaceId } from "../modules/net/interface-id.js";

const refused = (input: unknown): string => {
  const problems: Problem[] = [];
  expect(parseInterfaceId(input, "interfaceId", problems)).toBeUndefined();
  return problems.map(describe).join("\n");
};

test.each([
  ["::22", 0x22n],
  ["::4", 4n],
  ["::DEAD:beef", 0xdead_beefn],
  ["0:0:0:0:0:0:0:22", 0x22n],
  ["::1:0:0:0", 1n << 48n],
  ["::ffff:ffff:ffff:fffe", 2n ** 64n - 2n],
])("%s is %d", (text, id) => {
  const problems: Problem[] = [];
  expect(parseInterfaceId(text, "interfaceId", problems)).toBe(id);
  expect(problems).toEqual([]);
});

test.each(["::", "::0", "::1", "::2", "::3", "0:0:0:0:0:0:0:3", "::ffff:ffff:ffff:ffff"])("%s is reserved", (text) => {
  expect(refused(text)).toContain("is reserved");
});

test.each([
  ["2001:db8::22", "::22"],
  ["fe80::1:2:3:4", "::1:2:3:4"],
  ["::1:0:0:0:22", "::22"],
])("%s sets bits of the prefix, and %s is offered", (text, end) => {
  expect(refused(text)).toContain(`Write "${end}"`);
});

test("every refusal says what to write instead", () => {
  const texts = [refused("22"), refused("::1"), refused("2001:db8::22")];
  expect(texts.join("\n")).toMatchInlineSnapshot(`
    "interfaceId: "22" is not the end of an IPv6 address.
      Write the last 64 bits in hex after "::", such as "::22".
    interfaceId: "::1" is reserved: AWS keeps the first four addresses of a subnet and the last one.
      Write an end from "::4" to "::ffff:ffff:ffff:fffe".
      https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
    interfaceId: "2001:db8::22" sets bits of the subnet's prefix.
      Write "::22"; the subnet's prefix goes in front of it."
  `);
});

test.each([
  null,
  22,
  {},
  ["::22"],
  "",
  ":",
  "22",
  ":22",
  "::22/128",
  "::22%eth0",
  " ::22",
  "::192.0.2.22",
  "::g",
  "1::2::3",
  "__proto__",
  "constructor",
  ":".repeat(99999),
])("%j is not the end of an address", (input) => {
  expect(refused(input)).toContain("is not the end of an IPv6 address");
});

test("whatever is written, an identifier comes back or one complaint", () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.ipV6(), fc.stringMatching(/^::[0-9a-f:]{0,20}$/)), (input) => {
      const problems: Problem[] = [];
      const id = parseInterfaceId(input, "interfaceId", problems);
      expect(problems).toHaveLength(id === undefined ? 1 : 0);
      if (id !== undefined) expect(id > 3n && id < 2n ** 64n - 1n).toBe(true);
    }),
  );
});
