/** A network that grows keeps what it has: a new tier, zone, rule or option changes no resource that is there. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { NetworkProps, TierProps } from "../modules/network/network-props.js";
import { networkIn, synth, withoutMetadata } from "./support/synth.js";

type Resources = Record<string, Record<string, unknown>>;

const zones = (letters: string) => [...letters].map((letter) => `eu-west-1${letter}`);
const built = (props: Partial<NetworkProps>): Resources =>
  (withoutMetadata(synth((stack) => networkIn(stack, props))) as { resource: Resources }).resource;

/** The addresses of the first that the second lacks or has otherwise. */
function changed(before: Resources, after: Resources): string[] {
  return Object.entries(before).flatMap(([type, named]) =>
    Object.entries(named)
      .filter(([name, written]) => JSON.stringify(after[type]?.[name]) !== JSON.stringify(written))
      .map(([name]) => `${type}.${name}`),
  );
}
const rule = { ruleNumber: 10, protocol: "tcp", port: 5432 } as const;

test.each<[string, Partial<NetworkProps>]>([
  ["a tier", { tiers: { public: {}, private: {}, app: { number: 2 } } }],
  ["a tier before the others", { tiers: { app: { number: 2 }, private: {}, public: {} } }],
  ["an isolated tier", { tiers: { public: {}, private: {}, vault: { number: 3, subnetType: "private-isolated" } } }],
  [
    "a rule",
    {
      tiers: {
        public: {},
        private: { ingress: [{ ...rule, tier: "public" }], egress: [{ ...rule, ruleNumber: 1100, cidr: "::/0" }] },
      },
    },
  ],
  ["a larger quota", { aclRuleQuota: 40 }],
])("%s more changes nothing that is there", (_, props) => {
  expect(changed(built({}), built(props))).toEqual([]);
});

test.each([
  ["abc", []],
  ["ba", []],
  ["cba", []],
])("zones %s in place of ab change no subnet; an ACL only lists the new one", (letters) => {
  const after = built({ availabilityZones: zones(letters) });
  const before = built({});
  const acls = ["aws_network_acl.public", "aws_network_acl.private"];
  expect(changed(before, after).filter((address) => !acls.includes(address))).toEqual([]);
  expect(after.aws_network_acl?.public).toEqual({
    ...(before.aws_network_acl?.public as object),
    subnet_ids: [...letters].map((letter) => `\${aws_subnet.public_${letter}.id}`),
  });
});

test("flow logs switched off take only their own away", () => {
  expect(changed(built({}), built({ flowLogs: false })).every((address) => address.endsWith(".flow_logs"))).toBe(true);
});

test("whatever a network of many tiers is grown from, its subnets stay where they are", () => {
  const types = ["public", "private-with-egress", "private-isolated"] as const;
  const tier = fc.record({ number: fc.integer({ min: 0, max: 15 }), subnetType: fc.constantFrom(...types) });
  const tiers = fc.uniqueArray(tier, { minLength: 2, maxLength: 6, selector: ({ number }) => number });
  const letters = fc.uniqueArray(fc.constantFrom(..."abcdefghijklmnop"), { minLength: 2, maxLength: 5 });
  const named = (list: readonly TierProps[]) => Object.fromEntries(list.map((one) => [`tier-${one.number}`, one]));
  fc.assert(
    fc.property(tiers, letters, (all, everywhere) => {
      const small = { tiers: named(all.slice(1)), availabilityZones: zones(everywhere.slice(1).join("")) };
      const large = { tiers: named(all), availabilityZones: zones(everywhere.join("")) };
      const [before, after] = [built({ ...small, flowLogs: false }), built({ ...large, flowLogs: false })];
      expect(changed(before, after).filter((address) => !address.startsWith("aws_network_acl."))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
