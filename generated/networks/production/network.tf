resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
  enable_dns_support   = true
  ipv6_ipam_pool_id    = "ipam-pool-0123456789abcdef0"
  ipv6_netmask_length  = 52
  tags                 = { environment = "production", team = "platform", Name = "production" }
}

resource "aws_default_security_group" "main" {
  tags   = { environment = "production", team = "platform", Name = "production-default-unused" }
  vpc_id = aws_vpc.main.id
}

resource "aws_internet_gateway" "main" {
  tags   = { environment = "production", team = "platform", Name = "production-igw" }
  vpc_id = aws_vpc.main.id
}

resource "aws_egress_only_internet_gateway" "main" {
  tags   = { environment = "production", team = "platform", Name = "production-eigw" }
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public_a" {
  assign_ipv6_address_on_creation                = true
  availability_zone                              = "eu-west-1a"
  enable_resource_name_dns_aaaa_record_on_launch = true
  ipv6_cidr_block                                = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 12, 0)
  ipv6_native                                    = true
  private_dns_hostname_type_on_launch            = "resource-name"
  tags = {
    environment = "production"
    team        = "platform"
    Name        = "production-public-eu-west-1a"
  }
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public_b" {
  assign_ipv6_address_on_creation                = true
  availability_zone                              = "eu-west-1b"
  enable_resource_name_dns_aaaa_record_on_launch = true
  ipv6_cidr_block                                = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 12, 1)
  ipv6_native                                    = true
  private_dns_hostname_type_on_launch            = "resource-name"
  tags = {
    environment = "production"
    team        = "platform"
    Name        = "production-public-eu-west-1b"
  }
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public_c" {
  assign_ipv6_address_on_creation                = true
  availability_zone                              = "eu-west-1c"
  enable_resource_name_dns_aaaa_record_on_launch = true
  ipv6_cidr_block                                = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 12, 2)
  ipv6_native                                    = true
  private_dns_hostname_type_on_launch            = "resource-name"
  tags = {
    environment = "production"
    team        = "platform"
    Name        = "production-public-eu-west-1c"
  }
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "private_a" {
  assign_ipv6_address_on_creation                = true
  availability_zone                              = "eu-west-1a"
  enable_resource_name_dns_aaaa_record_on_launch = true
  ipv6_cidr_block                                = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 12, 16)
  ipv6_native                                    = true
  private_dns_hostname_type_on_launch            = "resource-name"
  tags = {
    environment = "production"
    team        = "platform"
    Name        = "production-private-eu-west-1a"
  }
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "private_b" {
  assign_ipv6_address_on_creation                = true
  availability_zone                              = "eu-west-1b"
  enable_resource_name_dns_aaaa_record_on_launch = true
  ipv6_cidr_block                                = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 12, 17)
  ipv6_native                                    = true
  private_dns_hostname_type_on_launch            = "resource-name"
  tags = {
    environment = "production"
    team        = "platform"
    Name        = "production-private-eu-west-1b"
  }
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "private_c" {
  assign_ipv6_address_on_creation                = true
  availability_zone                              = "eu-west-1c"
  enable_resource_name_dns_aaaa_record_on_launch = true
  ipv6_cidr_block                                = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 12, 18)
  ipv6_native                                    = true
  private_dns_hostname_type_on_launch            = "resource-name"
  tags = {
    environment = "production"
    team        = "platform"
    Name        = "production-private-eu-west-1c"
  }
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table" "public" {
  tags   = { environment = "production", team = "platform", Name = "production-public" }
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table" "private" {
  tags   = { environment = "production", team = "platform", Name = "production-private" }
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "public_ipv6_default" {
  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.main.id
  route_table_id              = aws_route_table.public.id
}

resource "aws_route" "private_ipv6_default" {
  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.main.id
  route_table_id              = aws_route_table.private.id
}

resource "aws_route_table_association" "public_a" {
  route_table_id = aws_route_table.public.id
  subnet_id      = aws_subnet.public_a.id
}

resource "aws_route_table_association" "public_b" {
  route_table_id = aws_route_table.public.id
  subnet_id      = aws_subnet.public_b.id
}

resource "aws_route_table_association" "public_c" {
  route_table_id = aws_route_table.public.id
  subnet_id      = aws_subnet.public_c.id
}

resource "aws_route_table_association" "private_a" {
  route_table_id = aws_route_table.private.id
  subnet_id      = aws_subnet.private_a.id
}

resource "aws_route_table_association" "private_b" {
  route_table_id = aws_route_table.private.id
  subnet_id      = aws_subnet.private_b.id
}

resource "aws_route_table_association" "private_c" {
  route_table_id = aws_route_table.private.id
  subnet_id      = aws_subnet.private_c.id
}
