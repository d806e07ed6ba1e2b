# `terraform init && terraform test`: no credentials, no network.

mock_provider "aws" {}

variables {
  name       = "test"
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = ["subnet-0123456789abcdef0"]
}

run "rules_of_terraform_aws_modules_are_corrected" {
  command = plan

  variables {
    inbound_acl_rules = [
      { rule_number = 92, rule_action = "allow", protocol = "icmpv6", from_port = 1024, to_port = 65535, icmp_type = 129, icmp_code = 0, ipv6_cidr_block = "::/0" },
      { rule_number = 94, rule_action = "allow", protocol = "icmp", from_port = 1024, to_port = 65535, icmp_type = 0, icmp_code = 0, cidr_block = "0.0.0.0/0" },
    ]
  }

  assert {
    condition     = join(",", keys(aws_network_acl_rule.inbound)) == "92"
    error_message = "The IPv4 rule is left out and the other kept."
  }

  assert {
    condition = alltrue([
      aws_network_acl_rule.inbound["92"].protocol == "58",
      aws_network_acl_rule.inbound["92"].icmp_type == 129,
      aws_network_acl_rule.inbound["92"].icmp_code == 0,
      aws_network_acl_rule.inbound["92"].from_port == null,
      aws_network_acl_rule.inbound["92"].to_port == null,
    ])
    error_message = "icmpv6 is protocol 58, type 129, code 0, without ports."
  }

  assert {
    condition     = length(output.corrections) == 2
    error_message = "Both corrections are told."
  }
}

run "names_are_numbers_in_any_case" {
  command = plan

  variables {
    inbound_acl_rules = [
      { rule_number = 10, rule_action = "allow", protocol = "ICMPv6", icmp_type = "Packet-Too-Big", ipv6_cidr_block = "::/0" },
      { rule_number = 20, rule_action = "ALLOW", protocol = "Tcp", from_port = 443, to_port = 443, ipv6_cidr_block = "::/0" },
      { rule_number = 30, rule_action = "deny", protocol = "58", ipv6_cidr_block = "2001:db8::/32" },
      { rule_no = 40, action = "allow", protocol = "udp", ipv6_cidr_block = "2001:db8::/32" },
    ]
  }

  assert {
    condition     = [for number in [10, 20, 30, 40] : aws_network_acl_rule.inbound[number].protocol] == ["58", "6", "58", "17"]
    error_message = "Every protocol is its number."
  }

  assert {
    condition     = aws_network_acl_rule.inbound["10"].icmp_type == 2 && aws_network_acl_rule.inbound["10"].icmp_code == -1
    error_message = "packet-too-big is type 2, and a code that is left out means all."
  }

  assert {
    condition     = aws_network_acl_rule.inbound["30"].icmp_type == -1 && aws_network_acl_rule.inbound["40"].to_port == 65535
    error_message = "A type that is left out means all, and so do ports."
  }
}

run "presets_hold_what_rfc_4890_demands" {
  command = plan

  variables {
    preset            = "private-with-egress"
    outbound_services = [{ protocol = "tcp", port = 443 }]
  }

  assert {
    condition     = aws_network_acl_rule.inbound["1020"].icmp_type == 2 && aws_network_acl_rule.outbound["1020"].icmp_type == 2
    error_message = "packet-too-big passes both ways."
  }

  assert {
    condition     = join(",", [for number, rule in aws_network_acl_rule.outbound : number if rule.protocol == "6"]) == "10443"
    error_message = "Of tcp only port 443 goes out, as rule 10443."
  }

  assert {
    condition     = !contains(keys(aws_network_acl_rule.inbound), "1120")
    error_message = "Nobody speaks udp, so no reply by udp is let in."
  }
}

run "numbers_are_compared_as_numbers" {
  command = plan

  variables {
    inbound_acl_rules = [
      { rule_number = "0100", rule_action = "allow", protocol = "058", icmp_type = "128", icmp_code = "00", ipv6_cidr_block = "::/0" },
      { rule_number = "1.1e2", rule_action = "allow", protocol = "06", from_port = "0443", to_port = "443.0", ipv6_cidr_block = "2001:DB8:0::/48" },
    ]
  }

  assert {
    condition     = join(",", keys(aws_network_acl_rule.inbound)) == "100,110"
    error_message = "A number has one spelling."
  }

  assert {
    condition     = aws_network_acl_rule.inbound["100"].protocol == "58" && aws_network_acl_rule.inbound["100"].icmp_type == 128 && aws_network_acl_rule.inbound["100"].icmp_code == 0
    error_message = "058 is icmpv6, with its type and code."
  }

  assert {
    condition     = aws_network_acl_rule.inbound["110"].protocol == "6" && aws_network_acl_rule.inbound["110"].from_port == 443 && aws_network_acl_rule.inbound["110"].to_port == 443
    error_message = "06 is tcp, with its ports."
  }

  assert {
    condition     = aws_network_acl_rule.inbound["110"].ipv6_cidr_block == "2001:db8::/48"
    error_message = "A prefix is written as AWS writes it."
  }
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
