output "network_acl_id" {
  description = "Id of the network ACL."
  value       = aws_network_acl.this.id
}

output "network_acl_arn" {
  description = "ARN of the network ACL."
  value       = aws_network_acl.this.arn
}

output "corrections" {
  description = "What was put right in the rules and which took the place of a preset's, a sentence each."
  value       = local.corrections
}
