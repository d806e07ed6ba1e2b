/** Whom a bastion lets in. */
import { TerraformVariable, Token } from "cdktf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { keyOf, sshPeersOf } from "../modules/host/ssh-peers.js";
import { type Peer, peerText } from "../modules/net/peer.js";
import { parsePrefix } from "../modules/net/prefix.js";
import { expressionOf } from "../modules/network/literal.js";
import { stackNamed } from "./support/synth.js";

const stack = stackNamed("test");
const office = new TerraformVariable(stack, "office", { type: "string" }).stringValue;
const offices = new TerraformVariable(stack, "offices", { type: "list(string)" }).listValue;

function parsed(input: unknown) {
  const problems: Problem[] = [];
  const peers = sshPeersOf(input, (reference) => expressionOf(stack, reference), problems);
  return { peers: peers.map(peerText), keys: peers.map(keyOf), problems };
}
const peersOf = (...input: unknown[]): string[] => {
  const { peers, problems } = parsed(input);
  expect(problems).toEqual([]);
  return peers;
};
const refused = (input: unknown): string => {
  const { problems } = parsed(input);
  expect(problems.some((problem) => problem.level === "error")).toBe(true);
  return problems.map(describe).join("\n");
};

test.each([
  ["2a00:1450::/32", "2a00:1450::/32"],
  ["2A00:1450:0::/32", "2a00:1450::/32"],
  ["2a00:1450:0:0:0:0:0:1/128", "2a00:1450::1/128"],
  ["2000::/5", "2000::/5"],
])("SSH from %s is from %s", (written, text) => {
  expect(peersOf(written)).toEqual([text]);
});

test.each([
  ["2a00:1450::1/32", "2a00:1450::/32"],
  ["2a00:1450::1", "2a00:1450::1/128"],
  ["2a00:1450::/129", "/129"],
  ["192.0.2.0/24", "IPv4"],
  ["0.0.0.0/0", "IPv4"],
  ["fe80::1%eth0/128", "zone"],
  ["::ffff:192.0.2.1/128", "IPv4"],
  ["example.com", "is not an IPv6 prefix"],
  ["", "is not an IPv6 prefix"],
  [7, "is not an IPv6 prefix"],
  [null, "is not an IPv6 prefix"],
  [["2a00:1450::/32"], "is not an IPv6 prefix"],
  [{}, "is not an IPv6 prefix"],
])("SSH from %j is refused", (value, complaint) => {
  expect(refused([value])).toContain("allowSshFrom[0]: ");
  expect(refused([value])).toContain(complaint);
});

test.each([undefined, null, "", "2a00:1450::/32", [], {}, 7, true, new Set(["2a00:1450::/32"]), Symbol("x")])(
  "SSH from %s names nobody",
  (allowSshFrom) => {
    expect(refused(allowSshFrom)).toContain("names nobody who may log in");
  },
);

test("nobody named is answered with how to find one's own address", () => {
  expect(refused([])).toMatchInlineSnapshot(`
    "allowSshFrom: [] names nobody who may log in.
      List IPv6 prefixes, such as ["2001:db8:1234::/48"]; \`curl -6 https://checkip.global.api.aws\` shows your address."
  `);
});

test("everyone is let in when it is written so, with a warning", () => {
  for (const allowSshFrom of [["::/0"], ["0:0::/0"], ["2a00:1450::/32", "::/0"]]) {
    const { peers, problems } = parsed(allowSshFrom);
    expect(peers).toContain("::/0");
    expect(problems.map(({ level, what }) => `${level}: ${what}`)).toEqual([
      'warning: "::/0" lets everyone on the internet try to log in',
    ]);
  }
});

test.each([
  [["2000::/3"]],
  [["2000::/4"]],
  [["::/1"]],
  [["::/1", "8000::/1"]],
  [["2000::/5", "2800::/5"]],
  [["3000::/4", "2a00:1450::/32"]],
])("everyone in other words, %j, is refused", (allowSshFrom) => {
  expect(refused(allowSshFrom)).toMatch(/^allowSshFrom: these prefixes hold most of the IPv6 internet\./m);
});

