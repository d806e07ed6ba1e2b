# A hole in a network beside its legal twin.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.100.0, < 7.0.0" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_vpc" "hole_bare" {
  cidr_block                       = "10.0.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_vpc" "legal_bare" {
  cidr_block                       = "10.1.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_flow_log" "legal_bare" {
  vpc_id          = aws_vpc.legal_bare.id
  traffic_type    = "ALL"
  iam_role_arn    = aws_iam_role.legal_anybody.arn
  log_destination = aws_cloudwatch_log_group.legal_plain.arn
}

resource "aws_default_security_group" "legal_bare" {
  vpc_id = aws_vpc.legal_bare.id
}

resource "aws_default_network_acl" "legal_bare" {
  default_network_acl_id = aws_vpc.legal_bare.default_network_acl_id
}

resource "aws_vpc" "hole_open_defaults" {
  cidr_block                       = "10.2.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_flow_log" "open_defaults" {
  vpc_id          = aws_vpc.hole_open_defaults.id
  traffic_type    = "ALL"
  iam_role_arn    = aws_iam_role.legal_anybody.arn
  log_destination = aws_cloudwatch_log_group.legal_plain.arn
}

resource "aws_default_security_group" "hole_open_defaults" {
  vpc_id = aws_vpc.hole_open_defaults.id

  ingress {
    description = "Everything in the group"
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    self        = true
  }
}

resource "aws_default_network_acl" "hole_open_defaults" {
  default_network_acl_id = aws_vpc.hole_open_defaults.default_network_acl_id

  ingress {
    rule_no         = 101
    action          = "allow"
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_vpc" "legal_open_defaults" {
  cidr_block                       = "10.3.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_default_security_group" "legal_open_defaults" {
  vpc_id = aws_vpc.legal_open_defaults.id
}

resource "aws_default_network_acl" "legal_open_defaults" {
  default_network_acl_id = aws_vpc.legal_open_defaults.default_network_acl_id

  ingress {
    rule_no         = 101
    action          = "deny"
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_subnet" "hole_unassigned" {
  vpc_id            = aws_vpc.legal_bare.id
  ipv6_cidr_block   = cidrsubnet(aws_vpc.legal_bare.ipv6_cidr_block, 8, 0)
  ipv6_native       = true
  availability_zone = "eu-west-1a"

  enable_resource_name_dns_aaaa_record_on_launch = true
}

resource "aws_subnet" "legal_unassigned" {
  vpc_id            = aws_vpc.legal_bare.id
  ipv6_cidr_block   = cidrsubnet(aws_vpc.legal_bare.ipv6_cidr_block, 8, 1)
  ipv6_native       = true
  availability_zone = "eu-west-1a"

  assign_ipv6_address_on_creation                = true
  enable_resource_name_dns_aaaa_record_on_launch = true
}

resource "aws_subnet" "hole_public_ipv4" {
  vpc_id                  = aws_vpc.legal_bare.id
  cidr_block              = "10.1.0.0/24"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "legal_public_ipv4" {
  vpc_id     = aws_vpc.legal_bare.id
  cidr_block = "10.1.1.0/24"
}

resource "aws_route" "hole_ipv4" {
  route_table_id         = "rtb-0123456789abcdef0"
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = "igw-0123456789abcdef0"
}

resource "aws_route" "legal_ipv4" {
  route_table_id              = "rtb-0123456789abcdef0"
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = "igw-0123456789abcdef0"
}

resource "aws_eip" "hole_address" {}

resource "aws_network_interface" "legal_address" {
  subnet_id       = aws_subnet.legal_unassigned.id
  security_groups = [aws_security_group.legal_inline.id]
}

resource "aws_route_table" "hole_inline" {
  vpc_id = aws_vpc.legal_bare.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = "igw-0123456789abcdef0"
  }
}

resource "aws_default_route_table" "hole_inline" {
  default_route_table_id = aws_vpc.hole_bare.default_route_table_id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = "igw-0123456789abcdef0"
  }
}

resource "aws_route_table" "legal_inline" {
  vpc_id = aws_vpc.legal_bare.id

  route {
    ipv6_cidr_block = "::/0"
    gateway_id      = "igw-0123456789abcdef0"
  }
}

resource "aws_default_route_table" "legal_inline" {
  default_route_table_id = aws_vpc.legal_bare.default_route_table_id

  route {
    ipv6_cidr_block = "::/0"
    gateway_id      = "igw-0123456789abcdef0"
  }
}
