run "a_zone_id_is_refused" {
  command = plan

  variables {
    azs = ["euw1-az1"]
  }

  expect_failures = [var.azs]
}

run "a_zone_given_twice_is_refused" {
  command = plan

  variables {
    azs = ["eu-west-1a", "eu-west-1a"]
  }

  expect_failures = [var.azs]
}

run "zones_of_two_regions_are_refused" {
  command = plan

  variables {
    azs = ["eu-west-1a", "eu-west-2b"]
  }

  expect_failures = [var.azs]
}

run "a_zone_that_a_small_prefix_has_no_room_for_is_refused" {
  command = plan

  variables {
    azs                 = ["eu-west-1a", "eu-west-1e"]
    ipv6_ipam_pool_id   = "ipam-pool-0123456789abcdef0"
    ipv6_netmask_length = 60
  }

  expect_failures = [aws_vpc.this]
}

run "a_block_that_is_not_ipv4_is_refused" {
  command = plan

  variables {
    cidr = "2001:db8::/56"
  }

  expect_failures = [var.cidr]
}

run "a_block_with_host_bits_is_refused" {
  command = plan

  variables {
    cidr = "10.0.0.1/16"
  }

  expect_failures = [var.cidr]
}

run "a_length_that_aws_does_not_give_is_refused" {
  command = plan

  variables {
    ipv6_ipam_pool_id   = "ipam-pool-0123456789abcdef0"
    ipv6_netmask_length = 57
  }

  expect_failures = [var.ipv6_netmask_length]
}

run "a_length_without_a_pool_is_refused" {
  command = plan

  variables {
    ipv6_netmask_length = 52
  }

  expect_failures = [aws_vpc.this]
}

run "a_prefix_of_the_wrong_length_is_refused" {
  command = plan

  variables {
    ipv6_ipam_pool_id = "ipam-pool-0123456789abcdef0"
    ipv6_cidr         = "2001:db8::/64"
  }

  expect_failures = [var.ipv6_cidr]
}

run "a_pool_of_another_name_is_refused" {
  command = plan

  variables {
    ipv6_ipam_pool_id = "pool-1"
  }

  expect_failures = [var.ipv6_ipam_pool_id]
}

run "a_number_of_two_subnets_is_refused" {
  command = plan

  variables {
    private_subnet_ipv6_prefixes = { "eu-west-1a" = 2 }
  }

  expect_failures = [aws_vpc.this]
}

run "a_number_beyond_the_prefix_is_refused" {
  command = plan

  variables {
    private_subnet_ipv6_prefixes = { "eu-west-1a" = 256 }
  }

  expect_failures = [aws_vpc.this]
}

run "half_a_number_is_refused" {
  command = plan

  variables {
    public_subnet_ipv6_prefixes = { "eu-west-1a" = 1.5 }
  }

  expect_failures = [var.public_subnet_ipv6_prefixes]
}

run "a_number_for_a_zone_that_is_not_there_is_refused" {
  command = plan

  variables {
    public_subnet_ipv6_prefixes = { "eu-west-1b" = 1 }
  }

  expect_failures = [aws_vpc.this]
}

