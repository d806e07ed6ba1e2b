/**
 * The module `bastion`: the way into a network from the internet, at an address that survives every replacement.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
 */
import { NetworkInterface } from "@cdktf/provider-aws/lib/network-interface/index.js";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record/index.js";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js";
import type { TerraformStack } from "cdktf";
import { addressRecord, fixedInterface } from "../../host/address-config.js";
import { sshRule } from "../../host/group-config.js";
import { createGroup, createMachine, MACHINE_COMMENTS, MACHINE_LOCALS } from "../machine/machine.js";
import { called, expression, forEach, moduleOf, onlyIf } from "../module.js";
import { named } from "../variables.js";
import { ACL_COMMENTS, ACL_LOCALS, createAclRules } from "./acl.js";
import { VARIABLES } from "./variables.js";

/** The module's configuration. */
export const bastionModule = () =>
  moduleOf(
    "bastion",
    { variable: VARIABLES, locals: [ADDRESS, ACL_LOCALS, ...MACHINE_LOCALS], output: OUTPUTS, comments: COMMENTS },
    build,
  );

const COMMENTS = {
  ...MACHINE_COMMENTS,
  "aws_vpc_security_group_ingress_rule.ssh": "SSH from each prefix, and from nowhere else.",
  "aws_network_interface.this":
    "It has the fixed address and outlives the instance, whose own interface would go with it.",
  "aws_route53_record.this": "The DNS name, where host_name and zone_id are written.",
  ...ACL_COMMENTS,
};

const ADDRESS = {
  "//": "The fixed address, and what people write after ssh.",
  ipv6_address: expression("cidrhost(var.subnet_ipv6_cidr_block, var.host_number)"),
  ssh_host: expression("coalesce(var.host_name, local.ipv6_address)"),
  jump_host: expression('coalesce(var.host_name, "[${local.ipv6_address}]")'),
};

const CONDITIONS = [
  {
    condition: expression('(var.host_name == null) == (var.zone_id == null || var.zone_id == "")'),
    error_message: "A DNS name needs both host_name and zone_id, the hosted zone that holds it.",
  },
  {
    condition: expression('!var.create_network_acl_rules || (var.network_acl_id != null && var.network_acl_id != "")'),
    error_message:
      "Write network_acl_id, the ACL of the bastion's subnet, or create_network_acl_rules = false where that lets SSH pass already.",
  },
  {
    condition: expression("length(local.shared_numbers) == 0"),
    error_message:
      'Several rules have the number ${join(", ", local.shared_numbers)}. Write another number for one of them in ssh_rule_numbers.',
  },
  {
    condition: expression("length(local.numbers_of_nothing) == 0"),
    error_message:
      'ssh_rule_numbers has ${join(", ", local.numbers_of_nothing)}, which is no prefix in allow_ssh_from, no name in ssh_to and not the bastion. Correct it, or take it away.',
  },
];

const OUTPUTS = {
  bastion_instance_id: output("Id of the instance.", "aws_instance.this.id"),
  bastion_instance_arn: output("ARN of the instance.", "aws_instance.this.arn"),
  bastion_network_interface_id: output(
    "Id of the network interface that has the address.",
    "aws_network_interface.this.id",
  ),
  bastion_ipv6_address: output("The fixed IPv6 address.", "local.ipv6_address"),
  bastion_security_group_id: output("Id of the security group.", "aws_security_group.this.id"),
  bastion_ssh_command: output("Logs in to the bastion.", '"ssh ${local.ssh_user}@${local.ssh_host}"'),
  bastion_jump: output("user@host, as ssh -J takes it.", '"${local.ssh_user}@${local.jump_host}"'),
  ssh_rule_numbers: output(
    "Numbers of the ACL rules that let SSH in, by the prefix that they are about.",
    "local.ssh_in_numbers",
  ),
  key_name: output("Name of the key pair.", "aws_instance.this.key_name"),
  role: output("Name of the IAM role, for policies of your own.", "aws_iam_role.this.name"),
  role_arn: output("ARN of the IAM role.", "aws_iam_role.this.arn"),
};

function build(stack: TerraformStack): void {
  const securityGroupId = createGroup(stack);
  const cidrIpv6 = expression("each.value");
  const description = 'SSH from ${each.value == "::/0" ? "anywhere" : each.value}';
  const tags = named("-ssh-from-${each.value}");
  const ssh = { securityGroupId, ...sshRule({ cidrIpv6 }, description), tags };
  forEach(new VpcSecurityGroupIngressRule(stack, "ssh", ssh), "ssh", "toset(var.allow_ssh_from)");

  const ipv6Address = expression("local.ipv6_address");
  const place = { name: "${var.name}", subnetId: expression("var.subnet_id"), ipv6Address, securityGroupId };
  const fixed = called(new NetworkInterface(stack, "interface", fixedInterface({ ...place, tags: named() })), "this");
  const networkInterface = [{ deviceIndex: 0, networkInterfaceId: fixed.id }];
  createMachine(stack, { networkInterface }, CONDITIONS);

  const record = addressRecord(expression('coalesce(var.zone_id, "none")'), expression("var.host_name"), ipv6Address);
  onlyIf(new Route53Record(stack, "record", record), "this", "var.host_name != null");
  createAclRules(stack);
}

function output(description: string, value: string) {
  return { description, value: expression(value) };
}
