/** What the modules make of values that Terraform knows only after apply. */
import { expect, test } from "vitest";
import { hcl } from "./support/hcl.js";
import { planBesideModules } from "./support/module-tree.js";
import { describeTerraform } from "./support/terraform.js";

describeTerraform("what is known only after apply", () => {
  test("may be a prefix in an ACL's rules and a public key", async () => {
    const { errors, plan } = await planBesideModules("unknown", { "main.tf": hcl(UNKNOWN) });
    expect(errors).toEqual([]);
    const addresses = plan?.resource_changes.map(({ address }) => address) ?? [];
    expect(addresses).toContain('module.acl.aws_network_acl_rule.inbound["110"]');
    expect(addresses).not.toContain('module.acl.aws_network_acl_rule.inbound["100"]');
    expect(addresses).toContain("module.host.aws_key_pair.this[0]");
  });

  test("hides no mistake in the rest of a rule", async () => {
    const acl = { ...UNKNOWN.module.acl, inbound_acl_rules: [{ ...VPC_RULE, protocol: "icmpv5" }] };
    const { errors } = await planBesideModules("unknown", { "main.tf": hcl({ ...UNKNOWN, module: { acl } }) });
    expect(errors.map(({ detail }) => detail)).toEqual([expect.stringContaining('"icmpv5" is not a protocol')]);
  });
});

describeTerraform("a prefix that is known only after apply", () => {
  const rule = { rule_action: "allow", protocol: "tcp", from_port: 443, to_port: 443 };
  const unknown = { ...rule, rule_number: 90, ipv6_cidr_block: "${terraform_data.later.output}" };
  const errorsOf = async (...rules: object[]) => {
    const acl = {
      source: "../modules/network-acl",
      name: "app",
      vpc_id: "vpc-0123456789abcdef0",
      preset: "public",
      inbound_acl_rules: [unknown, ...rules],
    };
    const resource = { terraform_data: { later: { input: "${timestamp()}" } } };
    const root = { provider: { aws: { region: "eu-west-1" } }, resource, module: { acl } };
    const { errors, warnings } = await planBesideModules("prefix", { "main.tf": hcl(root) });
    expect(warnings).toEqual([]);
    return errors.map(({ detail }) => detail);
  };

  test("stops no plan", async () => {
    expect(await errorsOf()).toEqual([]);
  });

  test("hides no wrong key, protocol or port of another rule or of its own", async () => {
    const { from_port, to_port, ...tcp } = rule;
    const wrong = await errorsOf(
      { ...tcp, rule_number: 91, port: 8080, ipv6_cidr_block: "::/0" },
      { ...tcp, rule_number: 92, from_port, to_prt: to_port, ipv6_cidr_block: unknown.ipv6_cidr_block },
      { ...tcp, rule_number: 93, protocol: "icmpv5", ipv6_cidr_block: "::/0" },
      { rule_number: 94, ipv6_cidr_block: unknown.ipv6_cidr_block },
    );
    const keys =
      "the keys are rule_number, rule_no, rule_action, action, protocol, from_port, to_port, icmp_type, icmp_code, cidr_block, ipv6_cidr_block.";
    expect(wrong.flatMap((detail) => detail.split("\n"))).toEqual([
      `inbound rule 91: there is no key port; ${keys}`,
      `inbound rule 92: there is no key to_prt; ${keys}`,
      "inbound rule 92: from_port and to_port go together; write both, the same number twice for one port, or neither for all ports.",
      'inbound rule 93: "icmpv5" is not a protocol; write a name, such as icmpv6, tcp, udp or all, or a number from 0 to 255.',
      "inbound rule 94: protocol is missing; write its name, such as tcp, udp, icmpv6 or all.",
      "inbound rule 94: rule_action is missing; write allow or deny.",
    ]);
  });

  test("hides no wrong prefix of another rule", async () => {
    expect(await errorsOf({ ...rule, rule_number: 91, ipv6_cidr_block: "2001:db8::1/32" })).toEqual([
      'inbound rule 91: "2001:db8::1/32" has bits set beyond its length; write 2001:db8::/32.',
    ]);
  });
});

const VPC_RULE = {
  rule_action: "allow",
  from_port: 1024,
  to_port: 65535,
  icmp_code: 0,
  rule_number: 110,
  protocol: "tcp",
  ipv6_cidr_block: "${terraform_data.later.output}",
};

/** Terraform knows the output at apply. */
const UNKNOWN = {
  provider: { aws: { region: "eu-west-1" } },
  resource: { terraform_data: { later: { input: "${timestamp()}" } } },
  module: {
    acl: {
      source: "../modules/network-acl",
      name: "app",
      vpc_id: "vpc-0123456789abcdef0",
      inbound_acl_rules: [
        {
          rule_action: "allow",
          from_port: 1024,
          to_port: 65535,
          icmp_code: 0,
          rule_number: 100,
          protocol: "tcp",
          cidr_block: "${terraform_data.later.output}",
        },
        { rule_number: 110, rule_action: "allow", protocol: "tcp", ipv6_cidr_block: "${terraform_data.later.output}" },
      ],
    },
    host: {
      source: "../modules/host",
      name: "app",
      vpc_id: "vpc-0123456789abcdef0",
      subnet_id: "subnet-0123456789abcdef0",
      bastion_security_group_id: "sg-0123456789abcdef0",
      public_key: "${terraform_data.later.output}",
      create_key_pair: true,
    },
  },
};
