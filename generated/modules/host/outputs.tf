output "instance_id" {
  description = "Id of the instance."
  value       = aws_instance.this.id
}

output "instance_arn" {
  description = "ARN of the instance."
  value       = aws_instance.this.arn
}

output "network_interface_id" {
  description = "Id of its network interface."
  value       = aws_instance.this.primary_network_interface_id
}

output "ipv6_address" {
  description = "The address that its subnet gave it; a new instance gets another."
  value       = one(aws_instance.this.ipv6_addresses)
}

output "security_group_id" {
  description = "Id of the security group."
  value       = aws_security_group.this.id
}

output "ssh_command" {
  description = "Logs in through the bastion; null without bastion_jump."
  value       = try("ssh -J '${var.bastion_jump}' ${local.ssh_user}@${one(aws_instance.this.ipv6_addresses)}", null)
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
