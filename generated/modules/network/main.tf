data "aws_region" "current" {}

# AWS demands an IPv4 block of every VPC. No subnet has a part of it.
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
      condition     = alltrue([for az in var.azs : startswith(az, data.aws_region.current.id)])
      error_message = "azs has zones of another region; the provider's is ${data.aws_region.current.id}, with zones such as ${data.aws_region.current.id}a."
    }

    precondition {
      condition = alltrue(
        [for az, number in local.zone_numbers : number < local.size.zones || alltrue([for prefixes in values(local.given_prefixes) : contains(keys(prefixes), az)])]
      )
      error_message = "A tier of a /${local.vpc_prefix_length} has ${local.size.zones} zones, by their letters from a on; take the others out of azs, name them in *_subnet_ipv6_prefixes, or write a smaller ipv6_netmask_length."
    }

    precondition {
      condition = alltrue(
        [for tier, prefixes in local.given_prefixes : length(setsubtract(keys(prefixes), var.azs)) == 0]
      )
      error_message = "*_subnet_ipv6_prefixes name zones that azs does not list; take them away."
    }

    precondition {
      condition = alltrue(
        [for prefix in flatten([for prefixes in local.subnet_prefixes : values(prefixes)]) : prefix < pow(2, local.size.newbits)]
      )
      error_message = "A /${local.vpc_prefix_length} has the /64s 0 to ${pow(2, local.size.newbits) - 1}; write smaller numbers in *_subnet_ipv6_prefixes."
    }

    precondition {
      condition     = length(distinct(flatten([for prefixes in local.subnet_prefixes : values(prefixes)]))) == length(flatten([for prefixes in local.subnet_prefixes : values(prefixes)]))
      error_message = "Two subnets have the same number; in *_subnet_ipv6_prefixes, write numbers that no other subnet has by these or by its tier and letter."
    }

    precondition {
      condition     = var.ipv6_ipam_pool_id != null || var.ipv6_netmask_length == null && var.ipv6_cidr == null
      error_message = "ipv6_netmask_length and ipv6_cidr choose from an IPAM pool; write ipv6_ipam_pool_id, or leave them out for a /56 of Amazon's."
    }

    precondition {
      condition     = var.ipv6_netmask_length == null || var.ipv6_cidr == null
      error_message = "ipv6_cidr says the length too; take ipv6_netmask_length away."
    }

    precondition {
      condition     = var.public_outbound_services == null || var.create_igw
      error_message = "public_outbound_services opens ports on the internet, which create_igw = false cuts off; take one of them away."
    }

    precondition {
      condition     = var.private_outbound_services == null || var.create_egress_only_igw
      error_message = "private_outbound_services opens ports on the internet, which create_egress_only_igw = false cuts off; take one of them away."
    }
  }
}

# Emptied: what names no security group of its own reaches nothing.
resource "aws_default_security_group" "this" {
  tags   = merge(var.tags, { Name = "${var.name}-default-unused" })
  vpc_id = aws_vpc.this.id
}

# Emptied: a subnet that falls back to it lets nothing pass. Such a subnet is no change to make here.
resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id
  tags                   = merge(var.tags, { Name = "${var.name}-default-unused" })

  lifecycle {
    ignore_changes = [subnet_ids]
  }
}

# Both ways, for the public tier.
resource "aws_internet_gateway" "this" {
  count = var.create_igw ? 1 : 0

  tags   = merge(var.tags, { Name = "${var.name}-igw" })
  vpc_id = aws_vpc.this.id
}

# Only what begins in the private tier, and the replies. It costs nothing.
resource "aws_egress_only_internet_gateway" "this" {
  count = var.create_egress_only_igw ? 1 : 0

  tags   = merge(var.tags, { Name = "${var.name}-eigw" })
  vpc_id = aws_vpc.this.id
}

# Replaces a subnet that is given another number: AWS changes no prefix of a subnet that is IPv6-only.
resource "terraform_data" "public_prefix" {
  for_each = local.subnet_prefixes.public

  input = each.value
}

# As the public ones.
resource "terraform_data" "private_prefix" {
  for_each = local.subnet_prefixes.private

  input = each.value
}

# IPv6-only. DNS64 stays off: it answers with addresses in 64:ff9b::/96, and there is no NAT64 that they would lead to.
resource "aws_subnet" "public" {
  for_each = local.subnet_prefixes.public

  assign_ipv6_address_on_creation                = true
  availability_zone                              = each.key
  enable_resource_name_dns_aaaa_record_on_launch = true
  ipv6_cidr_block = cidrsubnet(
    aws_vpc.this.ipv6_cidr_block,
    local.size.newbits,
    each.value
  )
  ipv6_native                         = true
  private_dns_hostname_type_on_launch = "resource-name"
  tags = merge(
    var.tags,
    var.public_subnet_tags,
    { Name = "${var.name}-public-${each.key}" }
  )
  vpc_id = aws_vpc.this.id

  lifecycle {
    replace_triggered_by = [terraform_data.public_prefix[each.key]]
  }
}

# IPv6-only, as the public ones.
resource "aws_subnet" "private" {
  for_each = local.subnet_prefixes.private

  assign_ipv6_address_on_creation                = true
  availability_zone                              = each.key
  enable_resource_name_dns_aaaa_record_on_launch = true
  ipv6_cidr_block = cidrsubnet(
    aws_vpc.this.ipv6_cidr_block,
    local.size.newbits,
    each.value
  )
  ipv6_native                         = true
  private_dns_hostname_type_on_launch = "resource-name"
  tags = merge(
    var.tags,
    var.private_subnet_tags,
    { Name = "${var.name}-private-${each.key}" }
  )
  vpc_id = aws_vpc.this.id

  lifecycle {
    replace_triggered_by = [terraform_data.private_prefix[each.key]]
  }
}

# One table for all zones: no route of theirs differs.
resource "aws_route_table" "public" {
  tags   = merge(var.tags, { Name = "${var.name}-public" })
  vpc_id = aws_vpc.this.id
}

# One table for all zones: an egress-only internet gateway is no zone's.
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

# Associated one by one, not by the ACL's own list, which a new zone would change.
resource "aws_network_acl_association" "public" {
  for_each = aws_subnet.public

  network_acl_id = module.public_network_acl.network_acl_id
  subnet_id      = each.value.id
}

# As the public ones.
resource "aws_network_acl_association" "private" {
  for_each = aws_subnet.private

  network_acl_id = module.private_network_acl.network_acl_id
  subnet_id      = each.value.id
}

# What may pass the public tier's border. Where it has no gateway, only ICMPv6 and your own rules.
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

# What may pass the private tier's border. Where it has no gateway, only ICMPv6 and your own rules.
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

# To CloudWatch Logs, encrypted with a key of their own.
module "flow_logs" {
  source = "../flow-logs"
  count  = var.enable_flow_log ? 1 : 0

  name              = var.name
  vpc_id            = aws_vpc.this.id
  retention_in_days = var.flow_log_cloudwatch_log_group_retention_in_days
  traffic_type      = var.flow_log_traffic_type
  tags              = var.tags
}
