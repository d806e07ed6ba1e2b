/**
 * The module `host`: a machine in an IPv6-only subnet, which people reach through a bastion.
 * https://docs.aws.amazon.com/vpc/latest/userguide/create-subnets.html
 */
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js";
import type { TerraformStack } from "cdktf";
import { sshRule } from "../../host/group-config.js";
import { ownInterface } from "../../host/instance-config.js";
import { createGroup, createMachine, MACHINE_COMMENTS, MACHINE_LOCALS } from "../machine/machine.js";
import { called, expression, moduleOf } from "../module.js";
import { named } from "../variables.js";
import { createIngress, INGRESS_LOCALS } from "./ingress.js";
import { VARIABLES } from "./variables.js";

/** The module's configuration. */
export const hostModule = () =>
  moduleOf(
    "host",
    { variable: VARIABLES, locals: [...MACHINE_LOCALS, INGRESS_LOCALS], output: OUTPUTS, comments: COMMENTS },
    build,
  );

const COMMENTS = {
  ...MACHINE_COMMENTS,
  "aws_vpc_security_group_ingress_rule.ssh": "In the host's group: SSH from the members of the bastion's group.",
  "aws_vpc_security_group_egress_rule.bastion_ssh":
    "In the bastion's group: SSH to this host. Each host adds such a rule, and the bastion reaches no other machine.",
  "aws_vpc_security_group_ingress_rule.inbound":
    "What else comes in. Each rule is checked by itself, because a prefix may be unknown until apply.",
};

const ADDRESS = "one(aws_instance.this.ipv6_addresses)";

const OUTPUTS = {
  instance_id: output("Id of the instance.", "aws_instance.this.id"),
  instance_arn: output("ARN of the instance.", "aws_instance.this.arn"),
  network_interface_id: output("Id of its network interface.", "aws_instance.this.primary_network_interface_id"),
  ipv6_address: output("The address that its subnet gave it; a new instance gets another.", ADDRESS),
  security_group_id: output("Id of the security group.", "aws_security_group.this.id"),
  ssh_command: output(
    "Logs in through the bastion; null without bastion_jump.",
    // A mocked instance has no address, and null is not for templates.
    `try("ssh -J '\${var.bastion_jump}' \${local.ssh_user}@\${${ADDRESS}}", null)`,
  ),
  key_name: output("Name of the key pair.", "aws_instance.this.key_name"),
  role: output("Name of the IAM role, for policies of your own.", "aws_iam_role.this.name"),
  role_arn: output("ARN of the IAM role.", "aws_iam_role.this.arn"),
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
  createIngress(stack, securityGroupId);
  createMachine(stack, ownInterface(expression("var.subnet_id"), securityGroupId), []);
}

function output(description: string, value: string) {
  return { description, value: expression(value) };
}
