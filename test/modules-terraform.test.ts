/** What the real Terraform makes of generated/: every module with its tests and examples, and every network. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { CATALOGUE } from "../modules/catalogue/catalogue.js";
import { hcl } from "./support/hcl.js";
import { withoutMetadata } from "./support/synth.js";
import { describeTerraform, terraform } from "./support/terraform.js";
import type { PlanOutcome } from "./support/terraform-json.js";

const MODULES = "generated/modules";
const NETWORKS = "generated/networks";

const temporary = mkdtempSync(join(tmpdir(), "v6only-modules-"));
afterAll(() => rmSync(temporary, { recursive: true }));

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
const modules = foldersIn(MODULES);
const examples = modules.flatMap((folder) => foldersIn(join(folder, "examples")));

describe("a module", () => {
  test.each(modules)("%s has an example and tests", (folder) => {
    expect(foldersIn(folder)).toEqual([`${folder}/examples`, `${folder}/tests`]);
  });
});

describeTerraform("generated", () => {
  test("is as terraform fmt likes it", async () => {
    expect(await (await terraform()).fmt("generated")).toBe("");
  });

  // A module has some fifty runs, which a busy machine takes minutes for.
  test.concurrent.each(modules)("/%s validates and passes its own tests", { timeout: 600_000 }, async (folder) => {
    const tf = await terraform({ within: MODULES });
    expect(await tf.validate(folder)).toEqual({ errors: [], warnings: [] });
    const { errors, runs = {} } = await tf.test(folder);
    expect(errors).toEqual([]);
    expect(Object.entries(runs).filter(([, status]) => status !== "pass")).toEqual([]);
    expect(Object.keys(runs).length).toBeGreaterThan(3);
  });

  test.concurrent.each(examples)("%s plans", async (folder) => {
    const { errors, warnings, plan } = await (await terraform({ within: MODULES })).plan(folder);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(plan?.resource_changes.length).toBeGreaterThan(5);
  });

  test.concurrent.each(foldersIn(NETWORKS))("%s plans", async (folder) => {
    const { errors, warnings, plan } = await (await terraform()).plan(folder);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(plan?.resource_changes.length).toBeGreaterThan(50);
  });
});

describeTerraform("the complete example", () => {
  test("plans the same from the modules' JSON as from their HCL", async () => {
    const tree = join(temporary, "as-json");
    for (const [name, configuration] of CATALOGUE) {
      const folder = join(tree, name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "main.tf.json"), JSON.stringify(withoutMetadata(configuration())));
      cpSync(join(MODULES, name, "examples"), join(folder, "examples"), { recursive: true });
    }
    const example = "network/examples/complete";
    const fromJson = await (await terraform({ within: tree })).plan(join(tree, example));
    const fromHcl = await (await terraform({ within: MODULES })).plan(join(MODULES, example));
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
      ["network_acl_association", "route_table_association", "subnet"].flatMap((type) =>
        ["private", "public"].map((tier) => `module.network.aws_${type}.${tier}["eu-west-1b"]`),
      ),
    );
  });
});

describeTerraform("the modules", () => {
  test("are called twice in one root with different inputs, and with each other", async () => {
    const { errors, warnings, plan } = await planOf("twice", { "main.tf": hcl(TWICE) });
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

describeTerraform("what is known only after apply", () => {
  test("may be a prefix in an ACL's rules and a public key", async () => {
    const { errors, plan } = await planOf("unknown", { "main.tf": hcl(UNKNOWN) });
    expect(errors).toEqual([]);
    const addresses = plan?.resource_changes.map(({ address }) => address) ?? [];
    expect(addresses).toContain('module.acl.aws_network_acl_rule.inbound["110"]');
    expect(addresses).not.toContain('module.acl.aws_network_acl_rule.inbound["100"]');
    expect(addresses).toContain("module.host.aws_key_pair.this[0]");
  });

  test("hides no mistake in the rest of a rule", async () => {
    const acl = { ...UNKNOWN.module.acl, inbound_acl_rules: [{ ...VPC_RULE, protocol: "icmpv5" }] };
    const { errors } = await planOf("unknown", { "main.tf": hcl({ ...UNKNOWN, module: { acl } }) });
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
    const { errors, warnings } = await planOf("prefix", { "main.tf": hcl(root) });
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

/** As terraform-aws-modules' users wrote it, ports and all. */
const RULE = { rule_action: "allow", from_port: 1024, to_port: 65535, icmp_code: 0 };

const VPC_RULE = { ...RULE, rule_number: 110, protocol: "tcp", ipv6_cidr_block: "${terraform_data.later.output}" };

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
        { ...RULE, rule_number: 100, protocol: "tcp", cidr_block: "${terraform_data.later.output}" },
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
  return planOf("modules/network/examples/complete", { "terraform.tfvars": text });
}

/** The plan of a folder beside the modules, or of one in them, with these files in it. */
async function planOf(folder: string, files: Readonly<Record<string, string>>): Promise<PlanOutcome> {
  const tree = mkdtempSync(join(temporary, "tree-"));
  cpSync(MODULES, join(tree, "modules"), { recursive: true });
  mkdirSync(join(tree, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(tree, folder, name), text);
  return (await terraform({ within: tree })).plan(join(tree, folder));
}

/** What is planned, by address. */
function changesOf({ errors, plan }: PlanOutcome): Record<string, unknown> {
  expect(errors).toEqual([]);
  return Object.fromEntries(plan?.resource_changes.map(({ address, change }) => [address, change]) ?? []);
}
