/** The rules by which people log in. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { mayPass } from "../modules/net/match.js";
import { ANYWHERE, peerText } from "../modules/net/peer.js";
import { LINUX_EPHEMERAL } from "../modules/net/ports.js";
import { type PresetDesign, presetRules } from "../modules/net/presets.js";
import { TCP } from "../modules/net/protocol.js";
import type { AclRules } from "../modules/net/rule.js";
import { hashOf } from "../modules/net/rule-numbers.js";
import { sshClientRules, sshServerRules } from "../modules/net/ssh-rules.js";
import { joined, peer, ruleLine, TIERS } from "./support/rules.js";

const design: PresetDesign = { subnetType: "public", returnPorts: LINUX_EPHEMERAL };
const https: PresetDesign = { ...design, outbound: [{ protocol: "tcp", port: 443 }] };
const isolated: PresetDesign = { ...design, subnetType: "private-isolated" };
const office = peer("2001:db8:2022::/48");
const port = (number: number) => ({ protocol: TCP, ports: { fromPort: number, toPort: number } });
const lines = ({ ingress, egress }: AclRules): string =>
  ["ingress", ...ingress.map(ruleLine), "egress", ...egress.map(ruleLine)].join("\n");

test("a server that sends what it likes needs one rule a peer", () => {
  expect(lines(sshServerRules([office, peer("tier public"), peer("${var.home}")], design))).toMatchInlineSnapshot(`
    "ingress
    5013 allow tcp 22-22 2001:db8:2022::/48
    4678 allow tcp 22-22 tier public
    3337 allow tcp 22-22 \${var.home}
    egress"
  `);
});

test("a server that opens named services only lets its replies out too", () => {
  expect(lines(sshServerRules([office], https))).toMatchInlineSnapshot(`
    "ingress
    5013 allow tcp 22-22 2001:db8:2022::/48
    egress
    5013 allow tcp 1024-65535 2001:db8:2022::/48"
  `);
  expect(sshServerRules([office], isolated)).toEqual(sshServerRules([office], https));
});

test("a client that sends what it likes needs no rule", () => {
  expect(sshClientRules([peer("tier private")], design)).toEqual({ ingress: [], egress: [] });
});

test("a client that opens named services only lets SSH out; the preset hears the replies", () => {
  expect(lines(sshClientRules([peer("tier private")], https))).toMatchInlineSnapshot(`
    "ingress
    egress
    6374 allow tcp 22-22 tier private"
  `);
});

test("an isolated client has rules both ways", () => {
  expect(lines(sshClientRules([peer("tier private")], isolated))).toMatchInlineSnapshot(`
    "ingress
    6374 allow tcp 32768-60999 tier private
    egress
    6374 allow tcp 22-22 tier private"
  `);
});

test("a client that opens SSH to the world anyway needs no rule", () => {
  const outbound = [{ protocol: "tcp", port: 22 }] as const;
  expect(sshClientRules([peer("tier private")], { ...design, outbound })).toEqual({ ingress: [], egress: [] });
});

test("a client's replies arrive on the tier's own range", () => {
  const returnPorts = { fromPort: 49152, toPort: 65535 };
  const { ingress } = sshClientRules([peer("tier private")], { ...isolated, returnPorts });
  expect(ingress.map((rule) => rule.ports)).toEqual([returnPorts]);
});

test("a peer named twice is let in once", () => {
  expect(sshServerRules([office, office], design)).toEqual(sshServerRules([office], design));
});

test.each(TIERS)("$name: a peer logs in, and nobody else does", ({ design }) => {
  const { ingress, egress } = joined(presetRules(design), sshServerRules([office], design));
  expect(mayPass(ingress, port(22), office)).toBe(true);
  expect(mayPass(ingress, port(22), ANYWHERE)).toBe(false);
  expect(mayPass(ingress, port(22), peer("2001:db8:2023::/48"))).toBe(false);
  expect([1024, 32768, 65535].every((reply) => mayPass(egress, port(reply), office))).toBe(true);
});

test.each(TIERS)("$name: its hosts log in to a peer", ({ design }) => {
  const { ingress, egress } = joined(presetRules(design), sshClientRules([peer("tier db")], design));
  expect(mayPass(egress, port(22), peer("tier db"))).toBe(true);
  expect([32768, 60999].every((reply) => mayPass(ingress, port(reply), peer("tier db")))).toBe(true);
});

const peers = fc.array(
  fc.oneof(
    fc.nat({ max: 0xffff }).map((group) => peer(`2001:db8:${group.toString(16)}::/48`)),
    fc.stringMatching(/^[a-z]{1,8}$/).map((name) => peer(`tier ${name}`)),
    fc.constantFrom("${var.office}", "::/0").map(peer),
  ),
  { maxLength: 80 },
);

test("numbers are unique, one more peer moves no other's, and server and client never meet", () => {
  fc.assert(
    fc.property(peers, (all) => {
      for (const [rules, first, last] of [
        [sshServerRules, 2000, 5999],
        [sshClientRules, 6000, 9999],
      ] as const) {
        const numbered = (some: typeof all) =>
          new Map(rules(some, isolated).egress.map((rule) => [peerText(rule.peer), rule.ruleNumber]));
        const numbers = numbered(all);
        expect(new Set(numbers.values()).size).toBe(new Set(all.map(peerText)).size);
        expect([...numbers.values()].every((one) => one >= first && one <= last)).toBe(true);
        for (const [text, one] of numbered(all.slice(0, -1))) expect(numbers.get(text)).toBe(one);
      }
    }),
  );
});

test.each([
  ["", 0x811c9dc5],
  ["a", 0xe40c292c],
  ["foobar", 0xbf9cf968],
])("FNV-1a of %j is that of its authors' test vectors", (text, hash) => {
  expect(hashOf(text)).toBe(hash);
});
