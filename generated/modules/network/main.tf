resource "aws_vpc" "this" {
  assign_generated_ipv6_cidr_block = var.ipv6_ipam_pool_id == null ? true : null
  cidr_block                       = var.cidr
  enable_dns_hostnames             = true
  enable_dns_support               = true
  ipv6_cidr_block                  = var.ipv6_cidr
  ipv6_ipam_pool_id                = var.ipv6_ipam_pool_id
  ipv6_netmask_length              = var.ipv6_ipam_pool_id == null || var.ipv6_cidr != null ? null : local.vpc_prefix_length
  tags                             = merge(var.tags, { Name = var.name })

  lifecycle {
    ignore_changes = [ipv6_netmask_length]

    precondition {
      condition     = max(values(local.zone_numbers)...) < local.room.zones
      error_message = "A /${local.vpc_prefix_length} has room for ${local.room.zones} zones in a tier, by their letters from a on; take the others out of azs, or write a smaller ipv6_netmask_length."
    }

    precondition {
      condition = alltrue(
        [for tier, prefixes in local.given_prefixes : length(setsubtract(keys(prefixes), var.azs)) == 0]
      )
      error_message = "public_subnet_ipv6_prefixes and private_subnet_ipv6_prefixes may name only zones that azs lists; take the others away."
    }

    precondition {
      condition = alltrue(
        [for prefix in flatten([for prefixes in local.subnet_prefixes : values(prefixes)]) : prefix < pow(2, local.room.newbits)]
      )
      error_message = "A /${local.vpc_prefix_length} has the /64s 0 to ${pow(2, local.room.newbits) - 1}; write smaller numbers in public_subnet_ipv6_prefixes and private_subnet_ipv6_prefixes."
    }

    precondition {
      condition     = length(distinct(flatten([for prefixes in local.subnet_prefixes : values(prefixes)]))) == length(flatten([for prefixes in local.subnet_prefixes : values(prefixes)]))
      error_message = "Two subnets have the same number; give each zone in public_subnet_ipv6_prefixes and private_subnet_ipv6_prefixes a number that no other subnet has, by its tier and letter or by these."
    }

    precondition {
      condition     = var.ipv6_ipam_pool_id != null || var.ipv6_netmask_length == null && var.ipv6_cidr == null
      error_message = "ipv6_netmask_length and ipv6_cidr choose from an IPAM pool; write ipv6_ipam_pool_id, or leave them out for a /56 of Amazon's."
    }

    precondition {
      condition     = var.ipv6_netmask_length == null || var.ipv6_cidr == null
      error_message = "ipv6_cidr says the length too; take ipv6_netmask_length away."
    }
  }
}

resource "aws_default_security_group" "this" {
  tags   = merge(var.tags, { Name = "${var.name}-default-unused" })
  vpc_id = aws_vpc.this.id
}

resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id
  tags                   = merge(var.tags, { Name = "${var.name}-default-unused" })

  lifecycle {
    ignore_changes = [subnet_ids]
  }
}

resource "aws_internet_gateway" "this" {
  count = var.create_igw ? 1 : 0

  tags   = merge(var.tags, { Name = "${var.name}-igw" })
  vpc_id = aws_vpc.this.id
}

resource "aws_egress_only_internet_gateway" "this" {
  count = var.create_egress_only_igw ? 1 : 0

  tags   = merge(var.tags, { Name = "${var.name}-eigw" })
  vpc_id = aws_vpc.this.id
}

resource "aws_subnet" "public" {
  for_each = local.subnet_prefixes.public

  assign_ipv6_address_on_creation                = true
  availability_zone                              = each.key
  enable_resource_name_dns_aaaa_record_on_launch = true
  ipv6_cidr_block = cidrsubnet(
    aws_vpc.this.ipv6_cidr_block,
    local.room.newbits,
    each.value
  )
  ipv6_native                         = true
  private_dns_hostname_type_on_launch = "resource-name"
  tags                                = merge(var.tags, { Name = "${var.name}-public-${each.key}" })
  vpc_id                              = aws_vpc.this.id
}

resource "aws_subnet" "private" {
  for_each = local.subnet_prefixes.private

  assign_ipv6_address_on_creation                = true
  availability_zone                              = each.key
  enable_resource_name_dns_aaaa_record_on_launch = true
  ipv6_cidr_block = cidrsubnet(
    aws_vpc.this.ipv6_cidr_block,
    local.room.newbits,
    each.value
  )
  ipv6_native                         = true
  private_dns_hostname_type_on_launch = "resource-name"
  tags                                = merge(var.tags, { Name = "${var.name}-private-${each.key}" })
  vpc_id                              = aws_vpc.this.id
}

resource "aws_route_table" "public" {
  tags   = merge(var.tags, { Name = "${var.name}-public" })
  vpc_id = aws_vpc.this.id
}

resource "aws_route_table" "private" {
  tags   = merge(var.tags, { Name = "${var.name}-private" })
  vpc_id = aws_vpc.this.id
}

resource "aws_route" "public_internet_gateway_ipv6" {
  count = var.create_igw ? 1 : 0

  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = aws_internet_gateway.this[0].id
  route_table_id              = aws_route_table.public.id
}

resource "aws_route" "private_ipv6_egress" {
  count = var.create_egress_only_igw ? 1 : 0

  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.this[0].id
  route_table_id              = aws_route_table.private.id
}

resource "aws_route_table_association" "public" {
  for_each = aws_subnet.public

  route_table_id = aws_route_table.public.id
  subnet_id      = each.value.id
}

resource "aws_route_table_association" "private" {
  for_each = aws_subnet.private

  route_table_id = aws_route_table.private.id
  subnet_id      = each.value.id
}

resource "aws_network_acl_association" "public" {
  for_each = aws_subnet.public

  network_acl_id = module.public_network_acl.network_acl_id
  subnet_id      = each.value.id
}

resource "aws_network_acl_association" "private" {
  for_each = aws_subnet.private

  network_acl_id = module.private_network_acl.network_acl_id
  subnet_id      = each.value.id
}

module "public_network_acl" {
  source = "../network-acl"

  name               = "${var.name}-public"
  vpc_id             = aws_vpc.this.id
  preset             = var.create_igw ? "public" : "private-isolated"
  inbound_acl_rules  = var.public_inbound_acl_rules
  outbound_acl_rules = var.public_outbound_acl_rules
  outbound_services  = var.public_outbound_services
  return_ports       = var.return_ports
  acl_rule_quota     = var.acl_rule_quota
  tags               = merge(var.tags, var.public_acl_tags)
}

module "private_network_acl" {
  source = "../network-acl"

  name               = "${var.name}-private"
  vpc_id             = aws_vpc.this.id
  preset             = var.create_egress_only_igw ? "private-with-egress" : "private-isolated"
  inbound_acl_rules  = var.private_inbound_acl_rules
  outbound_acl_rules = var.private_outbound_acl_rules
  outbound_services  = var.private_outbound_services
  return_ports       = var.return_ports
  acl_rule_quota     = var.acl_rule_quota
  tags               = merge(var.tags, var.private_acl_tags)
}

module "flow_logs" {
  source = "../flow-logs"
  count  = var.enable_flow_log ? 1 : 0

  name              = var.name
  vpc_id            = aws_vpc.this.id
  retention_in_days = var.flow_log_cloudwatch_log_group_retention_in_days
  traffic_type      = var.flow_log_traffic_type
  tags              = var.tags
}
