/**
 * The module `host`: a machine in an IPv6-only subnet, which people reach through a bastion.
 * https://docs.aws.amazon.com/vpc/latest/userguide/create-subnets.html
 */
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js";
import type { TerraformStack } from "cdktf";
import { sshRule } from "../../host/group-config.js";
import { ownInterface } from "../../host/instance-config.js";
import { createGroup, createMachine, MACHINE_LOCALS } from "../machine/machine.js";
import { called, expression, forEach, moduleOf } from "../module.js";
import { named } from "../variables.js";
import { VARIABLES } from "./variables.js";

/** The module's configuration. */
export const hostModule = () =>
  moduleOf("host", { variable: VARIABLES, locals: MACHINE_LOCALS, output: OUTPUTS }, build);

const ADDRESS = "one(aws_instance.this.ipv6_addresses)";

const OUTPUTS = {
  instance_id: output("Id of the instance.", "aws_instance.this.id"),
  ipv6_address: output("The address that its subnet gave it; a new instance gets another.", ADDRESS),
  security_group_id: output("Id of the security group.", "aws_security_group.this.id"),
  ssh_command: output(
    "Logs in through the bastion; null without bastion_jump.",
    `var.bastion_jump == null ? null : "ssh -J '\${var.bastion_jump}' \${local.ssh_user}@\${${ADDRESS}}"`,
  ),
  role: output("Name of the IAM role, for policies of your own.", "aws_iam_role.this.name"),
};

function build(stack: TerraformStack): void {
  const securityGroupId = createGroup(stack);
  const bastion = expression("var.bastion_security_group_id");
  const from = sshRule({ referencedSecurityGroupId: bastion }, "SSH from the bastion");
  const ssh = { securityGroupId, ...from, tags: named("-ssh-from-bastion") };
  called(new VpcSecurityGroupIngressRule(stack, "ssh", ssh), "ssh");
  const to = sshRule({ referencedSecurityGroupId: securityGroupId }, "SSH to ${var.name}");
  const fromBastion = { securityGroupId: bastion, ...to, tags: named("-ssh-from-bastion") };
  called(new VpcSecurityGroupEgressRule(stack, "bastion", fromBastion), "bastion_ssh");
  const inbound = new VpcSecurityGroupIngressRule(stack, "inbound", {
    securityGroupId,
    cidrIpv6: expression("each.value.cidr_ipv6"),
    ipProtocol: expression("lower(each.value.protocol)"),
    fromPort: expression<number>("each.value.from_port"),
    toPort: expression<number>("coalesce(each.value.to_port, each.value.from_port)"),
    description: "${each.key}",
    tags: named("-${each.key}"),
  });
  forEach(inbound, "inbound", "var.ingress_rules");
  createMachine(stack, ownInterface(expression("var.subnet_id"), securityGroupId), []);
}

function output(description: string, value: string) {
  return { description, value: expression(value) };
}
