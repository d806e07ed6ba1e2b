output "instance_id" {
  description = "Id of the instance."
  value       = aws_instance.this.id
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
  value       = var.bastion_jump == null ? null : "ssh -J '${var.bastion_jump}' ${local.ssh_user}@${one(aws_instance.this.ipv6_addresses)}"
}

output "role" {
  description = "Name of the IAM role, for policies of your own."
  value       = aws_iam_role.this.name
}
