/** Faults planted in the modules' HCL, one at a time: the module's own `terraform test` must see each. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Edits, edited } from "./support/project.js";
import { describeTerraform, terraform } from "./support/terraform.js";

/** What goes wrong, in which file of generated/modules, and how it is planted. The provider must take it. */
type Mutant = readonly [fault: string, file: string, edit: Edits[number]];

const MUTANTS: readonly Mutant[] = [
  ["ACL rules without their ICMPv6 type", "network-acl/main.tf", ["each.value.icmp_type", "null"]],
  ["ACL rules without their ICMPv6 code", "network-acl/main.tf", ["each.value.icmp_code", "null"]],
  ["ACL rules without their first port", "network-acl/main.tf", ["each.value.from_port", "null"]],
  ["ACL rules without their last port", "network-acl/main.tf", ["each.value.to_port", "null"]],
  ["ACL rules of the other direction", "network-acl/main.tf", ["egress          = true", "egress          = false"]],
  [
    "ports beside ICMPv6",
    "network-acl/locals.tf",
    ['["6", "17"], rule.protocol) ? rule.from', '["6", "17", "58"], rule.protocol) ? rule.from'],
  ],
  [
    "a private tier that the internet reaches",
    "network/main.tf",
    [
      "egress_only_gateway_id      = aws_egress_only_internet_gateway.this[0].id",
      "gateway_id = aws_internet_gateway.this[0].id",
    ],
  ],
  [
    "an ACL of another tier",
    "network/main.tf",
    ["module.private_network_acl.network_acl_id", "module.public_network_acl.network_acl_id"],
  ],
  ["the first version of the metadata service", "host/main.tf", ['"required"', '"optional"']],
  ["metadata over IPv4 only", "host/main.tf", ['http_protocol_ipv6          = "enabled"', ""]],
  ["a disk in the clear", "host/main.tf", ["encrypted   = true", "encrypted   = false"]],
  [
    "a public IPv4 address",
    "host/main.tf",
    ["associate_public_ip_address = false", "associate_public_ip_address = true"],
  ],
  ["a host without an address", "host/main.tf", ["ipv6_address_count          = 1", ""]],
  [
    "a host that everyone may log in to",
    "host/main.tf",
    [
      "referenced_security_group_id = var.bastion_security_group_id\n  security_group_id            = aws_security_group.this.id",
      'cidr_ipv6 = "::/0"\n  security_group_id            = aws_security_group.this.id',
    ],
  ],
  ["a bastion with the first version of the metadata service", "bastion/main.tf", ['"required"', '"optional"']],
  ["a bastion's disk in the clear", "bastion/main.tf", ["encrypted   = true", "encrypted   = false"]],
  [
    "a bastion at an address of the subnet's choice",
    "bastion/main.tf",
    ["ipv6_addresses  = [local.ipv6_address]", "ipv6_address_count = 1"],
  ],
  [
    "a bastion that everyone reaches",
    "bastion/main.tf",
    ["cidr_ipv6         = each.value\n", 'cidr_ipv6         = "::/0"\n'],
  ],
  [
    "no way back through the bastion's ACL",
    "bastion/main.tf",
    ["egress          = true\n  from_port       = 1024", "egress          = false\n  from_port       = 1024"],
  ],
  [
    "a flow log's key that never turns",
    "flow-logs/main.tf",
    ["enable_key_rotation     = true", "enable_key_rotation     = false"],
  ],
  ["flow logs in the clear", "flow-logs/main.tf", ["kms_key_id        = aws_kms_key.this.arn", ""]],
  [
    "flow logs of any account's",
    "flow-logs/main.tf",
    ['"aws:SourceAccount" = data.aws_caller_identity.current.account_id', '"aws:SourceAccount" = "*"'],
  ],
];

const temporary = mkdtempSync(join(tmpdir(), "v6only-mutants-"));
afterAll(() => rmSync(temporary, { recursive: true }));

describeTerraform("the modules", () => {
  test.concurrent.each(MUTANTS)("%s, planted in %s, is seen", { timeout: 300_000 }, async (_, file, edit) => {
    const [name = ""] = file.split("/");
    const within = mkdtempSync(join(temporary, "modules-"));
    cpSync("generated/modules", within, { recursive: true });
    const path = join(within, file);
    writeFileSync(path, edited(readFileSync(path, "utf8"), [edit]));
    const { runs = {} } = await (await terraform({ within })).test(join(within, name), `tests/${name}.tftest.hcl`);
    expect(Object.values(runs)).toContain("fail");
  });
});
