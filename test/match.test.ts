/** Which rule decides: order, denies, and prefixes that add up. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { includes, mayPass, type Packets, shadows } from "../modules/net/match.js";
import { ICMPV6, TCP } from "../modules/net/protocol.js";
import type { EmittedRule } from "../modules/net/rule.js";
import { peer } from "./support/rules.js";

const packets: Packets = { protocol: TCP, ports: { fromPort: 443, toPort: 443 } };
/** Rules about tcp 443, in order: `allow ::/0`, `deny tier private`. */
const rules = (...lines: string[]): EmittedRule[] =>
  lines.map((line, index) => {
    const [action, ...words] = line.split(" ");
    const ruleAction = action as EmittedRule["ruleAction"];
    return { ...packets, ruleNumber: index + 1, ruleAction, peer: peer(words.join(" ")) };
  });

test.each<[string, string[]]>([
  ["2001:db8::/32", ["allow ::/0"]],
  ["2001:db8::/32", ["allow 2001:db8::/32", "deny ::/0"]],
  ["2001:db8::/32", ["deny 2001:db8:1::/48", "allow ::/0"]],
  ["2001:db8::/32", ["allow 2001:db8::/33", "allow 2001:db8:8000::/33"]],
  ["::/0", ["allow 2000::/3"]],
  ["::/0", ["allow ::/1", "allow 8000::/1"]],
  ["::/0", ["deny 2001:db8::/32", "allow ::/0"]],
  ["::/0", ["deny 3000::/4", "allow ::/0"]],
  ["tier private", ["allow tier private"]],
  ["tier private", ["allow 2001:db8::/48"]],
  ["2001:db8::/64", ["allow tier private"]],
  ["2001:db8::/60", ["allow tier private"]],
  ["::/0", ["allow ${var.x}"]],
  ["${var.x}", ["allow 2001:db8::/32"]],
  ["tier private", ["deny ${var.x}", "allow ::/0"]],
])("a packet of %s may pass %j", (text, lines) => {
  expect(mayPass(rules(...lines), packets, peer(text))).toBe(true);
});

test.each<[string, string[]]>([
  ["2001:db8::/32", []],
  ["2001:db8::/32", ["deny ::/0", "allow ::/0"]],
  ["2001:db8::/32", ["allow 2001:db8::/33"]],
  ["2001:db8::/32", ["allow 2001:db8::/33", "allow 2001:db8::/33", "allow 2001:db8:0:1::/64"]],
  ["2001:db8::/32", ["deny 2001:db8::/33", "deny 2001:db8:8000::/33", "allow ::/0"]],
  ["::/0", ["deny 2000::/3", "allow ::/0"]],
  ["::/0", ["deny ::/1", "allow ::/0"]],
  ["::/0", ["deny 2000::/4", "allow ::/0"]],
  ["::/0", ["deny 2000::/5", "deny 2800::/5", "allow ::/0"]],
  ["::/0", ["deny 2000::/4", "deny 3000::/4", "allow ::/0"]],
  ["::/0", ["allow tier private"]],
  ["2001:db8::/48", ["allow tier private"]],
  ["2001:db8::/59", ["allow tier private"]],
  ["tier private", ["allow tier public"]],
  ["tier private", ["allow 2001:db8::1/128"]],
  ["tier private", ["deny tier private", "allow ::/0"]],
  ["${var.x}", ["deny ${var.x}", "allow ::/0"]],
])("a packet of %s does not pass %j", (text, lines) => {
  expect(mayPass(rules(...lines), packets, peer(text))).toBe(false);
});

test("the number decides which rule comes first, not the place in the list", () => {
  const list = rules("deny ::/0", "allow ::/0");
  expect(mayPass(list.toReversed(), packets, peer("::/0"))).toBe(false);
});

const message = (type: number, code: number): Packets => ({ protocol: ICMPV6, icmp: { type, code } });
test.each<[Packets, Packets, boolean]>([
  [{ protocol: -1 }, packets, true],
  [packets, { protocol: -1 }, false],
  [{ protocol: TCP }, packets, true],
  [packets, { protocol: TCP }, false],
  [packets, { ...packets, protocol: 17 }, false],
  [{ protocol: ICMPV6 }, message(1, 4), true],
  [message(-1, -1), message(1, 4), true],
  [message(1, -1), message(1, 4), true],
  [message(1, 4), message(1, -1), false],
  [message(1, -1), message(2, 0), false],
  [{ protocol: 47 }, { protocol: 47 }, true],
])("that %j includes %j is %j", (outer, inner, verdict) => {
  expect(includes(outer, inner)).toBe(verdict);
});

/** Prefixes of at most three bits after 2001:db8::/32, so that eight leaves tell them all apart. */
const leaf = (index: number) => peer(`2001:db8:${(index << 13).toString(16)}::/35`);
const small = fc
  .record({ length: fc.integer({ min: 0, max: 3 }), index: fc.nat({ max: 7 }) })
  .map(({ length, index }) => {
    const kept = (index >> (3 - length)) << (16 - length);
    return peer(`2001:db8:${kept.toString(16)}::/${32 + length}`);
  });
const list = fc
  .array(fc.record({ peer: small, ruleAction: fc.constantFrom<EmittedRule["ruleAction"]>("allow", "deny") }))
  .map((all) => all.map((rule, index): EmittedRule => ({ ...packets, ...rule, ruleNumber: index + 1 })));
const leavesOf = (rule: EmittedRule): number[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].filter((index) => shadows(rule, { ...rule, peer: leaf(index) }));

test("it is no only when some address is left out, and yes only when some address passes", () => {
  fc.assert(
    fc.property(list, small, (all, whole) => {
      const leaves = leavesOf({ ...packets, ruleNumber: 1, ruleAction: "allow", peer: whole });
      const passed = leaves.filter(
        (index) => all.find((rule) => leavesOf(rule).includes(index))?.ruleAction === "allow",
      );
      if (mayPass(all, packets, whole)) expect(passed).not.toEqual([]);
      else expect(passed).not.toEqual(leaves);
    }),
  );
});
