/** What is said of one network ACL: numbers, quota, order, and return ports. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import { lintAcl } from "../modules/net/lint.js";
import { ANYWHERE } from "../modules/net/peer.js";
import { LINUX_EPHEMERAL } from "../modules/net/ports.js";
import { presetRules } from "../modules/net/presets.js";
import type { AclRules, EmittedRule } from "../modules/net/rule.js";
import { sshClientRules, sshServerRules } from "../modules/net/ssh-rules.js";
import { aclOf, joined, peer, TIERS } from "./support/rules.js";

const options = { quota: 20, returnPorts: LINUX_EPHEMERAL };
const preset = presetRules({ subnetType: "public", returnPorts: LINUX_EPHEMERAL });
const said = (acl: AclRules, change: Partial<typeof options> = {}): string =>
  lintAcl(acl, "tiers.public", { ...options, ...change })
    .map(describe)
    .join("\n");
const besidePreset = (...ingress: Parameters<typeof aclOf>[0]): string => said(joined(preset, aclOf(ingress, [])));

const OFFICE = peer("2001:db8:2022::/48");
const logins = fc.uniqueArray(fc.constantFrom(OFFICE, ANYWHERE, peer("tier app"), peer("${var.home}")), {
  minLength: 1,
});

test.each(TIERS)("$name: the preset has no problem, whoever logs in and wherever it logs in to", ({ design }) => {
  expect(said(presetRules(design))).toBe("");
  fc.assert(
    fc.property(logins, logins, (from, to) => {
      const server = joined(presetRules(design), sshServerRules(from, design));
      expect(said(server)).toBe("");
      expect(said(joined(server, sshClientRules(to, design)))).toBe("");
    }),
  );
});

test("an ACL without rules denies everything, and nothing is lost", () => {
  expect(lintAcl({ ingress: [], egress: [] }, "", options)).toEqual([]);
});

test("a number given twice is told with both rules", () => {
  const ssh = { ruleNumber: 100, protocol: "tcp", port: 22, cidr: "2001:db8::/32" };
  expect(besidePreset(ssh, { ...ssh, port: 443 })).toMatchInlineSnapshot(`
    "tiers.public.ingress[1]: 100 is also the number of tiers.public.ingress[0].
      Give each rule of a direction a number of its own, and keep yours below 1000, where ours begin.
      https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html"
  `);
});

test.each(["before", "after"])("a number of the preset's is told at the user's rule that stands %s it", (place) => {
  const own = aclOf([{ ruleNumber: 1110, protocol: "udp", port: 53, cidr: "2001:db8::/32" }], []);
  const acl = place === "before" ? joined(own, preset) : joined(preset, own);
  expect(said(acl)).toContain("tiers.public.ingress[0]: 1110 is also the number of a rule of the preset's.");
});

test.each<[number, string]>([
  [1110, "a rule of the preset's"],
  [5013, "the rule that lets SSH in or out"],
  [10443, "the rule of a service in outbound"],
])("whose the number %i is, is told", (ruleNumber, owner) => {
  const ours: EmittedRule = { ruleNumber, ruleAction: "allow", protocol: 6, peer: OFFICE };
  const yours: EmittedRule = { ...ours, peer: peer("2001:db8:2023::/48"), where: "tiers.public.ingress[0]" };
  const told = lintAcl({ ingress: [ours, yours], egress: [] }, "tiers.public", options)
    .map(describe)
    .join("\n");
  expect(told).toContain(`tiers.public.ingress[0]: ${ruleNumber} is also the number of ${owner}.\n`);
  expect(told).toContain("keep yours below 1000");
});

test("a number may stand in both directions", () => {
  const rule = { ruleNumber: 100, protocol: "icmpv6", icmpType: "echo-request", cidr: "::/0" };
  expect(said(joined(preset, aclOf([rule], [rule])))).toBe("");
});

test("a rule of the preset's said again is one rule, and one that differs is not", () => {
  const server = (text: string) => sshServerRules([peer(text)], { subnetType: "public", returnPorts: LINUX_EPHEMERAL });
  const once = joined(preset, server("2001:db8::/32"));
  expect(said(joined(once, server("2001:db8::/32")), { quota: 11 })).toBe("");
  const [rule] = server("2001:db8::/32").ingress as [EmittedRule];
  expect(said(joined(once, { ingress: [{ ...rule, peer: OFFICE }], egress: [] }))).toContain("tiers.public.ingress: ");
});

test("as many rules as the quota has room for beside AWS's two are fine, and one more is not", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ ruleNumber: index + 1, protocol: "tcp", port: 443, cidr: `2001:db8:${index + 1}::/48` },
    }));
  expect(besidePreset(...many(10))).toBe("");
  expect(besidePreset(...many(11))).toMatchInlineSnapshot(`
    "tiers.public.ingress: 19 rules and the 2 that AWS ends each list with are more than the quota of 20.
      Take rules away, or have AWS raise the quota L-2AEEBF1A, to 40 at most, and say so in aclRuleQuota.
      https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-nacls"
  `);
  expect(said(joined(preset, aclOf(many(30), [])), { quota: 40 })).toBe("");
});

test("a rule that can never match names the one that shadows it", () => {
  const all = { ruleNumber: 100, protocol: "tcp", fromPort: 8000, toPort: 9000, cidr: "2001:db8::/32" };
  const bad = { ruleNumber: 200, ruleAction: "deny", protocol: "tcp", port: 8080, cidr: "2001:db8:bad::/48" } as const;
  expect(besidePreset(bad, all)).toMatchInlineSnapshot(`
    "tiers.public.ingress[0]: 200 never matches: rule 100 (tiers.public.ingress[1]) comes first and takes all of its packets, to allow them.
      Take the rule away, or give it a number below 100.
      https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html"
  `);
  expect(besidePreset({ ...bad, ruleNumber: 50 }, all)).toBe("");
});

test("a deny after the preset's allow never matches", () => {
  const late = { ruleNumber: 30000, ruleAction: "deny", protocol: "tcp", port: 40000, cidr: "2001:db8::/32" } as const;
  expect(besidePreset(late)).toMatchInlineSnapshot(`
    "tiers.public.ingress[0]: 30000 never matches: rule 1110 (a rule of the preset's) comes first and takes all of its packets, to allow them.
      Take the rule away, or give it a number below 1000.
      https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html"
  `);
});

test("the preset's rule that a user's shadows is no problem", () => {
  expect(besidePreset({ ruleNumber: 92, protocol: "icmpv6", icmpType: 129, icmpCode: 0, cidr: "::/0" })).toBe("");
});

test("a rule that allows every protocol is told", () => {
  expect(besidePreset({ ruleNumber: 100, protocol: "all", cidr: "2001:db8::/32" })).toMatchInlineSnapshot(`
    "tiers.public.ingress[0]: 100 allows every protocol.
      Write a rule for each that is meant: "tcp", "udp", "icmpv6".
      https://docs.aws.amazon.com/controltower/latest/controlreference/ec2-rules.html"
  `);
  expect(besidePreset({ ruleNumber: 100, ruleAction: "deny", protocol: "all", cidr: "2001:db8::/32" })).toBe("");
});

test("return ports that Linux outgrows are told", () => {
  const returnPorts = { fromPort: 49152, toPort: 65535 };
  expect(said(presetRules({ subnetType: "public", returnPorts }), { returnPorts })).toMatchInlineSnapshot(`
    "tiers.public.returnPorts: 49152-65535 leaves out ports that Linux connects from, 32768-60999.
      Write { fromPort: 32768, toPort: 60999 } or a range that holds it, unless no host runs Linux.
      https://docs.kernel.org/networking/ip-sysctl.html"
  `);
  const wide = { fromPort: 1024, toPort: 65535 };
  expect(said(presetRules({ subnetType: "public", returnPorts: wide }), { returnPorts: wide })).toMatchInlineSnapshot(`
    "tiers.public.returnPorts: 1024-65535 lets the whole internet in on RDP (tcp 3389).
      Write { fromPort: 32768, toPort: 60999 }, which Linux uses, unless hosts need the others.
      https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21
    tiers.public.returnPorts: 1024-65535 lets the whole internet in on RDP (udp 3389).
      Write { fromPort: 32768, toPort: 60999 }, which Linux uses, unless hosts need the others.
      https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21"
  `);
});

test("at the root a path begins with its key", () => {
  const acl = { ingress: [], egress: preset.egress };
  expect(new Set(lintAcl(acl, "", options).map(({ where }) => where))).toEqual(new Set(["ingress", "egress"]));
});
