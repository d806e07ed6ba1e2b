# `terraform init && terraform test`: no credentials, no network.

mock_provider "aws" {
  mock_resource "aws_vpc" {
    defaults = { ipv6_cidr_block = "2001:db8:1200::/56" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_region" {
    defaults = { id = "eu-west-1" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vpc-flow-logs/test" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/test" }
  }
}

variables {
  name = "test"
  azs  = ["eu-west-1a", "eu-west-1c"]
}

# Before there is a VPC: the length of one that is there stays.
run "a_pool_gives_a_prefix_of_the_length_asked_for" {
  command = plan

  variables {
    ipv6_ipam_pool_id   = "ipam-pool-0123456789abcdef0"
    ipv6_netmask_length = 60
  }

  assert {
    condition     = aws_vpc.this.ipv6_netmask_length == 60 && aws_vpc.this.ipv6_ipam_pool_id == "ipam-pool-0123456789abcdef0"
    error_message = "The VPC asks the pool for a /60."
  }

  assert {
    condition     = local.subnet_prefixes.private["eu-west-1c"] == 6
    error_message = "In a /60 tier 1 begins at 4, and c is its third."
  }
}

run "two_zones" {
  assert {
    condition     = join(" ", output.public_subnets_ipv6_cidr_blocks) == "2001:db8:1200::/64 2001:db8:1200:2::/64"
    error_message = "Public subnets are tier 0, numbered by their zone's letter."
  }

  assert {
    condition     = join(" ", output.private_subnets_ipv6_cidr_blocks) == "2001:db8:1200:10::/64 2001:db8:1200:12::/64"
    error_message = "Private subnets are tier 1, numbered by their zone's letter."
  }

  assert {
    condition     = alltrue([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private)) : subnet.ipv6_native && subnet.assign_ipv6_address_on_creation])
    error_message = "Every subnet is IPv6-only."
  }

  assert {
    condition     = aws_route.public_internet_gateway_ipv6[0].gateway_id == output.igw_id && aws_route.private_ipv6_egress[0].egress_only_gateway_id == output.egress_only_internet_gateway_id
    error_message = "Public leads to the internet gateway, private to the egress-only one."
  }

  assert {
    condition     = alltrue([for route in [aws_route.public_internet_gateway_ipv6[0], aws_route.private_ipv6_egress[0]] : route.destination_ipv6_cidr_block == "::/0"])
    error_message = "Both routes are of IPv6."
  }

  assert {
    condition = alltrue(concat(
      [for association in values(aws_network_acl_association.public) : association.network_acl_id == output.public_network_acl_id],
      [for association in values(aws_network_acl_association.private) : association.network_acl_id == output.private_network_acl_id],
    ))
    error_message = "Every subnet has the ACL of its tier."
  }

  assert {
    condition     = output.flow_log_group_name == "/aws/vpc-flow-logs/test"
    error_message = "Flow logs are on."
  }
}

run "a_zone_in_the_middle_moves_none" {
  variables {
    azs = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
  }

  assert {
    condition     = alltrue([for az, subnet in run.two_zones.public_subnets_by_az : output.public_subnets_by_az[az] == subnet])
    error_message = "Every public subnet that was there is there, with its id and its prefix."
  }

  assert {
    condition     = alltrue([for az, subnet in run.two_zones.private_subnets_by_az : output.private_subnets_by_az[az] == subnet])
    error_message = "Every private subnet that was there is there, with its id and its prefix."
  }

  assert {
    condition     = output.public_subnets_by_az["eu-west-1b"].ipv6_cidr_block == "2001:db8:1200:1::/64" && length(output.public_subnets) == 3
    error_message = "The new zone has a subnet of its own letter."
  }
}

run "another_number_replaces_the_subnet_alone" {
  variables {
    private_subnet_ipv6_prefixes = { "eu-west-1a" = 64 }
  }

  assert {
    condition     = output.private_subnets_by_az["eu-west-1a"].ipv6_cidr_block == "2001:db8:1200:40::/64" && output.private_subnets_by_az["eu-west-1a"].id != run.two_zones.private_subnets_by_az["eu-west-1a"].id
    error_message = "The zone's subnet is another."
  }

  assert {
    condition     = output.private_subnets_by_az["eu-west-1c"] == run.two_zones.private_subnets_by_az["eu-west-1c"]
    error_message = "The other zone's is the same."
  }
}

run "prefixes_may_be_chosen_by_zone" {
  command = plan

  variables {
    public_subnet_ipv6_prefixes = { "eu-west-1c" = 255 }
  }

  assert {
    condition     = local.subnet_prefixes.public["eu-west-1a"] == 0 && local.subnet_prefixes.public["eu-west-1c"] == 255
    error_message = "Only the zone that is named gets another number."
  }
}

run "without_gateways_nothing_leads_out" {
  command = plan

  variables {
    create_igw             = false
    create_egress_only_igw = false
    enable_flow_log        = false
  }

  assert {
    condition     = length(aws_route.public_internet_gateway_ipv6) + length(aws_route.private_ipv6_egress) == 0
    error_message = "There is no route to the internet."
  }

  assert {
    condition     = output.igw_id == null && output.egress_only_internet_gateway_id == null && output.flow_log_group_name == null
    error_message = "What is not there is null."
  }
}

run "rules_with_names_reach_the_acl" {
  command = plan

  variables {
    public_inbound_acl_rules = [
      { rule_number = 92, rule_action = "allow", protocol = "ICMPv6", icmp_type = "echo-reply", ipv6_cidr_block = "::/0" },
    ]
  }

  assert {
    condition     = length(output.public_acl_corrections) == 0 && length(output.private_acl_corrections) == 0
    error_message = "Names are no mistakes."
  }
}

run "subnets_of_a_tier_have_tags_of_their_own" {
  command = plan

  variables {
    tags                = { team = "a" }
    public_subnet_tags  = { "kubernetes.io/role/elb" = "1" }
    private_subnet_tags = { team = "b" }
  }

  assert {
    condition     = aws_subnet.public["eu-west-1a"].tags == tomap({ team = "a", "kubernetes.io/role/elb" = "1", Name = "test-public-eu-west-1a" })
    error_message = "A public subnet has the tags of everything, its tier's and a Name."
  }

  assert {
    condition     = aws_subnet.private["eu-west-1a"].tags == tomap({ team = "b", Name = "test-private-eu-west-1a" })
    error_message = "A tier's tag goes before that of everything."
  }
}

run "a_small_prefix_has_room_for_any_zone_whose_numbers_are_chosen" {
  command = plan

  variables {
    azs                          = ["eu-west-1f"]
    ipv6_ipam_pool_id            = "ipam-pool-0123456789abcdef0"
    ipv6_netmask_length          = 60
    public_subnet_ipv6_prefixes  = { "eu-west-1f" = 0 }
    private_subnet_ipv6_prefixes = { "eu-west-1f" = 1 }
  }

  assert {
    condition     = local.subnet_prefixes.private["eu-west-1f"] == 1
    error_message = "The zone's letter numbers nothing."
  }
}
