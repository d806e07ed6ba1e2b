/** What of some packets a list of rules stops, port by port. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { lossOf } from "../modules/net/loss.js";
import { portsText } from "../modules/net/ports.js";
import { ICMPV6, TCP } from "../modules/net/protocol.js";
import type { EmittedRule } from "../modules/net/rule.js";
import { peer } from "./support/rules.js";

const OFFICE = peer("2001:db8:2022::/48");
/** Rules about tcp, in order: `allow 1024-65535 ::/0`. */
const rules = (...lines: string[]): EmittedRule[] =>
  lines.map((line, index) => {
    const [action, range, who] = line.split(" ") as [EmittedRule["ruleAction"], string, string];
    const [fromPort, toPort] = range.split("-").map(Number) as [number, number];
    return { ruleNumber: index + 1, ruleAction: action, protocol: TCP, ports: { fromPort, toPort }, peer: peer(who) };
  });
const packets = { protocol: TCP, ports: { fromPort: 8000, toPort: 8100 } };

test.each<[string[]]>([
  [["allow 8000-8100 ::/0"]],
  [["allow 0-65535 2001:db8::/32"]],
  [["allow 8000-8080 ::/0", "allow 8081-8100 ::/0"]],
  [["allow 8081-8100 ::/0", "allow 8000-8090 ::/0"]],
  [["deny 8101-9000 ::/0", "allow 8000-8100 ::/0"]],
  [["deny 8050-8060 2001:db9::/32", "allow 8000-8100 ::/0"]],
])("nothing is lost by %j", (lines) => {
  expect(lossOf(rules(...lines), packets, OFFICE)).toBeUndefined();
});

test.each<[string[], string]>([
  [["deny 8001-8100 ::/0", "allow 8000-8100 ::/0"], "8001-8100"],
  [["deny 8050-8050 ::/0", "allow 8000-8100 ::/0"], "8050"],
  [["deny 0-8000 ::/0", "deny 8100-65535 ::/0", "allow 8000-8100 ::/0"], "8000, 8100"],
  [["deny 8010-8020 ::/0", "deny 8021-8030 ::/0", "allow 8000-8100 ::/0"], "8010-8030"],
  [["allow 8000-8080 ::/0"], "8081-8100"],
  [["allow 8000-8080 ::/0", "allow 8081-8100 2001:db8:2022::/49"], "8081-8100"],
])("%j loses some: %s", (lines, ports) => {
  const loss = lossOf(rules(...lines), packets, OFFICE);
  expect([loss?.isAll, loss?.ports.map(portsText).join(", ")]).toEqual([false, ports]);
});

test.each<[string[]]>([
  [[]],
  [["deny 8000-8100 ::/0", "allow 8000-8100 ::/0"]],
  [["deny 8000-8050 ::/0", "deny 8051-8100 ::/0", "allow 8000-8100 ::/0"]],
  [["allow 8000-8100 2001:db9::/32"]],
])("%j loses all", (lines) => {
  expect(lossOf(rules(...lines), packets, OFFICE)).toMatchObject({ isAll: true });
});

test("packets without ports are lost whole", () => {
  const ping = { protocol: ICMPV6, icmp: { type: 128, code: 0 } };
  expect(lossOf(rules("allow 0-65535 ::/0"), ping, OFFICE)).toEqual({ isAll: true, ports: [] });
  expect(lossOf([{ ...ping, ruleNumber: 1, ruleAction: "allow", peer: OFFICE }], ping, OFFICE)).toBeUndefined();
});

const range = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
  .map(([a, b]) => ({ fromPort: Math.min(a, b), toPort: Math.max(a, b) }));
const list = fc
  .array(fc.record({ ports: range, ruleAction: fc.constantFrom<EmittedRule["ruleAction"]>("allow", "deny") }))
  .map((all) => all.map((rule, index) => ({ ...rule, ruleNumber: index + 1, protocol: TCP, peer: OFFICE })));

test("a port is lost when the first rule that holds it denies it, or none does", () => {
  fc.assert(
    fc.property(list, range, (all, ports) => {
      const lost = lossOf(all, { protocol: TCP, ports }, OFFICE)?.ports ?? [];
      for (let port = ports.fromPort; port <= ports.toPort; port++) {
        const first = all.find((rule) => rule.ports.fromPort <= port && port <= rule.ports.toPort);
        const isLost = lost.some(({ fromPort, toPort }) => fromPort <= port && port <= toPort);
        expect(isLost).toBe(first?.ruleAction !== "allow");
      }
    }),
  );
});
