output "network_acl_id" {
  description = "Id of the network ACL."
  value       = aws_network_acl.this.id
}

output "network_acl_arn" {
  description = "ARN of the network ACL."
  value       = aws_network_acl.this.arn
}

output "corrections" {
  description = "What was put right in the rules, a sentence each; empty when nothing had to be."
  value       = local.corrections
}
