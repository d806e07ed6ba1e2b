/** Prefixes that are not what they seem: special-purpose ranges, and ranges that are most of the internet. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Prefix, parsePrefix, subnetOf } from "../modules/net/prefix.js";
import { isWorld, specialUse } from "../modules/net/special-use.js";

const prefix = (text: string): Prefix => parsePrefix(text, "cidr", []) as Prefix;
const prefixes = (texts: string): Prefix[] => texts.split(" ").filter(Boolean).map(prefix);

test.each([
  ["::/128", "unspecified"],
  ["::1/128", "loopback"],
  ["100::/64", "discard-only"],
  ["2001:2::/48", "benchmarking"],
  ["2001:db8::/32", "documentation"],
  ["2001:db8:1::/48", "documentation"],
  ["3fff:fff::/32", "documentation"],
  ["5f00::/16", "segment-routing"],
  ["fc00::/7", "unique-local"],
  ["fd00:ec2::254/128", "unique-local"],
  ["fe80::/10", "link-local"],
  ["fe80::/64", "link-local"],
  ["fe80::/9", "link-local"],
  ["fec0::/10", "site-local"],
  ["ff02::1/128", "multicast"],
  ["fe00::/7", "link-local"],
  ["192.0.2.0/24", "documentation"],
  ["198.51.100.7/32", "documentation"],
  ["203.0.113.0/25", "documentation"],
  ["0.0.0.0/32", "unspecified"],
  ["127.0.0.0/8", "loopback"],
  ["198.18.0.0/16", "benchmarking"],
  ["10.0.0.0/16", "private-use"],
  ["172.31.0.0/16", "private-use"],
  ["192.168.0.0/16", "private-use"],
  ["100.64.0.0/10", "shared"],
  ["169.254.169.254/32", "link-local"],
  ["224.0.0.0/4", "multicast"],
])("%s is of special use: %s", (text, name) => {
  expect(specialUse(prefix(text))).toBe(name);
});

test.each([
  "::/0",
  "::/1",
  "8000::/1",
  "c000::/2",
  "2000::/3",
  "2001::/16",
  "2001:db8::/31",
  "2001:db9::/32",
  "3fff:1000::/20",
  "2600:1f18::/33",
  "64:ff9b::/96",
  "0.0.0.0/0",
  "169.0.0.0/8",
  "172.32.0.0/16",
  "192.0.3.0/24",
])("%s is of no special use", (text) => {
  expect(specialUse(prefix(text))).toBeUndefined();
});

test.each([
  "::/0",
  "::/1",
  "2000::/3",
  "::/1 8000::/1",
  "8000::/1 ::/1",
  "2000::/4 3000::/4",
  "2000::/4 3000::/16",
  "2000::/5 2800::/5 3000::/5",
  "3000::/4 2000::/5 2000::/6 2c00::/6",
  "10.0.0.0/8 ::/0",
  "0.0.0.0/0",
  "0.0.0.0/1 128.0.0.0/1",
  "0.0.0.0/1 192.0.0.0/2",
  "2000::/4",
  "2000::/4 2000::/4",
  "2000::/4 2000::/5 2800::/5",
  "2000::/5 3000::/5",
  "2000::/4 0.0.0.0/1",
  "0.0.0.0/1",
])("%s is the world", (texts) => {
  expect(isWorld(prefixes(texts))).toBe(true);
});

test.each([
  "",
  "2001:db8::/32",
  "8000::/1",
  "2000::/5 2800::/6",
  "0.0.0.0/2 64.0.0.0/3",
  "4000::/2 8000::/1",
  "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16",
])("%j is not the world", (texts) => {
  expect(isWorld(prefixes(texts))).toBe(false);
});

test("the world cut into any number of equal parts is the world until more than half of them are taken out", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("2000::/3", "0.0.0.0/0"),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(64),
      (world, bits, n) => {
        const kept = Array.from({ length: 2 ** bits }, (_, part) => subnetOf(prefix(world), bits, part)).slice(n);
        expect(isWorld(kept)).toBe(kept.length >= 2 ** (bits - 1));
        expect(isWorld([...kept, ...kept].reverse())).toBe(isWorld(kept));
      },
    ),
  );
});
