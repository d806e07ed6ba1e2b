# A hole in who may do what beside its legal twin.

resource "aws_kms_key" "hole_anybody" {
  deletion_window_in_days = 7

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = { Effect = "Allow", Principal = { AWS = ["*"] }, Action = "kms:*", Resource = "*" }
  })
}

resource "aws_kms_key" "legal_anybody" {
  deletion_window_in_days = 30
  enable_key_rotation     = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::123456789012:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "kms:CreateGrant"
        Resource  = "*"
        Condition = { BoolIfExists = { "kms:GrantIsForAWSResource" = "false", "aws:PrincipalIsAWSService" = "false" } }
      },
    ]
  })
}

resource "aws_kms_key" "hole_without_policy" {
  deletion_window_in_days = 30
  enable_key_rotation     = true
}

resource "aws_kms_key" "legal_without_policy" {
  deletion_window_in_days = 30
  enable_key_rotation     = true
  policy                  = aws_kms_key.legal_anybody.policy
}

resource "aws_cloudwatch_log_group" "hole_plain" {
  name              = "/hole"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "legal_plain" {
  name              = "/legal"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.legal_anybody.arn
}

resource "aws_iam_role" "hole_anybody" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role" "legal_anybody" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "hole_everything" {
  role = "app"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

resource "aws_iam_role_policy" "legal_everything" {
  role = "app"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "logs:PutLogEvents", Resource = "arn:aws:logs:*:*:log-group:/app:*" }]
  })
}

resource "aws_iam_role_policy" "hole_hidden" {
  role = "app"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "kms:Decrypt", Resource = aws_kms_key.legal_anybody.arn }]
  })
}

resource "aws_iam_role_policy" "legal_hidden" {
  role = "app"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "kms:Decrypt", Resource = "arn:aws:kms:eu-west-1:123456789012:key/app" }]
  })
}
