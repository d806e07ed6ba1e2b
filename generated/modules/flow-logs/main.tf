data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

# CloudWatch Logs, as a policy names it: not in every partition does its name end in amazonaws.com.
data "aws_service_principal" "logs" {
  service_name = "logs"
}

# The records say who talked to whom. CloudWatch Logs may use the key for this log group alone, which its policy names by
# the ARN that the group will have.
resource "aws_kms_key" "this" {
  deletion_window_in_days = 30
  description             = "Encrypts the flow logs of ${var.name}"
  enable_key_rotation     = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "TheAccountAdministersTheKey"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action   = "kms:*"
        Resource = "*"
      },
      {
        Sid       = "CloudWatchLogsUsesItForThisLogGroup"
        Effect    = "Allow"
        Principal = { Service = data.aws_service_principal.logs.id }
        Action    = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
        Resource  = "*"
        Condition = {
          ArnEquals = {
            "kms:EncryptionContext:aws:logs:arn" = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/vpc-flow-logs/${var.name}"
          }
        }
      },
      {
        Sid       = "OnlyAwsServicesTakeGrants"
        Effect    = "Deny"
        Principal = "*"
        Action    = "kms:CreateGrant"
        Resource  = "*"
        Condition = { BoolIfExists = { "kms:GrantIsForAWSResource" = "false", "aws:PrincipalIsAWSService" = "false" } }
      },
    ]
  })
  tags = merge(var.tags, { Name = "${var.name}-flow-logs" })
}

# What it keeps costs by the month and the byte: see retention_in_days.
resource "aws_cloudwatch_log_group" "this" {
  kms_key_id        = aws_kms_key.this.arn
  name              = "/aws/vpc-flow-logs/${var.name}"
  retention_in_days = var.retention_in_days
  tags              = merge(var.tags, { Name = "${var.name}-flow-logs" })
}

# Only flow logs of this account may take the role.
resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
  description = "Writes the flow logs of ${var.name}"
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = "${var.name}-flow-logs" })
}

# It may write to this log group and to no other.
resource "aws_iam_role_policy" "this" {
  name_prefix = "write-"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
        Resource = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/vpc-flow-logs/${var.name}:*"
      },
      {
        Effect   = "Allow"
        Action   = "logs:DescribeLogGroups"
        Resource = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:*"
      },
    ]
  })
  role = aws_iam_role.this.id
}

# It waits for the policy; without it the first records would be lost.
resource "aws_flow_log" "this" {
  iam_role_arn         = aws_iam_role.this.arn
  log_destination      = aws_cloudwatch_log_group.this.arn
  log_destination_type = "cloud-watch-logs"
  tags                 = merge(var.tags, { Name = "${var.name}-flow-logs" })
  traffic_type         = var.traffic_type
  vpc_id               = var.vpc_id

  depends_on = [aws_iam_role_policy.this]
}
