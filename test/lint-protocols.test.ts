/** Protocols that the AWS provider refuses in a network ACL and takes in a security group. */
import { expect, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import { Host } from "../modules/host/host.js";
import type { AclRule } from "../modules/net/rule.js";
import { networkIn, stackNamed, synthesized } from "./support/synth.js";

/** What is said of the rule in a tier's ACL, either way. */
function saidOf(protocol: AclRule["protocol"]): string[] {
  const rule = { ruleNumber: 10, protocol, cidr: "2600:1f18::/36" };
  const network = networkIn(stackNamed("test"), { tiers: { private: { ingress: [rule], egress: [rule] } } });
  return network.problems().map(describe);
}

test.each([57, "skip", "143", "Ethernet", 148, 252, 255])("%j in an ACL is told to be refused", (protocol) => {
  expect(saidOf(protocol)).toEqual([
    expect.stringContaining("tiers.private.ingress[0].protocol: "),
    expect.stringContaining("tiers.private.egress[0].protocol: "),
  ]);
});

test.each([0, 61, "ax.25", 142, 253, 254])("of %j in an ACL nothing is told", (protocol) => {
  expect(saidOf(protocol)).toEqual([]);
});

test("the warning of the provider says what it refuses", () => {
  expect(saidOf("ethernet")[0]).toMatchInlineSnapshot(`
    "tiers.private.ingress[0].protocol: "ethernet" is a protocol that the Terraform AWS provider 5.100.0 refuses in a network ACL.
      Write "all" for a rule that lets it through, or see that your version of the provider takes it.
      https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule"
  `);
});

test.each([57, 143, 255])("of %i in a host's ingress, which is a group's, nothing is told", (protocol) => {
  const stack = stackNamed("test");
  const rule = { protocol, cidr: "2600:1f18::/36" };
  const network = networkIn(stack, { tiers: { private: { ingress: [{ ...rule, ruleNumber: 10 }] } } });
  const host = new Host(stack, "web", { network, ingress: [rule] });
  expect(host.problems()).toEqual([]);
  const rules = Object.values(synthesized(stack).resource.aws_vpc_security_group_ingress_rule ?? {});
  expect(rules.map((rule) => rule.ip_protocol)).toEqual([String(protocol)]);
});
