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
    condition = output.corrections == [
      "inbound rule 92: ports mean nothing for protocol 58; they are left out.",
      "inbound rule 94: an IPv4 rule never matches in an IPv6-only subnet; it is left out.",
    ]
    error_message = "Both corrections are told."
  }

  expect_failures = [check.corrections]
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
    outbound_acl_rules = [{ rule_number = 10, rule_action = "allow", protocol = "all", ipv6_cidr_block = "::/0" }]
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
    condition     = alltrue(values(aws_network_acl_rule.outbound)[*].egress) && !anytrue(values(aws_network_acl_rule.inbound)[*].egress)
    error_message = "Every rule is in the direction of its list."
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
    outbound_acl_rules = [{ rule_number = 10, rule_action = "allow", protocol = "all", ipv6_cidr_block = "::/0" }]
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

run "services_are_named_in_any_case" {
  command = plan

  variables {
    preset            = "public"
    outbound_services = [{ protocol = "TCP", port = 443 }]
  }

  assert {
    condition     = aws_network_acl_rule.outbound["10443"].protocol == "6" && contains(keys(aws_network_acl_rule.inbound), "1110")
    error_message = "TCP is tcp, and its replies come in."
  }
}

run "a_rule_in_the_place_of_a_presets_is_told" {
  command = plan

  variables {
    preset            = "public"
    inbound_acl_rules = [{ rule_number = 1020, rule_action = "deny", protocol = "icmpv6", icmp_type = 2, icmp_code = 0, ipv6_cidr_block = "::/0" }]
  }

  assert {
    condition     = output.corrections == ["inbound rule 1020: it replaces the preset's rule of this number."]
    error_message = "Nothing is replaced silently."
  }

  expect_failures = [check.corrections]
}

run "an_icmp_type_beside_tcp_is_told" {
  command = plan

  variables {
    inbound_acl_rules  = [{ rule_number = 100, rule_action = "allow", protocol = "tcp", from_port = 443, to_port = 443, icmp_type = "echo-request", ipv6_cidr_block = "::/0" }]
    outbound_acl_rules = [{ rule_number = 100, rule_action = "allow", protocol = "all", ipv6_cidr_block = "::/0" }]
  }

  assert {
    condition     = output.corrections == ["inbound rule 100: icmp_type and icmp_code mean nothing for protocol 6; they are left out."]
    error_message = "Nothing is left out silently."
  }

  expect_failures = [check.corrections]
}

run "a_service_without_replies_is_told" {
  command = plan

  variables {
    preset            = "public"
    outbound_services = [{ protocol = "tcp", port = 443 }]
    inbound_acl_rules = [{ rule_number = 90, rule_action = "allow", protocol = "tcp", from_port = 80, to_port = 80, ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [check.replies]
}

run "a_service_that_no_reply_comes_in_for_is_told" {
  command = plan

  variables {
    outbound_acl_rules = [{ rule_number = 90, rule_action = "allow", protocol = "udp", from_port = 53, to_port = 53, ipv6_cidr_block = "::/0" }]
  }

  expect_failures = [check.replies]
}

run "a_service_with_replies_is_not" {
  command = plan

  variables {
    inbound_acl_rules  = [{ rule_number = 90, rule_action = "allow", protocol = "tcp", from_port = 80, to_port = 80, ipv6_cidr_block = "::/0" }]
    outbound_acl_rules = [{ rule_number = 90, rule_action = "allow", protocol = "tcp", from_port = 1024, to_port = 65535, ipv6_cidr_block = "::/0" }]
  }
}
