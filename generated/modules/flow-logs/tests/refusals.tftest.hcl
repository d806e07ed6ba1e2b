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

run "a_retention_that_cloudwatch_does_not_have_is_refused" {
  command = plan

  variables {
    retention_in_days = 8
  }

  expect_failures = [var.retention_in_days]
}

run "an_unknown_traffic_type_is_refused" {
  command = plan

  variables {
    traffic_type = "all"
  }

  expect_failures = [var.traffic_type]
}

run "a_name_with_a_space_is_refused" {
  command = plan

  variables {
    name = "my network"
  }

  expect_failures = [var.name]
}

run "a_name_tag_is_refused" {
  command = plan

  variables {
    tags = { name = "mine" }
  }

  expect_failures = [var.tags]
}

run "a_tag_that_is_too_long_is_refused" {
  command = plan

  variables {
    tags = { key = join("", [for number in range(257) : "v"]) }
  }

  expect_failures = [var.tags]
}

run "a_tag_that_iam_refuses_is_refused" {
  command = plan

  variables {
    tags = { team = "Platform (EU) & US" }
  }

  expect_failures = [var.tags]
}

run "a_tag_in_two_cases_is_refused" {
  command = plan

  variables {
    tags = { team = "a", Team = "b" }
  }

  expect_failures = [var.tags]
}
