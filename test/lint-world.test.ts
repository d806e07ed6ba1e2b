/** What is said when the whole internet is let in where machines are administered. */
import { expect, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import { lintAcl } from "../modules/net/lint.js";
import { LINUX_EPHEMERAL } from "../modules/net/ports.js";
import { presetRules } from "../modules/net/presets.js";
import type { AclRules } from "../modules/net/rule.js";
import { aclOf, joined } from "./support/rules.js";

const said = (acl: AclRules, returnPorts = LINUX_EPHEMERAL): string =>
  lintAcl(acl, "tiers.public", { quota: 20, returnPorts }).map(describe).join("\n");
const preset = presetRules({ subnetType: "public", returnPorts: LINUX_EPHEMERAL });
const besidePreset = (...ingress: Parameters<typeof aclOf>[0]): string => said(joined(preset, aclOf(ingress, [])));

test.each([[["::/0"]], [["2000::/3"]], [["::/1", "8000::/1"]], [["2000::/4", "3000::/4"]]])(
  "SSH from %j is SSH from the world",
  (cidrs) => {
    const rules = cidrs.map((cidr, index) => ({ ruleNumber: 100 + index, protocol: "tcp", port: 22, cidr }));
    expect(besidePreset(...rules)).toContain("the whole internet in on SSH (tcp 22)");
  },
);

test("the world is told at its rule, or at the list when rules let it in together", () => {
  const half = { ruleNumber: 100, protocol: "tcp", port: 22, cidr: "2000::/5" };
  expect(besidePreset({ ...half, cidr: "::/0" })).toMatchInlineSnapshot(`
    "tiers.public.ingress[0]: 100 lets the whole internet in on SSH (tcp 22).
      Name the prefixes that may come, or leave the port out of the range.
      https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21"
  `);
  expect(besidePreset(half, { ...half, ruleNumber: 110, cidr: "2800::/5" })).toMatchInlineSnapshot(`
    "tiers.public.ingress: 100 and 110 let the whole internet in on SSH (tcp 22).
      Name the prefixes that may come, or leave the port out of the range.
      https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21"
  `);
});

test.each<[string, object]>([
  ["RDP (tcp 3389)", { protocol: "tcp", fromPort: 1024, toPort: 65535 }],
  ["RDP (udp 3389)", { protocol: "udp", port: 3389 }],
  ["SSH (tcp 22)", { protocol: "all" }],
])("a range that holds %s counts", (service, rule) => {
  const open = { ruleNumber: 100, protocol: "tcp", cidr: "::/0", ...rule };
  expect(besidePreset(open)).toContain(`100 lets the whole internet in on ${service}`);
});

test.each<[string, object[]]>([
  ["a named prefix", [{ ruleNumber: 100, protocol: "tcp", port: 22, cidr: "2001:db8::/32" }]],
  ["a quarter", [{ ruleNumber: 100, protocol: "tcp", port: 22, cidr: "2000::/5" }]],
  ["another port", [{ ruleNumber: 100, protocol: "tcp", port: 443, cidr: "::/0" }]],
  [
    "a range after a deny",
    [
      { ruleNumber: 90, ruleAction: "deny", protocol: "tcp", port: 22, cidr: "::/0" },
      { ruleNumber: 100, protocol: "tcp", fromPort: 20, toPort: 25, cidr: "::/0" },
    ],
  ],
])("%s is not the world", (_, rules) => {
  expect(besidePreset(...(rules as Parameters<typeof aclOf>[0]))).toBe("");
});

test.each<[string, number[]]>([
  ["1-65535", [22, 3389, 3389]],
  ["22-22", [22]],
  ["3389-3389", [3389, 3389]],
  ["3390-65535", []],
  ["1024-3388", []],
])("of the return ports %s the world is let in on %j", (range, ports) => {
  const [fromPort = 0, toPort = 0] = range.split("-").map(Number);
  const returnPorts = { fromPort, toPort };
  const told = said(presetRules({ subnetType: "public", returnPorts }), returnPorts);
  expect([...told.matchAll(/internet in on \w+ \(\w+ (\d+)\)/g)].map(([, port]) => Number(port))).toEqual(ports);
});

test("return ports that a deny closes, or that no reply needs, let nobody in", () => {
  const returnPorts = { fromPort: 1024, toPort: 65535 };
  const design = { subnetType: "public", returnPorts } as const;
  const deny = (protocol: string, ruleNumber: number) =>
    ({ ruleNumber, ruleAction: "deny", protocol, port: 3389, cidr: "::/0" }) as const;
  const closed = joined(presetRules(design), aclOf([deny("tcp", 100), deny("udp", 110)], []));
  expect(said(closed, returnPorts)).not.toContain("returnPorts");
  expect(said(presetRules({ ...design, outbound: [] }), returnPorts)).toBe("");
  expect(said(presetRules({ ...design, subnetType: "private-isolated" }), returnPorts)).toBe("");
});
