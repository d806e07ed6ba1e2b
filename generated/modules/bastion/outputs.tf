output "bastion_instance_id" {
  description = "Id of the instance."
  value       = aws_instance.this.id
}

output "bastion_instance_arn" {
  description = "ARN of the instance."
  value       = aws_instance.this.arn
}

output "bastion_network_interface_id" {
  description = "Id of the network interface that has the address."
  value       = aws_network_interface.this.id
}

output "bastion_ipv6_address" {
  description = "The fixed IPv6 address."
  value       = local.ipv6_address
}

output "bastion_security_group_id" {
  description = "Id of the security group."
  value       = aws_security_group.this.id
}

output "bastion_ssh_command" {
  description = "Logs in to the bastion."
  value       = "ssh ${local.ssh_user}@${local.ssh_host}"
}

output "bastion_jump" {
  description = "user@host, as ssh -J takes it."
  value       = "${local.ssh_user}@${local.jump_host}"
}

output "ssh_rule_numbers" {
  description = "Numbers of the ACL rules that let SSH in, by the prefix that they are about."
  value       = local.ssh_in_numbers
}

output "key_name" {
  description = "Name of the key pair."
  value       = aws_instance.this.key_name
}

output "role" {
  description = "Name of the IAM role, for policies of your own."
  value       = aws_iam_role.this.name
}

output "role_arn" {
  description = "ARN of the IAM role."
  value       = aws_iam_role.this.arn
}