test.each([["2a00:1450::/32"], ["2A00:1450::/32"], ["2a00:1450:0:0:0:0:0:0/32"], ["2a00:1450:0000::/32"]])(
  "2a00:1450::/32 and %s are one prefix given twice",
  (again) => {
    expect(refused(["2a00:1450::/32", "2a01::/32", again])).toContain(
      'allowSshFrom[2]: "2a00:1450::/32" is listed twice.',
    );
  },
);

test("a reference may say where from, and text around it means itself", () => {
  expect(peersOf(office, "2a00:1450::/32")).toEqual(["${var.office}", "2a00:1450::/32"]);
  expect(peersOf(Token.asAny({ resolve: () => "${local.office}" }))).toEqual(["${local.office}"]);
  expect(peersOf(`${office}/48`)).toEqual(["${var.office}/48"]);
  expect(refused([office, office])).toContain('allowSshFrom[1]: "${var.office}" is listed twice.');
});

test("a list that only Terraform knows is refused, in whole, in part and by element", () => {
  for (const allowSshFrom of [offices, [...offices, "2a00:1450::/32"], [offices[0]]]) {
    expect(refused(allowSshFrom)).toMatch(/^allowSshFrom\[0\]: this list is known only to Terraform/);
  }
  expect(refused(office)).toMatchInlineSnapshot(`
    "allowSshFrom: this list is known only to Terraform, and each prefix has rules of its own.
      List the prefixes, or one reference for each, such as [office.stringValue]."
  `);
});

test("two references whose rules would have one name are refused", () => {
  const twin = (name: string) => Token.asString({ resolve: () => name });
  expect(refused([twin("${var.a_b}"), twin("${var.a-b}")])).toMatchInlineSnapshot(`
    "allowSshFrom[1]: its rule would be named "var-a-b", as that of another reference in the list.
      Name one of the two variables otherwise."
  `);
});

test.each([
  ["::/0", "anywhere"],
  ["2a00:1450::/32", "2a00-1450-32"],
  ["2a00:1450::1/128", "2a00-1450--1-128"],
  ["2a00:1450:0:0:1:2:3:4/128", "2a00-1450--1-2-3-4-128"],
])("the rules of %s are named %s", (text, key) => {
  const prefix = parsePrefix(text, "", []);
  expect(prefix && keyOf({ kind: "prefix", prefix })).toBe(key);
});

test("two prefixes never have one name", () => {
  const group = fc.constantFrom("0", "1", "2", "32", "a");
  const text = fc.tuple(fc.array(group, { minLength: 8, maxLength: 8 }), fc.constantFrom(1, 2, 32, 48, 64, 128));
  const prefixOf = ([groups, length]: [string[], number]): Peer => {
    const problems: Problem[] = [];
    const shown = groups.map((one, index) => (16 * index < length ? one : "0")).join(":");
    const prefix = parsePrefix(`${shown}/${length}`, "", problems) ?? parsePrefix(`${shown}/128`, "", []);
    return { kind: "prefix", prefix: prefix as NonNullable<typeof prefix> };
  };
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [first, second] = [prefixOf(one), prefixOf(other)];
      expect(keyOf(first) === keyOf(second)).toBe(peerText(first) === peerText(second));
    }),
    { numRuns: 2000 },
  );
});

test("whatever is written, each entry is let in or complained of, and nothing is thrown", () => {
  const entry = fc.oneof(
    fc.anything(),
    fc.ipV6(),
    fc.ipV6().map((address) => `${address}/128`),
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.array(entry)), (input) => {
      const { peers, keys, problems } = parsed(input);
      expect(problems.length + peers.length).toBeGreaterThanOrEqual(Array.isArray(input) ? input.length : 1);
      for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9-]+$/);
    }),
    { numRuns: 500 },
  );
});
