/** What is said of flows without their replies, and of ICMPv6 errors that are not let in. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import { lintAcl } from "../modules/net/lint.js";
import { LINUX_EPHEMERAL } from "../modules/net/ports.js";
import { presetRules } from "../modules/net/presets.js";
import type { AclRule } from "../modules/net/rule.js";
import { aclOf, joined } from "./support/rules.js";

const errors: AclRule = { ruleNumber: 1, protocol: "icmpv6", cidr: "::/0" };
const replies: AclRule = { ruleNumber: 900, protocol: "tcp", cidr: "::/0", ...LINUX_EPHEMERAL };
const https: AclRule = { ruleNumber: 100, protocol: "tcp", port: 443, cidr: "::/0" };
const postgres: AclRule = { ruleNumber: 100, protocol: "tcp", port: 5432, tier: "private" };
const options = { quota: 20, returnPorts: LINUX_EPHEMERAL };
const said = (ingress: AclRule[], egress: AclRule[], returnPorts = LINUX_EPHEMERAL): string =>
  lintAcl(aclOf(ingress, egress), "tiers.public", { ...options, returnPorts })
    .map(describe)
    .join("\n");

test.each<[string, AclRule[], AclRule[]]>([
  ["https in", [errors, https], [replies]],
  ["https out", [errors, replies], [https]],
  ["https in from the world in other words, replies to ::/0", [errors, { ...https, cidr: "2000::/3" }], [replies]],
  ["https in, replies to 2000::/3", [errors, https], [{ ...replies, cidr: "2000::/3" }]],
  ["https in, replies in two halves", [errors, https], [halves(0), halves(1)]],
  ["postgres in from a tier, replies to it", [errors, postgres], [{ ...replies, cidr: undefined, tier: "private" }]],
  ["postgres in from a tier, replies to a prefix", [errors, postgres], [{ ...replies, cidr: "2001:db8::/48" }]],
  ["https in from a reference", [errors, { ...https, cidr: "${var.x}" }], [{ ...replies, cidr: "${var.y}" }]],
  ["a deny", [errors, { ...https, ruleAction: "deny" }], [replies]],
  ["a flow that never matches", [errors, { ...https, ruleAction: "deny", ruleNumber: 9 }], [replies]],
  ["replies of any client alone", [errors], [{ ...replies, fromPort: 1024, toPort: 65535 }]],
  ["replies around RDP alone", [errors, { ...replies, fromPort: 1024, toPort: 3388 }], []],
  ["replies of Windows alone", [errors, { ...replies, fromPort: 49152, toPort: 65535 }], []],
  ["pings", [{ ...errors, icmpType: "echo-request" }], [{ ...errors, icmpType: "echo-reply" }]],
])("nothing is said of %s", (_, ingress, egress) => {
  expect(said(ingress, egress)).toBe("");
});

function halves(index: 0 | 1): AclRule {
  const ports = [
    { fromPort: 32768, toPort: 39999 },
    { fromPort: 40000, toPort: 60999 },
  ][index];
  return { ...replies, ruleNumber: 900 + index, ...ports };
}

test("a service without a way back is told", () => {
  expect(said([errors, postgres], [])).toMatchInlineSnapshot(`
    "tiers.public.ingress[1]: tcp 5432 from tier private is allowed, and its replies are not.
      Allow { protocol: "tcp", tier: "private", fromPort: 1024, toPort: 65535 } in egress, before any rule that denies it.
      https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html"
  `);
});

test("of udp, which may want no reply, it is a warning, and of tcp an error", () => {
  const syslog: AclRule = { ruleNumber: 100, protocol: "udp", port: 514, cidr: "::/0" };
  const levelsOf = (rule: AclRule) => lintAcl(aclOf([errors], [rule]), "", options).map(({ level }) => level);
  expect(levelsOf(syslog)).toEqual(["warning"]);
  expect(levelsOf({ ...syslog, protocol: "tcp" })).toEqual(["error"]);
  expect(levelsOf({ ruleNumber: 100, protocol: "all", cidr: "::/0" })).toEqual(["warning", "error", "warning"]);
});

test("a connection of one's own without a way back is told", () => {
  expect(said([errors], [https], { fromPort: 1024, toPort: 65535 })).toMatchInlineSnapshot(`
    "tiers.public.egress[0]: tcp 443 to ::/0 is allowed, and its replies are not.
      Allow { protocol: "tcp", cidr: "::/0", fromPort: 1024, toPort: 65535 } in ingress, before any rule that denies it.
      https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html"
  `);
});

test("replies to some of a client's ports are told as such", () => {
  const windows = { ...replies, fromPort: 49152, toPort: 65535 };
  expect(said([errors, https], [windows])).toMatchInlineSnapshot(`
    "tiers.public.ingress[1]: tcp 443 from ::/0 is allowed, and its replies to ports 32768-49151 are not: a client that connects from one of them hangs.
      Allow { protocol: "tcp", cidr: "::/0", fromPort: 1024, toPort: 65535 } in egress, before any rule that denies it.
      https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html"
  `);
});

test("a hole in the middle of the replies is told", () => {
  const hole: AclRule = { ...replies, ruleNumber: 800, ruleAction: "deny", fromPort: 40000, toPort: 40999 };
  expect(said([errors, https], [hole, replies])).toContain("its replies to ports 40000-40999 are not");
});

test.each<[string, AclRule[]]>([
  ["replies of another protocol", [{ ...replies, protocol: "udp" }]],
  ["replies to another tier", [{ ...replies, cidr: undefined, tier: "public" }]],
  ["replies to one host", [{ ...replies, cidr: "2600::1/128" }]],
  ["replies after a deny", [{ ...replies, ruleNumber: 800, ruleAction: "deny" }, replies]],
  ["replies from the service's port", [{ ...replies, fromPort: 5432, toPort: 5432 }]],
])("%s are no way back", (_, egress) => {
  expect(said([errors, postgres], egress)).toContain(
    "tiers.public.ingress[1]: tcp 5432 from tier private is allowed, and its replies are not",
  );
});

test("a rule of every protocol is a flow of tcp and one of udp", () => {
  const flows = said([errors, { ...errors, ruleNumber: 2, protocol: "all" }], []).match(/\S+ 0-65535 from ::\/0/g);
  expect(flows).toEqual(["tcp 0-65535 from ::/0", "udp 0-65535 from ::/0"]);
});

test("a deny that cuts the preset's replies off is told at the list", () => {
  const preset = presetRules({ subnetType: "public", returnPorts: LINUX_EPHEMERAL });
  const deny = aclOf([{ ...replies, ruleAction: "deny" }], []);
  expect(lintAcl(joined(preset, deny), "tiers.public", options).map(describe).join("\n")).toMatchInlineSnapshot(`
    "tiers.public.egress: tcp 0-65535 to ::/0 is allowed, and its replies are not.
      Allow { protocol: "tcp", cidr: "::/0", fromPort: 32768, toPort: 60999 } in ingress, before any rule that denies it.
      https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html"
  `);
});

const ptb: AclRule = { ruleNumber: 10, protocol: "icmpv6", icmpType: "packet-too-big", cidr: "::/0" };
const rest = [1, 3, 4].map((type): AclRule => ({ ...ptb, ruleNumber: 10 + type, icmpType: type }));

test.each<[string, AclRule[]]>([
  ["all of icmpv6", [errors]],
  ["each type", [ptb, ...rest]],
  [
    "each type, by the codes that RFC 4890 names",
    [
      { ...ptb, icmpCode: 0 },
      { ...ptb, ruleNumber: 20, icmpType: 1 },
      { ...ptb, ruleNumber: 21, icmpType: 3, icmpCode: 0 },
      { ...ptb, ruleNumber: 22, icmpType: 4, icmpCode: 1 },
      { ...ptb, ruleNumber: 23, icmpType: 4, icmpCode: 2 },
    ],
  ],
  ["2000::/3", [{ ...errors, cidr: "2000::/3" }]],
  ["all but a bad neighbour", [{ ...ptb, ruleNumber: 5, ruleAction: "deny", cidr: "2600:bad::/32" }, ptb, ...rest]],
  ["a reference", [{ ...errors, cidr: "${var.x}" }]],
])("errors are let in by %s", (_, ingress) => {
  expect(said([replies, ...ingress], [https])).toBe("");
});

test("packet-too-big that is not let in is a black hole", () => {
  expect(said([replies, ...rest], [https])).toMatchInlineSnapshot(`
    "tiers.public.ingress: packet-too-big, type 2 of ICMPv6, is not let in from everywhere: connections hang where a link is narrower.
      Allow { protocol: "icmpv6", icmpType: "packet-too-big", cidr: "::/0" } before any rule that denies it.
      https://www.rfc-editor.org/rfc/rfc4890#section-4.3.1"
  `);
});

test.each<[string, AclRule]>([
  ["a deny before it", { ...ptb, ruleNumber: 5, ruleAction: "deny" }],
  ["a deny of all ICMPv6", { ...errors, ruleNumber: 5, ruleAction: "deny" }],
  ["a deny of the world in other words", { ...ptb, ruleNumber: 5, ruleAction: "deny", cidr: "2000::/3" }],
  ["a deny of all that is assigned of it", { ...ptb, ruleNumber: 5, ruleAction: "deny", cidr: "2000::/4" }],
])("packet-too-big is lost behind %s", (_, deny) => {
  expect(said([deny, ptb, ...rest, replies], [https])).toContain("packet-too-big, type 2 of ICMPv6, is not let in");
});

test("packet-too-big is lost behind two denies that are the world together", () => {
  const half = (ruleNumber: number, cidr: string): AclRule => ({ ...ptb, ruleNumber, ruleAction: "deny", cidr });
  expect(said([half(5, "2000::/5"), half(6, "2800::/5"), ptb, ...rest, replies], [https])).toContain(
    "packet-too-big, type 2 of ICMPv6, is not let in",
  );
  expect(said([half(5, "2000::/5"), ptb, ...rest, replies], [https])).toBe("");
});

test.each<[string, AclRule]>([
  ["one prefix", { ...ptb, cidr: "2600::/12" }],
  ["a tier", { ...ptb, cidr: undefined, tier: "private" }],
  ["code 1", { ...ptb, icmpCode: 1 }],
  ["the type after", { ...ptb, icmpType: 3 }],
])("packet-too-big from or of %s is not enough", (_, rule) => {
  expect(said([rule, ...rest, replies], [https])).toContain("packet-too-big, type 2 of ICMPv6, is not let in");
});

test("the other errors that are not let in are told in one warning", () => {
  expect(said([replies, ptb], [https])).toMatchInlineSnapshot(`
    "tiers.public.ingress: destination-unreachable, time-exceeded, parameter-problem of ICMPv6 are not let in from everywhere: what fails takes a timeout to fail.
      Allow { protocol: "icmpv6", icmpType: "destination-unreachable", cidr: "::/0" } and so on, before any rule that denies it.
      https://www.rfc-editor.org/rfc/rfc4890#section-4.3.1"
  `);
  expect(said([replies, ptb, ...rest.slice(1)], [https])).toContain(
    "destination-unreachable of ICMPv6 is not let in from everywhere",
  );
});

const rule = fc.record({
  ruleAction: fc.constantFrom("allow", "deny"),
  protocol: fc.constantFrom("tcp", "udp", "all"),
  cidr: fc.constantFrom("::/0", "2000::/3", "::/1", "2001:db8::/32", "${var.x}"),
});
const list = fc
  .array(rule, { maxLength: 8 })
  .map((all) => all.map((one, index): AclRule => ({ ...(one as AclRule), ruleNumber: 100 + index })));

test("the order in which rules are written means nothing", () => {
  fc.assert(
    fc.property(list, list, (ingress, egress) => {
      const { ingress: inward, egress: outward } = aclOf(ingress, egress);
      const sorted = (acl: typeof inward, other: typeof outward) =>
        lintAcl({ ingress: acl, egress: other }, "", options).map(describe).sort();
      expect(sorted(inward.toReversed(), outward.toReversed())).toEqual(sorted(inward, outward));
    }),
  );
});
