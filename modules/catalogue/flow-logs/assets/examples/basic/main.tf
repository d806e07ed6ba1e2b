# Flow logs of a VPC that is there already.

terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_vpc" "this" {
  cidr_block                       = "10.0.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

module "flow_logs" {
  source = "../.."

  name              = "example"
  vpc_id            = aws_vpc.this.id
  retention_in_days = 731
  traffic_type      = "REJECT"
}

output "flow_log_group_name" {
  description = "Name of the log group."
  value       = module.flow_logs.flow_log_group_name
}
