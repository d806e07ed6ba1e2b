/** The modules as a team puts them together: the complete example, and two networks in one root. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hcl } from "./support/hcl.js";
import { planBesideModules, writeModules } from "./support/module-tree.js";
import { describeTerraform, terraform } from "./support/terraform.js";
import type { PlanOutcome } from "./support/terraform-json.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-composed-"));
afterAll(() => rmSync(temporary, { recursive: true }));

describeTerraform("the complete example", () => {
  test("plans the same from the modules' JSON as from their HCL", async () => {
    const tree = join(temporary, "as-json");
    writeModules(tree, "JSON");
    const example = "network/examples/complete";
    const fromJson = await (await terraform({ within: tree })).plan(join(tree, example));
    const fromHcl = await (await terraform({ within: "generated/modules" })).plan(join("generated/modules", example));
    expect(fromJson).toMatchObject({ errors: [], warnings: [] });
    const changesOf = ({ plan }: PlanOutcome) =>
      plan?.resource_changes.map(({ address, change }) => ({ address, change }));
    expect(changesOf(fromJson)?.length).toBeGreaterThan(80);
    expect(changesOf(fromJson)).toEqual(changesOf(fromHcl));
    expect(fromJson.plan?.output_changes).toEqual(fromHcl.plan?.output_changes);
  });

  test("takes the two rules of 2022 from terraform.tfvars: protocol 58, type 129, code 0, no ports", async () => {
    const rules = [
      { ...RULE, rule_number: 92, protocol: "icmpv6", icmp_type: 129, ipv6_cidr_block: "::/0" },
      { ...RULE, rule_number: 94, protocol: "icmp", icmp_type: 0, cidr_block: "0.0.0.0/0" },
    ];
    const { errors, warnings, plan } = await planWith({ public_inbound_acl_rules: rules });
    expect(errors).toEqual([]);
    const planned = plan?.resource_changes.filter(({ address }) =>
      /public_network_acl.*inbound\["9\d"\]$/.test(address),
    );
    expect(planned?.map(({ change }) => change.after)).toMatchObject([
      { rule_number: 92, protocol: "58", icmp_type: 129, icmp_code: 0, from_port: null, to_port: null },
    ]);
    const corrections = [
      "inbound rule 92: ports mean nothing for protocol 58; they are left out.",
      "inbound rule 94: an IPv4 rule never matches in an IPv6-only subnet; it is left out.",
    ];
    expect(plan?.planned_values.outputs?.acl_corrections?.value).toEqual(corrections);
    expect(warnings.map(({ detail }) => detail)).toEqual([corrections.join("\n")]);
  });

  test('refuses protocol = "icmpv5" at plan, by the rule\'s number, and offers icmpv6', async () => {
    const rules = [{ ...RULE, rule_number: 92, protocol: "icmpv5", ipv6_cidr_block: "::/0" }];
    const { errors } = await planWith({ public_inbound_acl_rules: rules });
    expect(errors.map(({ detail }) => detail)).toEqual([
      'inbound rule 92: "icmpv5" is not a protocol; write a name, such as icmpv6, tcp, udp or all, or a number from 0 to 255.',
    ]);
  });

  test("plans only additions for a zone in the middle of azs", async () => {
    const before = changesOf(await planWith({ azs: ["eu-west-1a", "eu-west-1c"] }));
    const after = changesOf(await planWith({ azs: ["eu-west-1a", "eu-west-1b", "eu-west-1c"] }));
    expect(Object.fromEntries(Object.keys(before).map((address) => [address, after[address]]))).toEqual(before);
    const added = Object.keys(after).filter((address) => !(address in before));
    expect(added.sort()).toEqual(
      [
        "aws_network_acl_association.private",
        "aws_network_acl_association.public",
        "aws_route_table_association.private",
        "aws_route_table_association.public",
        "aws_subnet.private",
        "aws_subnet.public",
        "terraform_data.private_prefix",
        "terraform_data.public_prefix",
      ].map((address) => `module.network.${address}["eu-west-1b"]`),
    );
  });
});

describeTerraform("the modules", () => {
  test("are called twice in one root with different inputs, and with each other", async () => {
    const { errors, warnings, plan } = await planBesideModules("twice", { "main.tf": hcl(TWICE) });
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    const changes = plan?.resource_changes ?? [];
    const prefixes = (network: string) =>
      changes.filter(({ address }) => address.startsWith(`module.${network}.aws_subnet.`)).length;
    expect(["one", "other"].map(prefixes)).toEqual([2, 6]);
    expect(changes.filter(({ type }) => type === "aws_instance").map(({ address }) => address)).toEqual([
      "module.one_bastion.aws_instance.this",
      "module.one_host.aws_instance.this",
      "module.other_bastion.aws_instance.this",
      "module.other_host.aws_instance.this",
    ]);
  });
});

/** As terraform-aws-modules' users wrote it, ports and all. */
const RULE = { rule_action: "allow", from_port: 1024, to_port: 65535, icmp_code: 0 };

/** Two whole networks, the second larger and with another prefix. */
const TWICE = {
  provider: { aws: { region: "eu-west-1" } },
  module: {
    ...networkOf("one", { azs: ["eu-west-1a"] }),
    ...networkOf("other", {
      azs: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
      ipv6_ipam_pool_id: "ipam-pool-0123456789abcdef0",
      ipv6_netmask_length: 52,
      enable_flow_log: false,
    }),
  },
};

function networkOf(name: string, props: object): Record<string, object> {
  const network = `module.${name}`;
  const place = { vpc_id: `\${${network}.vpc_id}`, key_name: "ops" };
  const prefix = `\${${network}.public_subnets_ipv6_cidr_blocks[0]}`;
  return {
    [name]: { source: "../modules/network", name, ...props },
    [`${name}_bastion`]: {
      source: "../modules/bastion",
      name: `${name}-bastion`,
      ...place,
      subnet_id: `\${${network}.public_subnets[0]}`,
      subnet_ipv6_cidr_block: prefix,
      network_acl_id: `\${${network}.public_network_acl_id}`,
      allow_ssh_from: ["2001:db8:2022::/48"],
    },
    [`${name}_host`]: {
      source: "../modules/host",
      name: `${name}-host`,
      ...place,
      subnet_id: `\${${network}.private_subnets[0]}`,
      bastion_security_group_id: `\${module.${name}_bastion.bastion_security_group_id}`,
    },
  };
}

/** The example's plan with these in its terraform.tfvars. */
function planWith(variables: object): Promise<PlanOutcome> {
  const text = hcl({ locals: variables }).replace(/^locals \{\n|\}\n$/g, "");
  return planBesideModules("modules/network/examples/complete", { "terraform.tfvars": text });
}

/** What is planned, by address. */
function changesOf({ errors, plan }: PlanOutcome): Record<string, unknown> {
  expect(errors).toEqual([]);
  return Object.fromEntries(plan?.resource_changes.map(({ address, change }) => [address, change]) ?? []);
}
