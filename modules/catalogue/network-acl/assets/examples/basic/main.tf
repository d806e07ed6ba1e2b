# Friendly-named rules for the subnets of a VPC that is there already.

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

resource "aws_subnet" "this" {
  vpc_id                          = aws_vpc.this.id
  availability_zone               = "eu-west-1a"
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.this.ipv6_cidr_block, 8, 0)
  ipv6_native                     = true
  assign_ipv6_address_on_creation = true

  enable_resource_name_dns_aaaa_record_on_launch = true
}

module "network_acl" {
  source = "../.."

  name       = "public"
  vpc_id     = aws_vpc.this.id
  subnet_ids = [aws_subnet.this.id]
  preset     = "public"

  inbound_acl_rules = [
    { rule_number = 100, rule_action = "allow", protocol = "tcp", from_port = 443, to_port = 443, ipv6_cidr_block = "::/0" },
    { rule_number = 110, rule_action = "deny", protocol = "icmpv6", icmp_type = "redirect", ipv6_cidr_block = "2001:db8::/32" },
  ]
}

output "network_acl_id" {
  description = "Id of the network ACL."
  value       = module.network_acl.network_acl_id
}
