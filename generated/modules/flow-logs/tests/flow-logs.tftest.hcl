# `terraform init && terraform test`: no credentials, no network.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws-cn" }
  }
  mock_data "aws_region" {
    defaults = { id = "cn-north-1" }
  }
  mock_data "aws_service_principal" {
    defaults = { id = "logs.cn-north-1.amazonaws.com.cn" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws-cn:kms:cn-north-1:123456789012:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/vpc-flow-logs/test" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws-cn:iam::123456789012:role/test" }
  }
}

variables {
  name   = "test"
  vpc_id = "vpc-0123456789abcdef0"
}

run "everything_is_recorded_and_kept_for_a_year" {
  assert {
    condition     = aws_flow_log.this.traffic_type == "ALL" && aws_cloudwatch_log_group.this.retention_in_days == 365
    error_message = "Both verdicts are recorded, and kept for 365 days."
  }

  assert {
    condition     = output.flow_log_group_name == "/aws/vpc-flow-logs/test" && aws_cloudwatch_log_group.this.tags.Name == "test-flow-logs"
    error_message = "The log group is named after the network."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == aws_kms_key.this.arn && aws_kms_key.this.enable_key_rotation
    error_message = "The records are encrypted with the key, which turns every year."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "Flow logs of this account alone may take the role."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.this.policy).Statement[0].Resource == "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/vpc-flow-logs/test:*"
    error_message = "The role writes to this log group alone."
  }
}

run "names_are_of_the_partition_and_region_of_the_provider" {
  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[0].Principal.AWS == "arn:aws-cn:iam::123456789012:root"
    error_message = "The account administers the key."
  }

  assert {
    condition     = data.aws_service_principal.logs.service_name == "logs" && jsondecode(aws_kms_key.this.policy).Statement[1].Principal.Service == "logs.cn-north-1.amazonaws.com.cn"
    error_message = "CloudWatch Logs has the name of the partition."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Condition.ArnEquals["kms:EncryptionContext:aws:logs:arn"] == "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/vpc-flow-logs/test"
    error_message = "CloudWatch Logs uses the key for this log group."
  }
}