run "a_rule_number_given_twice_is_refused" {
  command = plan

  variables {
    private_outbound_acl_rules = [
      { rule_number = 1, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" },
      { rule_number = 1, rule_action = "allow", protocol = "udp", ipv6_cidr_block = "::/0" },
    ]
  }

  expect_failures = [var.private_outbound_acl_rules]
}

run "a_retention_that_cloudwatch_does_not_have_is_refused" {
  command = plan

  variables {
    flow_log_cloudwatch_log_group_retention_in_days = 8
  }

  expect_failures = [var.flow_log_cloudwatch_log_group_retention_in_days]
}

run "a_prefix_in_upper_case_is_refused" {
  command = plan

  variables {
    ipv6_ipam_pool_id = "ipam-pool-0123456789abcdef0"
    ipv6_cidr         = "2001:DB8:1200::/56"
  }

  expect_failures = [var.ipv6_cidr]
}

run "a_name_tag_of_an_acl_is_refused" {
  command = plan

  variables {
    public_acl_tags  = { name = "mine" }
    private_acl_tags = { "aws:x" = "1" }
  }

  expect_failures = [var.public_acl_tags, var.private_acl_tags]
}

run "a_tag_that_is_too_long_is_refused" {
  command = plan

  variables {
    public_acl_tags  = { (join("", [for number in range(129) : "k"])) = "1" }
    private_acl_tags = { key = null }
  }

  expect_failures = [var.public_acl_tags, var.private_acl_tags]
}

run "a_name_with_a_space_is_refused" {
  command = plan

  variables {
    name = "my network"
  }

  expect_failures = [var.name]
}

run "half_a_private_number_is_refused" {
  command = plan

  variables {
    private_subnet_ipv6_prefixes = { "eu-west-1a" = null }
  }

  expect_failures = [var.private_subnet_ipv6_prefixes]
}

run "a_public_inbound_rule_without_a_number_is_refused" {
  command = plan

  variables {
    public_inbound_acl_rules = [{ rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.public_inbound_acl_rules]
}

run "a_public_inbound_number_given_twice_is_refused" {
  command = plan

  variables {
    public_inbound_acl_rules = [{ rule_number = 1, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }, { rule_no = 1, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.public_inbound_acl_rules]
}

run "a_public_outbound_rule_without_a_number_is_refused" {
  command = plan

  variables {
    public_outbound_acl_rules = [{ rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.public_outbound_acl_rules]
}

run "a_public_outbound_number_given_twice_is_refused" {
  command = plan

  variables {
    public_outbound_acl_rules = [{ rule_number = 1, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }, { rule_no = 1, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.public_outbound_acl_rules]
}

run "a_public_service_that_has_no_ports_is_refused" {
  command = plan

  variables {
    public_outbound_services = [{ protocol = "icmpv6", port = 443 }]
  }

  expect_failures = [var.public_outbound_services]
}

run "two_public_services_of_one_rule_number_are_refused" {
  command = plan

  variables {
    public_outbound_services = [{ protocol = "tcp", port = 80 }, { protocol = "tcp", port = 10080 }]
  }

  expect_failures = [var.public_outbound_services]
}

run "a_private_inbound_rule_without_a_number_is_refused" {
  command = plan

  variables {
    private_inbound_acl_rules = [{ rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.private_inbound_acl_rules]
}

run "a_private_inbound_number_given_twice_is_refused" {
  command = plan

  variables {
    private_inbound_acl_rules = [{ rule_number = 1, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }, { rule_no = 1, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.private_inbound_acl_rules]
}

run "a_private_outbound_rule_without_a_number_is_refused" {
  command = plan

  variables {
    private_outbound_acl_rules = [{ rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.private_outbound_acl_rules]
}

run "a_private_service_that_has_no_ports_is_refused" {
  command = plan

  variables {
    private_outbound_services = [{ protocol = "icmpv6", port = 443 }]
  }

  expect_failures = [var.private_outbound_services]
}

run "two_private_services_of_one_rule_number_are_refused" {
  command = plan

  variables {
    private_outbound_services = [{ protocol = "tcp", port = 80 }, { protocol = "tcp", port = 10080 }]
  }

  expect_failures = [var.private_outbound_services]
}

run "return_ports_out_of_order_are_refused" {
  command = plan

  variables {
    return_ports = { from_port = 60999, to_port = 32768 }
  }

  expect_failures = [var.return_ports]
}

run "a_quota_that_aws_does_not_grant_is_refused" {
  command = plan

  variables {
    acl_rule_quota = 41
  }

  expect_failures = [var.acl_rule_quota]
}

run "an_unknown_traffic_type_is_refused" {
  command = plan

  variables {
    flow_log_traffic_type = "all"
  }

  expect_failures = [var.flow_log_traffic_type]
}

run "a_name_tag_is_refused" {
  command = plan

  variables {
    tags = { name = "mine" }
  }

  expect_failures = [var.tags]
}

run "a_tag_of_everything_that_is_too_long_is_refused" {
  command = plan

  variables {
    tags = { key = join("", [for number in range(257) : "v"]) }
  }

  expect_failures = [var.tags]
}

run "a_length_beside_a_prefix_is_refused" {
  command = plan

  variables {
    ipv6_ipam_pool_id   = "ipam-pool-0123456789abcdef0"
    ipv6_netmask_length = 56
    ipv6_cidr           = "2001:db8:1200::/56"
  }

  expect_failures = [aws_vpc.this]
}

run "zones_of_another_region_are_refused" {
  command = plan

  variables {
    azs = ["us-east-1a"]
  }

  expect_failures = [aws_vpc.this]
}

run "public_services_without_a_gateway_are_refused" {
  command = plan

  variables {
    create_igw               = false
    public_outbound_services = [{ protocol = "tcp", port = 443 }]
  }

  expect_failures = [aws_vpc.this]
}

run "private_services_without_a_gateway_are_refused" {
  command = plan

  variables {
    create_egress_only_igw    = false
    private_outbound_services = [{ protocol = "tcp", port = 443 }]
  }

  expect_failures = [aws_vpc.this]
}

run "a_name_tag_of_a_subnet_is_refused" {
  command = plan

  variables {
    public_subnet_tags  = { Name = "mine" }
    private_subnet_tags = { "aws:x" = "1" }
  }

  expect_failures = [var.public_subnet_tags, var.private_subnet_tags]
}

run "a_subnet_tag_that_is_too_long_is_refused" {
  command = plan

  variables {
    public_subnet_tags  = { (join("", [for number in range(129) : "k"])) = "1" }
    private_subnet_tags = { key = null }
  }

  expect_failures = [var.public_subnet_tags, var.private_subnet_tags]
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

run "a_public_service_given_twice_is_refused" {
  command = plan

  variables {
    public_outbound_services = [{ protocol = "tcp", port = 443 }, { protocol = "TCP", port = 443 }]
  }

  expect_failures = [var.public_outbound_services]
}

run "a_private_service_given_twice_is_refused" {
  command = plan

  variables {
    private_outbound_services = [{ protocol = "tcp", port = 443 }, { protocol = "TCP", port = 443 }]
  }

  expect_failures = [var.private_outbound_services]
}

run "a_zone_that_is_null_is_refused" {
  command = plan

  variables {
    azs = ["eu-west-1a", null]
  }

  expect_failures = [var.azs]
}
