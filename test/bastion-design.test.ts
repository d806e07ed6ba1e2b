/** Where a bastion stands and what it is called: what is taken and what is refused. */
import { TerraformVariable } from "cdktf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { designBastion } from "../modules/host/bastion-design.js";
import { expressionOf } from "../modules/network/literal.js";
import { networkIn, PUBLIC_KEY, stackNamed } from "./support/synth.js";

const stack = stackNamed("test");
const network = networkIn(stack);
const good = { network, publicKey: PUBLIC_KEY, allowSshFrom: ["2a00:1450::/32"] };
const office = new TerraformVariable(stack, "office", { type: "string" }).stringValue;

function designed(props: unknown) {
  const problems: Problem[] = [];
  const resolve = (reference: unknown) => expressionOf(stack, reference);
  return { design: designBastion("bastion", props, resolve, problems), problems };
}
const refused = (props: object): string => {
  const { design, problems } = designed({ ...good, ...props });
  expect(design).toBeUndefined();
  return problems.map(describe).join("\n");
};
const dns = (more: object) => ({ dns: { recordName: "bastion.example.com", hostedZoneId: "Z0123456789", ...more } });

test("a bastion of which only people are said stands in the public tier at ::22", () => {
  const { design } = designed(good);
  expect(design?.tier.design.name).toBe("public");
  expect(design?.interfaceId).toBe(0x22n);
  expect(design?.dns).toBeUndefined();
});

test.each([
  ["::22", 0x22n],
  ["::4", 4n],
  ["::ffff:ffff:ffff:fffe", 2n ** 64n - 2n],
])("the interface id %s is the number %d", (interfaceId, number) => {
  expect(designed({ ...good, interfaceId }).design?.interfaceId).toBe(number);
});

test.each(["::3", "::", "::ffff:ffff:ffff:ffff", "2a00::22", "22", "::g", "", 22, 22n, {}])(
  "the interface id %s is refused",
  (interfaceId) => {
    expect(refused({ interfaceId })).toContain("interfaceId: ");
  },
);

const LONGEST = `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(61)}`;
test.each(["bastion.example.com", "a.b", "1.2.example", "x--y.example", "BASTION.example.com", LONGEST])(
  "the record may be called %s",
  (recordName) => {
    expect(designed({ ...good, ...dns({ recordName }) }).design?.dns?.recordName).toBe(recordName);
  },
);

const NO_NAMES = [
  "",
  "bastion",
  "a..b",
  ".a.b",
  "a.b.",
  "-a.b",
  "a-.b",
  "a_b.c",
  "*.a.b",
  "a b.c",
  "a.b\n",
  "é.example",
];
test.each([...NO_NAMES, `${LONGEST}d`, `${"a".repeat(64)}.b`, null, 7, [], {}])(
  "the record may not be called %j",
  (recordName) => {
    expect(refused(dns({ recordName }))).toContain("dns.recordName: ");
  },
);

test.each(["", "z0123456789", "/hostedzone/Z0123456789", "Z01", `Z${"0".repeat(32)}`, "Z01234 ", null, 7, [], {}])(
  "%j is no hosted zone",
  (hostedZoneId) => {
    expect(refused(dns({ hostedZoneId }))).toContain("dns.hostedZoneId: ");
  },
);

test("a record's name and zone may be references, and half of the two is refused", () => {
  const { design } = designed({ ...good, ...dns({ hostedZoneId: office, recordName: `bastion.${office}` }) });
  expect(design?.dns).toEqual({ hostedZoneId: office, recordName: `bastion.${office}` });
  expect(refused({ dns: { recordName: "bastion.example.com" } })).toMatchInlineSnapshot(`
    "dns: a DNS name needs both the name and the zone that holds it.
      Write dns: { recordName: "bastion.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" }."
  `);
  for (const half of [{}, { hostedZoneId: "Z0123456789" }]) expect(refused({ dns: half })).toContain("needs both");
  for (const none of [null, [], "bastion.example.com"]) expect(refused({ dns: none })).toContain("is not an object");
});

test.each([[{ tier: "private" }], [{ tier: "private", volumeSizeGib: 1 }]])(
  "a tier with no way in, %j, is refused",
  (props) => {
    expect(refused(props)).toContain('tier: the tier "private" is not public');
  },
);

test("whatever is written, a bastion comes back or a complaint, and nothing is thrown", () => {
  const keys = fc.constantFrom("allowSshFrom", "interfaceId", "dns", "tier", "publicKey", "other");
  const props = fc
    .tuple(keys, fc.oneof(fc.anything(), fc.array(fc.anything())))
    .map(([key, value]) => ({ ...good, [key]: value }));
  fc.assert(
    fc.property(fc.oneof(props, fc.anything()), (input) => {
      const { design, problems } = designed(input);
      expect(design === undefined).toBe(problems.some((problem) => problem.level === "error"));
    }),
    { numRuns: 500 },
  );
});
