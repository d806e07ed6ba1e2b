/** The tables of ICMPv6 names hold together, and every name in them is understood. */
import { expect, test } from "vitest";
import { parseIcmpv6 } from "../modules/net/icmpv6.js";
import { CODE_TABLE, ICMPV4_TABLE, TYPE_TABLE } from "../modules/net/icmpv6-table.js";

const parsed = (type: unknown, code?: unknown) => parseIcmpv6(type, code, { type: "icmpType", code: "icmpCode" }, []);

test("the tables hold each number and each name once, in order", () => {
  for (const rows of [TYPE_TABLE, ...CODE_TABLE.values()]) {
    const numbers = rows.map(([number]) => number);
    const names = rows.flatMap(([, ...rest]) => rest);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([]);
  }
});

test("no number said to be ICMPv4's alone has a name in ICMPv6, and each twin has one", () => {
  const named = new Map(TYPE_TABLE.map(([type, name]) => [type, name]));
  expect([...ICMPV4_TABLE.keys()].filter((type) => named.has(type))).toEqual([]);
  expect([...ICMPV4_TABLE.values()].filter(([, twin]) => twin !== undefined && !named.has(twin))).toEqual([]);
});

test("every name of a type and of its codes is read back", () => {
  for (const [type, ...names] of TYPE_TABLE) {
    for (const name of names) {
      expect(parsed(name)).toEqual({ type, code: -1 });
      for (const [code, ...codes] of CODE_TABLE.get(type) ?? []) {
        for (const each of codes) expect(parsed(name, each)).toEqual({ type, code });
      }
    }
  }
});
