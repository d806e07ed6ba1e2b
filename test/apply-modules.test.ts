/** Every module's example, applied, changed in place and destroyed against a server that speaks AWS's API. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeApply, inAccount } from "./support/account.js";
import { writeModules } from "./support/module-tree.js";
import { type Edits, edited } from "./support/project.js";
import { found, NO_CHANGES, NOTHING_SAID, said } from "./support/terraform-json.js";
import { wireProblems } from "./support/wire.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-apply-modules-"));
afterAll(() => rmSync(temporary, { recursive: true }));

/** An example, how it is changed once it is there, and what Terraform does about it, by address. */
interface Life {
  readonly example: string;
  /** What the change brings back. */
  readonly before?: Edits;
  readonly change: Edits;
  readonly changes: Readonly<Record<string, string>>;
}

const TWO_ZONES = '["eu-west-1a", "eu-west-1b"]';
/** The second zone comes between the others later. */
const OUTER_ZONES = '["eu-west-1a", "eu-west-1c"]';
const THREE_ZONES = '["eu-west-1a", "eu-west-1b", "eu-west-1c"]';

const created = (...addresses: string[]): Record<string, string> =>
  Object.fromEntries(addresses.map((address) => [address, "create"]));

/** What a zone is made of in the tiers of module "network". */
const zoneOf = (az: string): Record<string, string> =>
  created(
    ...["private", "public"].flatMap((tier) => [
      `module.network.aws_network_acl_association.${tier}["${az}"]`,
      `module.network.aws_route_table_association.${tier}["${az}"]`,
      `module.network.aws_subnet.${tier}["${az}"]`,
      `module.network.terraform_data.${tier}_prefix["${az}"]`,
    ]),
  );

const LIVES: readonly Life[] = [
  {
    example: "network/examples/complete",
    before: [[TWO_ZONES, OUTER_ZONES]],
    change: [
      [TWO_ZONES, THREE_ZONES],
      [
        "default     = []",
        'default     = [{ rule_number = 90, rule_action = "allow", protocol = "tcp", from_port = 443, to_port = 443, ipv6_cidr_block = "::/0" }]',
      ],
    ],
    changes: {
      ...zoneOf("eu-west-1b"),
      ...created('module.network.module.public_network_acl.aws_network_acl_rule.inbound["90"]'),
    },
  },
  {
    example: "network-acl/examples/basic",
    change: [
      [
        "{ rule_number = 110,",
        '{ rule_number = 105, rule_action = "allow", protocol = "udp", from_port = 443, to_port = 443, ipv6_cidr_block = "::/0" },\n    { rule_number = 110,',
      ],
    ],
    changes: created('module.network_acl.aws_network_acl_rule.inbound["105"]'),
  },
  {
    example: "bastion/examples/basic",
    change: [['["2001:db8:2022::/48"]', '["2001:db8:1::/48", "2001:db8:2022::/48"]']],
    changes: created(
      'module.bastion.aws_network_acl_rule.ssh_in["2001:db8:1::/48"]',
      'module.bastion.aws_network_acl_rule.ssh_in_replies["2001:db8:1::/48"]',
      'module.bastion.aws_vpc_security_group_ingress_rule.ssh["2001:db8:1::/48"]',
    ),
  },
  {
    example: "host/examples/complete",
    before: [[TWO_ZONES, OUTER_ZONES]],
    change: [[TWO_ZONES, THREE_ZONES]],
    changes: {
      ...zoneOf("eu-west-1b"),
      ...created(
        ...[
          "aws_iam_instance_profile.this",
          "aws_iam_role.this",
          "aws_instance.this",
          "aws_security_group.this",
          "aws_vpc_security_group_egress_rule.bastion_ssh",
          "aws_vpc_security_group_egress_rule.icmpv6",
          'aws_vpc_security_group_egress_rule.outbound["tcp"]',
          'aws_vpc_security_group_egress_rule.outbound["udp"]',
          'aws_vpc_security_group_ingress_rule.inbound["health"]',
          "aws_vpc_security_group_ingress_rule.ssh",
          "terraform_data.image",
        ].map((address) => `module.host["eu-west-1b"].${address}`),
      ),
      "output.ssh_commands": "update",
    },
  },
  {
    example: "flow-logs/examples/basic",
    change: [["retention_in_days = 731", "retention_in_days = 400"]],
    changes: { "module.flow_logs.aws_cloudwatch_log_group.this": "update" },
  },
];

describeApply("a module", () => {
  beforeAll(() => {
    for (const language of ["HCL", "JSON"] as const) writeModules(join(temporary, language), language);
  });

  const cases = LIVES.flatMap((life) =>
    (["HCL", "JSON"] as const).map((language) => [life.example, language, life] as const),
  );

  test.concurrent.each(cases)(
    "%s of %s is applied, changed in place and destroyed",
    async (example, language, life) => {
      const within = join(temporary, language);
      const folder = join(within, example);
      await inAccount(async (aws) => {
        edit(folder, example, life.before ?? []);
        expect(said(await aws.apply(folder, { within }))).toEqual(NOTHING_SAID);
        expect(found(await aws.plan(folder, { within }))).toEqual(NO_CHANGES);
        edit(folder, example, life.change);
        const changed = await aws.apply(folder, { within });
        expect(said(changed)).toEqual(NOTHING_SAID);
        expect(changed.changes).toEqual(life.changes);
        expect(found(await aws.plan(folder, { within }))).toEqual(NO_CHANGES);
        expect(wireProblems(await aws.requests())).toEqual([]);
        expect(said(await aws.destroy(folder, { within }))).toEqual(NOTHING_SAID);
        expect(await aws.left()).toEqual([]);
      });
    },
    600_000,
  );
});

function edit(folder: string, example: string, edits: Edits): void {
  writeFileSync(
    join(folder, "main.tf"),
    edited(readFileSync(join("generated/modules", example, "main.tf"), "utf8"), edits),
  );
}
