resource "aws_kms_key" "flow_logs" {
  deletion_window_in_days = 30
  description             = "Encrypts the flow logs of production"
  enable_key_rotation     = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TheAccountAdministersTheKey"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "CloudWatchLogsUsesItForThisLogGroup"
        Effect    = "Allow"
        Principal = { Service = "logs.eu-west-1.amazonaws.com" }
        Action    = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
        Resource  = "*"
        Condition = {
          ArnEquals = {
            "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:eu-west-1:${data.aws_caller_identity.current.account_id}:log-group:/aws/vpc-flow-logs/production"
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
  tags = { environment = "production", team = "platform", Name = "production-flow-logs" }
}

resource "aws_cloudwatch_log_group" "flow_logs" {
  kms_key_id        = aws_kms_key.flow_logs.arn
  name              = "/aws/vpc-flow-logs/production"
  retention_in_days = 365
  tags              = { environment = "production", team = "platform", Name = "production-flow-logs" }
}

resource "aws_iam_role" "flow_logs" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
  description = "Writes the flow logs of production"
  name_prefix = "production-"
  tags        = { environment = "production", team = "platform", Name = "production-flow-logs" }
}

resource "aws_iam_role_policy" "flow_logs" {
  name_prefix = "write-"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
        Resource = "arn:aws:logs:eu-west-1:${data.aws_caller_identity.current.account_id}:log-group:/aws/vpc-flow-logs/production:*"
      },
      {
        Effect   = "Allow"
        Action   = "logs:DescribeLogGroups"
        Resource = "arn:aws:logs:eu-west-1:${data.aws_caller_identity.current.account_id}:log-group:*"
      },
    ]
  })
  role = aws_iam_role.flow_logs.id
}

resource "aws_flow_log" "flow_logs" {
  iam_role_arn         = aws_iam_role.flow_logs.arn
  log_destination      = aws_cloudwatch_log_group.flow_logs.arn
  log_destination_type = "cloud-watch-logs"
  tags                 = { environment = "production", team = "platform", Name = "production-flow-logs" }
  traffic_type         = "ALL"
  vpc_id               = aws_vpc.main.id

  depends_on = [aws_iam_role_policy.flow_logs]
}

data "aws_caller_identity" "current" {}
