output "flow_log_id" {
  description = "Id of the flow log."
  value       = aws_flow_log.this.id
}

output "flow_log_destination_arn" {
  description = "ARN of the log group."
  value       = aws_cloudwatch_log_group.this.arn
}

output "flow_log_group_name" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.this.name
}

output "flow_log_role_arn" {
  description = "ARN of the role that writes."
  value       = aws_iam_role.this.arn
}

output "kms_key_arn" {
  description = "ARN of the key that encrypts the records."
  value       = aws_kms_key.this.arn
}
