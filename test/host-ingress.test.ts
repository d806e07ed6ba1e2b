/** What a host lets in besides SSH. */
import { TerraformVariable } from "cdktf";
import { expect, test } from "vitest";
import { Host } from "../modules/host/host.js";
import type { HostRule } from "../modules/host/host-props.js";
import type { TierProps } from "../modules/network/network-props.js";
import { hostWith } from "./support/host.js";
import { networkIn, refusal, stackNamed, synthesized } from "./support/synth.js";

const https = { protocol: "tcp", port: 443, cidr: "2600:1f18::/36" } as const;
const replies = { ruleNumber: 10, protocol: "tcp", fromPort: 1024, toPort: 65535, cidr: "::/0" } as const;

test("a service that the ACL lets in is let in by the group, from the same peer", () => {
  const json = hostWith([https], { private: { ingress: [{ ...https, ruleNumber: 10 }] } });
  const { web_tcp_443_from_2600_1f18_36: rule } = json.resource.aws_vpc_security_group_ingress_rule ?? {};
  expect(rule).toMatchObject({
    cidr_ipv6: "2600:1f18::/36",
    description: "TCP port 443 from 2600:1f18::/36",
    from_port: 443,
    ip_protocol: "tcp",
    to_port: 443,
  });
});

test("a tier's prefix is an expression of the VPC's, and a message has its type and code", () => {
  const ingress: HostRule[] = [
    { protocol: "tcp", port: 5432, tier: "app" },
    { protocol: "icmpv6", icmpType: "echo-request", cidr: "::/0" },
  ];
  const tiers = {
    app: { number: 2 },
    private: { ingress: [{ ...ingress[0], ruleNumber: 10 } as never], egress: [replies] },
  };
  const rules = hostWith(ingress, tiers).resource.aws_vpc_security_group_ingress_rule;
  expect(rules?.web_tcp_5432_from_tier_app?.cidr_ipv6).toBe("${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 2)}");
  expect(rules?.web_icmpv6_128_from_anywhere).toMatchObject({ from_port: 128, to_port: -1, ip_protocol: "icmpv6" });
});

test("a reference is let in under its own name", () => {
  const stack = stackNamed("test");
  const office = new TerraformVariable(stack, "office", { type: "string" }).stringValue;
  const rule = { protocol: "tcp", port: 443, cidr: office };
  const network = networkIn(stack, { tiers: { private: { ingress: [{ ...rule, ruleNumber: 10 }] } } });
  new Host(stack, "web", { network, ingress: [rule] });
  const rules = synthesized(stack).resource.aws_vpc_security_group_ingress_rule;
  expect(rules?.web_tcp_443_from_var_office?.cidr_ipv6).toBe("${var.office}");
});

const OPEN: TierProps = { ingress: [{ ruleNumber: 10, protocol: "tcp", port: 443, cidr: "::/0" }] };

/** A stack with two variables whose names differ in a sign that Terraform addresses do not tell apart. */
function stackOfTwins() {
  const stack = stackNamed("test");
  const [one, other] = ["office_1", "office-1"].map(
    (name) => new TerraformVariable(stack, name, { type: "string" }).stringValue,
  );
  return { stack, one: String(one), other: String(other) };
}

test("two references whose rules would have one name are refused, before anything of the host is made", () => {
  const { stack, one, other } = stackOfTwins();
  const network = networkIn(stack, { tiers: { private: OPEN } });
  const ingress = [one, other].map((cidr) => ({ protocol: "tcp", port: 443, cidr }));
  expect(refusal(() => new Host(stack, "web", { network, ingress }))).toMatchInlineSnapshot(`
    "Host "test/web": 1 problem
    - ingress[1]: its rule would be named "tcp-443-from-var-office-1", as that of another reference in the list.
      Name one of the two variables otherwise."
  `);
  expect(stack.node.findChild("web").node.children).toEqual([]);
});

test("two references of a tier's own rules whose rules in a group would have one name are refused", () => {
  const { stack, one, other } = stackOfTwins();
  const egress = [one, other].map((cidr, index) => ({ ruleNumber: 10 + index, protocol: "tcp", port: 5432, cidr }));
  const network = networkIn(stack, { tiers: { private: { outbound: [], egress } } });
  expect(refusal(() => new Host(stack, "web", { network }))).toMatchInlineSnapshot(`
    "Host "test/web": 1 problem
    - tiers.private.egress[1]: its rule would be named "tcp-5432-to-var-office-1", as that of another reference in the list.
      Name one of the two variables otherwise."
  `);
});

test("a reference given twice, or by two protocols, is let in", () => {
  const { stack, one, other } = stackOfTwins();
  const network = networkIn(stack, {
    tiers: { private: { ingress: [{ ruleNumber: 10, protocol: "all", cidr: "::/0" }], egress: [replies] } },
  });
  const ingress = [
    { protocol: "tcp", port: 443, cidr: one },
    { protocol: "tcp", port: 443, cidr: one },
    { protocol: "udp", port: 443, cidr: other },
  ];
  new Host(stack, "web", { network, ingress });
  expect(Object.keys(synthesized(stack).resource.aws_vpc_security_group_ingress_rule ?? {})).toEqual([
    "web_tcp_443_from_var_office_1",
    "web_udp_443_from_var_office_1",
  ]);
});

test("bad rules are refused by their paths, all at once", () => {
  const stack = stackNamed("test");
  const network = networkIn(stack);
  const ingress = [
    { protocol: "icmpv5", cidr: "::/0" },
    { protocol: "tcp", cidr: "10.0.0.0/8" },
    { protocol: "tcp", tier: "db" },
    7,
  ];
  const said = refusal(() => new Host(stack, "web", { network, ingress: ingress as never }));
  for (const where of ["ingress[0].protocol", "ingress[1].cidr", "ingress[2].tier", "ingress[3]"]) {
    expect(said).toContain(`- ${where}: `);
  }
  expect(refusal(() => new Host(stack, "two", { network, ingress: "tcp" as never }))).toContain("- ingress: ");
});

test("the group lets out what the tier's own rules allow besides its services", () => {
  const egress = [{ ruleNumber: 10, protocol: "tcp", port: 5432, tier: "public" }] as const;
  const outbound = [{ protocol: "tcp", port: 443 }] as const;
  const rules = hostWith([], { public: {}, private: { outbound, egress } }).resource.aws_vpc_security_group_egress_rule;
  expect(Object.keys(rules ?? {})).toEqual(["web_icmpv6", "web_tcp_443", "web_tcp_5432_to_tier_public"]);
});
