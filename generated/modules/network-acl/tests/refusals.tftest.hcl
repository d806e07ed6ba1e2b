# `terraform init && terraform test`: no credentials, no network.

mock_provider "aws" {}

variables {
  name       = "test"
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = ["subnet-0123456789abcdef0"]
}

run "a_number_given_twice_in_two_spellings_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [
      { rule_number = "100", rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" },
      { rule_number = "0100", rule_action = "allow", protocol = "udp", ipv6_cidr_block = "::/0" },
    ]
  }

  expect_failures = [var.inbound_acl_rules]
}

run "one_port_of_a_range_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "tcp", from_port = 443, ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "the_other_port_of_a_range_is_refused" {
  command = plan

  variables {
    outbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "udp", from_port = null, to_port = 443, ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "half_a_protocol_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "17.5", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "half_a_port_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "tcp", from_port = "80.5", to_port = "80.5", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "half_a_type_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "icmpv6", icmp_type = "128.5", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "a_code_that_is_none_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "icmpv6", icmp_type = 1, icmp_code = 256, ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "a_code_of_no_type_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "icmpv6", icmp_type = -1, icmp_code = 3, ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "an_unknown_action_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "drop", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "both_families_are_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "tcp", cidr_block = "0.0.0.0/0", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "neither_family_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "tcp", cidr_block = null }]
  }

  expect_failures = [aws_network_acl.this]
}

run "icmp_of_ipv4_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "icmp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "icmpv6_of_ipv4_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "icmpv6", cidr_block = "0.0.0.0/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "an_unknown_protocol_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 92, rule_action = "allow", protocol = "icmpv5", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "host_bits_and_ports_out_of_order_are_refused" {
  command = plan

  variables {
    outbound_acl_rules = [{ rule_number = 1, rule_action = "allow", protocol = "tcp", from_port = 9, to_port = 1, ipv6_cidr_block = "2001:db8::1/32" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "more_rules_than_the_quota_are_refused" {
  command = plan

  variables {
    inbound_acl_rules = [for number in range(1, 20) : { rule_number = number, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "an_unknown_key_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 1, rule_action = "allow", protocl = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "a_number_out_of_range_is_refused" {
  command = plan

  variables {
    outbound_acl_rules = [{ rule_number = 32767, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.outbound_acl_rules]
}

run "a_number_given_twice_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [
      { rule_number = 1, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" },
      { rule_no = 1, rule_action = "allow", protocol = "udp", ipv6_cidr_block = "::/0" },
    ]
  }

  expect_failures = [var.inbound_acl_rules]
}

run "an_unknown_preset_is_refused" {
  command = plan

  variables {
    preset = "secret"
  }

  expect_failures = [var.preset]
}

run "a_service_without_a_port_is_refused" {
  command = plan

  variables {
    outbound_services = [{ protocol = "icmp", port = 0 }]
  }

  expect_failures = [var.outbound_services]
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

run "a_name_of_blanks_is_refused" {
  command = plan

  variables {
    name = " "
  }

  expect_failures = [var.name]
}

run "a_name_tag_is_refused" {
  command = plan

  variables {
    tags = { Name = "mine" }
  }

  expect_failures = [var.tags]
}

run "a_tag_of_aws_is_refused" {
  command = plan

  variables {
    tags = { "AWS:x" = "1" }
  }

  expect_failures = [var.tags]
}

run "a_tag_without_a_key_is_refused" {
  command = plan

  variables {
    tags = { "" = "1" }
  }

  expect_failures = [var.tags]
}

run "half_a_number_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 1.5, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.inbound_acl_rules]
}

run "an_outbound_number_given_twice_is_refused" {
  command = plan

  variables {
    outbound_acl_rules = [{ rule_number = 1, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }, { rule_number = "01", rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.outbound_acl_rules]
}

run "two_services_of_one_rule_number_are_refused" {
  command = plan

  variables {
    outbound_services = [{ protocol = "tcp", port = 80 }, { protocol = "TCP", port = 10080 }]
  }

  expect_failures = [var.outbound_services]
}

run "a_service_of_no_port_is_refused" {
  command = plan

  variables {
    outbound_services = [{ protocol = "tcp", port = null }]
  }

  expect_failures = [var.outbound_services]
}

run "more_outbound_rules_than_the_quota_are_refused" {
  command = plan

  variables {
    outbound_acl_rules = [for number in range(1, 20) : { rule_number = number, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "two_numbers_of_one_rule_are_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 1, rule_no = 2, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "two_actions_of_one_rule_are_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 1, action = "deny", rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "half_a_return_port_is_refused" {
  command = plan

  variables {
    return_ports = { from_port = 32768.5 }
  }

  expect_failures = [var.return_ports]
}

run "services_where_the_internet_is_not_reached_are_refused" {
  command = plan

  variables {
    outbound_services = [{ protocol = "tcp", port = 443 }]
  }

  expect_failures = [aws_network_acl.this]
}

run "services_of_isolated_hosts_are_refused" {
  command = plan

  variables {
    preset            = "private-isolated"
    outbound_services = [{ protocol = "tcp", port = 443 }]
  }

  expect_failures = [aws_network_acl.this]
}

run "a_rule_that_is_null_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [null]
  }

  expect_failures = [var.inbound_acl_rules]
}

run "a_rule_without_a_number_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [var.inbound_acl_rules]
}

run "a_rule_without_a_protocol_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "a_rule_without_an_action_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, protocol = "tcp", ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "an_ipv6_prefix_as_cidr_block_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "tcp", cidr_block = "::/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "a_cidr_block_that_is_none_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "tcp", cidr_block = "banana" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "an_ipv4_prefix_as_ipv6_cidr_block_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "0.0.0.0/0" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "bits_beyond_the_length_are_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = "2001:db8::1/32" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "a_rule_without_a_prefix_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "tcp" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "ipv4_written_as_ipv6_is_refused" {
  command = plan

  variables {
    inbound_acl_rules = [{ rule_number = 10, rule_action = "deny", protocol = "all", ipv6_cidr_block = "::ffff:0:0/96" }]
  }

  expect_failures = [aws_network_acl.this]
}

run "a_service_given_twice_is_refused" {
  command = plan

  variables {
    preset            = "public"
    outbound_services = [{ protocol = "tcp", port = 443 }, { protocol = "TCP", port = 443 }]
  }

  expect_failures = [var.outbound_services]
}
