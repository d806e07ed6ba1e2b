/** Whom a rule is about, and which peer holds which. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ANYWHERE, covers, type Peer, peerField, peerText } from "../modules/net/peer.js";
import { type Prefix, parsePrefix } from "../modules/net/prefix.js";

const prefix = (text: string): Peer => ({ kind: "prefix", prefix: parsePrefix(text, "cidr", []) as Prefix });
const tier = (name: string): Peer => ({ kind: "tier", tier: name });
const reference = (expression: string): Peer => ({ kind: "reference", expression });

/** The peer that is shown as the text. */
const peer = (text: string): Peer => {
  if (text.startsWith("tier ")) return tier(text.slice(5));
  return text.startsWith("${") ? reference(text) : prefix(text);
};

test.each(["::/0", "2001:db8::/32", "0.0.0.0/0", "tier private", "${var.office}"])("%s is shown as such", (text) => {
  expect(peerText(peer(text))).toBe(text);
});

test.each([
  ["::/0", 'cidr: "::/0"'],
  ["tier private", 'tier: "private"'],
  ["${var.office}", 'cidr: "${var.office}"'],
])("a rule names %s as %s", (text, field) => {
  expect(peerField(peer(text))).toBe(field);
});

test("anywhere is ::/0", () => {
  expect(ANYWHERE).toEqual(prefix("::/0"));
});

test.each([
  ["::/0", "::/0"],
  ["::/0", "2001:db8::/32"],
  ["::/0", "tier private"],
  ["::/0", "${var.office}"],
  ["2001:db8::/32", "2001:db8:1::/48"],
  ["2001:db8::1/128", "2001:db8::1/128"],
  ["tier private", "tier private"],
  ["${var.office}", "${var.office}"],
])("%s covers %s", (outer, inner) => {
  expect(covers(peer(outer), peer(inner))).toBe(true);
});

test.each([
  ["::/0", "0.0.0.0/0"],
  ["0.0.0.0/0", "::/0"],
  ["0.0.0.0/0", "tier private"],
  ["0.0.0.0/0", "${var.office}"],
  ["2001:db8:1::/48", "2001:db8::/32"],
  ["2001:db8:1::/48", "2001:db8:2::/48"],
  ["2000::/3", "tier private"],
  ["2000::/3", "${var.office}"],
  ["tier private", "tier public"],
  ["tier private", "2001:db8::1/128"],
  ["tier private", "::/0"],
  ["tier ${var.office}", "${var.office}"],
  ["${var.office}", "${var.offices}"],
  ["${var.office}", "tier private"],
])("%s does not certainly cover %s", (outer, inner) => {
  expect(covers(peer(outer), peer(inner))).toBe(false);
});

test("every peer covers itself, anywhere covers every peer, and covering is passed on", () => {
  const lengths = fc.integer({ min: 0, max: 4 });
  const bits = fc.constantFrom(0n, 0xfn, 0xa000n, 0xffffn);
  const nested = fc.tuple(lengths, bits).map(([nibbles, group]) => {
    const kept = group & (0xffffn << BigInt(16 - 4 * nibbles)) & 0xffffn;
    return prefix(`${kept.toString(16)}::/${4 * nibbles}`);
  });
  const names = fc.constantFrom("private", "public");
  const peers = fc.oneof(nested, names.map(tier), names.map(reference));
  fc.assert(
    fc.property(peers, peers, peers, (a, b, c) => {
      expect(covers(a, a)).toBe(true);
      expect(covers(ANYWHERE, a)).toBe(true);
      if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true);
    }),
  );
});
