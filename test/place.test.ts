/** What is known before apply of where a tier lies, and what a rule that names it holds by that. */
import { expect, test } from "vitest";
import { mayPass } from "../modules/net/match.js";
import { covers, type Peer } from "../modules/net/peer.js";
import { placed } from "../modules/net/place.js";
import { type AddressPlan, planAddresses } from "../modules/net/plan.js";
import { type Prefix, parsePrefix } from "../modules/net/prefix.js";
import { TCP } from "../modules/net/protocol.js";
import type { EmittedRule } from "../modules/net/rule.js";
import { peer } from "./support/rules.js";

const TIERS = [
  { name: "public", number: 0 },
  { name: "private", number: 1 },
];
const WHERE = { prefix: "", tier: () => "", zone: () => "" };

type Place = (text: string) => Peer;
function placeIn(vpc: { readonly length: number; readonly cidr?: Prefix }, isAmazons = false): Place {
  const plan = planAddresses(vpc, TIERS, ["a", "b"], WHERE, []) as AddressPlan;
  return (text) => placed(peer(text), plan, isAmazons);
}
const known = (text: string): Place => {
  const cidr = parsePrefix(text, "", []) as Prefix;
  return placeIn({ length: cidr.length, cidr });
};
const PLACES = {
  "a known VPC": known("2600:1f18:13:100::/56"),
  "a small VPC": known("2600:1f18:13:100::/60"),
  "a VPC of Amazon's": placeIn({ length: 56 }, true),
  "a pool's VPC": placeIn({ length: 56 }),
};
type Vpc = keyof typeof PLACES;

test.each<[Vpc, Record<string, string>]>([
  ["a known VPC", { prefix: "2600:1f18:13:110::/60" }],
  ["a small VPC", { prefix: "2600:1f18:13:104::/62" }],
  ["a VPC of Amazon's", { within: "2000::/4" }],
  ["a pool's VPC", {}],
])("in %s, of a tier is known %j", (vpc, texts) => {
  const prefixes = Object.entries(texts).map(([key, text]) => [key, parsePrefix(text, "", [])]);
  expect(PLACES[vpc]("tier private")).toEqual({ ...peer("tier private"), ...Object.fromEntries(prefixes) });
});

test.each(["::/0", "2001:db8::/32", "${var.office}"])("%s lies where it says", (text) => {
  expect(PLACES["a known VPC"](text)).toEqual(peer(text));
  expect(PLACES["a VPC of Amazon's"](text)).toEqual(peer(text));
});

test.each<[Vpc, string, string]>([
  ["a known VPC", "2600:1f18:13:100::/56", "tier private"],
  ["a known VPC", "2600:1f18:13:110::/60", "tier private"],
  ["a known VPC", "tier private", "2600:1f18:13:110::/60"],
  ["a known VPC", "tier private", "2600:1f18:13:11f::/64"],
  ["a VPC of Amazon's", "2000::/3", "tier private"],
])("in %s, %s covers %s", (vpc, outer, inner) => {
  expect(covers(PLACES[vpc](outer), PLACES[vpc](inner))).toBe(true);
});

test.each<[Vpc, string, string]>([
  ["a known VPC", "2600:1f18:13:100::/60", "tier private"],
  ["a known VPC", "tier private", "2600:1f18:13:100::/56"],
  ["a known VPC", "tier private", "tier public"],
  ["a known VPC", "tier private", "${var.office}"],
  ["a VPC of Amazon's", "2600::/12", "tier private"],
  ["a VPC of Amazon's", "tier private", "2600::1/128"],
  ["a pool's VPC", "2000::/3", "tier private"],
])("in %s, %s does not certainly cover %s", (vpc, outer, inner) => {
  expect(covers(PLACES[vpc](outer), PLACES[vpc](inner))).toBe(false);
});

const https = { protocol: TCP, ports: { fromPort: 443, toPort: 443 } };
/** Whether https of the peer may pass `allow ::/0` and the like. */
function passes(place: Place, text: string, lines: readonly string[]): boolean {
  const rules = lines.map((line, index): EmittedRule => {
    const [action, ...words] = line.split(" ");
    const ruleAction = action as EmittedRule["ruleAction"];
    return { ...https, ruleNumber: index + 1, ruleAction, peer: place(words.join(" ")) };
  });
  return mayPass(rules, https, place(text));
}

test.each<[Vpc, string, string[]]>([
  ["a known VPC", "tier private", ["allow 2600:1f18:13:110::/64"]],
  ["a known VPC", "tier private", ["deny 2600:1f18:13:100::/60", "allow ::/0"]],
  ["a known VPC", "tier private", ["deny 2600:1f18:13:110::/61", "allow ::/0"]],
  ["a known VPC", "2600:1f18:13:112::/64", ["allow tier private"]],
  ["a VPC of Amazon's", "tier private", ["allow 2600:1f18::/48"]],
  ["a VPC of Amazon's", "tier private", ["deny 2000::/5", "allow ::/0"]],
  ["a VPC of Amazon's", "2600:1f18:13:112::/64", ["allow tier private"]],
  ["a pool's VPC", "tier private", ["deny 2000::/3", "allow ::/0"]],
  ["a pool's VPC", "tier private", ["allow fd00::/48"]],
])("in %s, a packet of %s may pass %j", (vpc, text, lines) => {
  expect(passes(PLACES[vpc], text, lines)).toBe(true);
});

test.each<[Vpc, string, string[]]>([
  ["a known VPC", "tier private", ["deny 2600:1f18:13:100::/56", "allow ::/0"]],
  ["a known VPC", "tier private", ["deny 2600:1f18:13:110::/61", "deny 2600:1f18:13:118::/61", "allow ::/0"]],
  ["a known VPC", "tier private", ["allow 2001:db8::/48"]],
  ["a known VPC", "2600:1f18:13:112::/64", ["deny tier private", "allow ::/0"]],
  ["a known VPC", "2600:1f18:13:122::/64", ["allow tier private"]],
  ["a known VPC", "2600:1f18:13:100::/59", ["allow tier private"]],
  ["a small VPC", "2600:1f18:13:100::/60", ["allow tier public"]],
  ["a VPC of Amazon's", "tier private", ["deny 2000::/3", "allow ::/0"]],
  ["a VPC of Amazon's", "tier private", ["deny 2000::/5", "deny 2800::/5", "allow ::/0"]],
  ["a VPC of Amazon's", "tier private", ["allow fd00::/48"]],
  ["a VPC of Amazon's", "fd00::/64", ["allow tier private"]],
  ["a pool's VPC", "tier private", ["deny ::/1", "deny 8000::/1", "allow ::/0"]],
])("in %s, a packet of %s does not pass %j", (vpc, text, lines) => {
  expect(passes(PLACES[vpc], text, lines)).toBe(false);
});
