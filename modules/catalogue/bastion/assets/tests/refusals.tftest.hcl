run "one_acl_under_two_names_is_refused" {
  command = plan

  variables {
    ssh_to = {
      a = { ipv6_cidr_block = "2001:db8:1200:10::/64", network_acl_id = "acl-fedcba9876543210f" }
      b = { ipv6_cidr_block = "2001:db8:1200:11::/64", network_acl_id = "acl-fedcba9876543210f" }
    }
  }

  expect_failures = [aws_network_acl_rule.host_ssh_in]
}

run "two_acls_under_one_name_are_refused" {
  command = plan

  variables {
    ssh_to = {
      a = { ipv6_cidr_block = "2001:db8:1200:10::/64", network_acl_id = "acl-fedcba9876543210f" }
      b = { ipv6_cidr_block = "2001:db8:1200:11::/64", network_acl_id = "acl-00000000000000000", network_acl_name = "a" }
    }
  }

  expect_failures = [aws_network_acl_rule.host_ssh_in]
}

run "a_type_on_xen_is_refused" {
  command = plan

  variables {
    instance_type = "t2.micro"
  }

  expect_failures = [var.instance_type]
}

run "nobody_who_may_log_in_is_refused" {
  command = plan

  variables {
    allow_ssh_from = []
  }

  expect_failures = [var.allow_ssh_from]
}

run "an_ipv4_prefix_is_refused" {
  command = plan

  variables {
    allow_ssh_from = ["192.0.2.0/24"]
  }

  expect_failures = [var.allow_ssh_from]
}

run "host_bits_are_refused" {
  command = plan

  variables {
    allow_ssh_from = ["2001:db8:2022::1/48"]
  }

  expect_failures = [var.allow_ssh_from]
}

run "half_of_the_internet_is_refused" {
  command = plan

  variables {
    allow_ssh_from = ["2000::/3"]
  }

  expect_failures = [var.allow_ssh_from]
}

run "a_bastion_without_a_key_is_refused" {
  command = plan

  variables {
    key_name = null
  }

  expect_failures = [aws_instance.this]
}

run "two_keys_are_refused" {
  command = plan

  variables {
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com"
  }

  expect_failures = [aws_instance.this]
}

run "a_key_that_ec2_does_not_take_is_refused" {
  command = plan

  variables {
    key_name   = null
    public_key = "ecdsa-sha2-nistp256 AAAA you@example.com"
  }

  expect_failures = [aws_instance.this]
}

run "half_a_dns_name_is_refused" {
  command = plan

  variables {
    host_name = "bastion.example.com"
  }

  expect_failures = [aws_instance.this]
}

run "a_name_that_is_none_is_refused" {
  command = plan

  variables {
    host_name = "bastion_1.example.com."
    zone_id   = "Z0123456789ABCDEFGHIJ"
  }

  expect_failures = [var.host_name]
}

run "rules_without_an_acl_are_refused" {
  command = plan

  variables {
    network_acl_id = null
  }

  expect_failures = [aws_instance.this]
}

run "two_rules_of_one_number_are_refused" {
  command = plan

  variables {
    allow_ssh_from   = ["2001:db8:1::/48", "2001:db8:2022::/48"]
    ssh_rule_numbers = { "2001:db8:1::/48" = 100, "2001:db8:2022::/48" = 100 }
  }

  expect_failures = [aws_instance.this]
}

run "a_prefix_that_is_no_subnet_is_refused" {
  command = plan

  variables {
    subnet_ipv6_cidr_block = "2001:db8:1200::/56"
  }

  expect_failures = [var.subnet_ipv6_cidr_block]
}

run "an_address_that_aws_keeps_is_refused" {
  command = plan

  variables {
    host_number = 1
  }

  expect_failures = [var.host_number]
}

run "a_name_that_ec2_refuses_is_refused" {
  command = plan

  variables {
    name = "SG-bastion"
  }

  expect_failures = [var.name]
}

run "a_prefix_given_twice_is_refused" {
  command = plan

  variables {
    allow_ssh_from = ["2001:db8:2022::/48", "2001:db8:2022::/48"]
  }

  expect_failures = [var.allow_ssh_from]
}

run "hosts_at_no_prefix_are_refused" {
  command = plan

  variables {
    ssh_to = { private = { ipv6_cidr_block = "2001:DB8::/32", network_acl_id = "acl-fedcba9876543210f" } }
  }

  expect_failures = [aws_network_acl_rule.ssh_out]
}

run "hosts_behind_no_acl_are_refused" {
  command = plan

  variables {
    ssh_to = { private = { ipv6_cidr_block = "2001:db8::/32", network_acl_id = null } }
  }

  expect_failures = [aws_network_acl_rule.host_ssh_in]
}

run "return_ports_out_of_order_are_refused" {
  command = plan

  variables {
    return_ports = { from_port = 60999, to_port = 32768 }
  }

  expect_failures = [var.return_ports]
}

run "half_a_return_port_is_refused" {
  command = plan

  variables {
    return_ports = { from_port = 32768.5 }
  }

  expect_failures = [var.return_ports]
}

run "a_rule_number_out_of_range_is_refused" {
  command = plan

  variables {
    ssh_rule_numbers = { bastion = 32767 }
  }

  expect_failures = [var.ssh_rule_numbers]
}

run "a_rule_number_of_nothing_is_refused" {
  command = plan

  variables {
    ssh_rule_numbers = { "2001:db8:2023::/48" = 100 }
  }

  expect_failures = [aws_instance.this]
}

run "a_hop_limit_of_65_is_refused" {
  command = plan

  variables {
    http_put_response_hop_limit = 65
  }

  expect_failures = [var.http_put_response_hop_limit]
}

run "hosts_at_an_ipv4_prefix_are_refused" {
  command = plan

  variables {
    ssh_to = { private = { ipv6_cidr_block = "10.0.0.0/8", network_acl_id = "acl-fedcba9876543210f" } }
  }

  expect_failures = [aws_network_acl_rule.ssh_out]
}

run "hosts_without_a_prefix_are_refused" {
  command = plan

  variables {
    ssh_to = { private = { ipv6_cidr_block = null, network_acl_id = "acl-fedcba9876543210f" } }
  }

  expect_failures = [aws_network_acl_rule.ssh_out]
}

run "an_address_without_its_length_is_refused" {
  command = plan

  variables {
    allow_ssh_from = ["2001:db8:2022::1"]
  }

  expect_failures = [var.allow_ssh_from]
}

run "a_number_of_rules_to_both_sides_is_refused" {
  command = plan

  variables {
    ssh_to = {
      private = { ipv6_cidr_block = "2001:db8:1200:10::/60", network_acl_id = "acl-fedcba9876543210f" }
    }
    ssh_rule_numbers = { "2001:db8:2022::/48" = 100, private = 100 }
  }

  expect_failures = [aws_instance.this]
}

run "ipv4_written_as_ipv6_is_refused" {
  command = plan

  variables {
    allow_ssh_from = ["::ffff:203.0.113.0/120"]
  }

  expect_failures = [var.allow_ssh_from]
}

run "an_empty_prefix_is_refused" {
  command = plan

  variables {
    allow_ssh_from = ["2001:db8:2022::/48", ""]
  }

  expect_failures = [var.allow_ssh_from]
}

run "hosts_at_ipv4_written_as_ipv6_are_refused" {
  command = plan

  variables {
    ssh_to = { private = { ipv6_cidr_block = "::ffff:203.0.113.0/120", network_acl_id = "acl-fedcba9876543210f" } }
  }

  expect_failures = [aws_network_acl_rule.ssh_out]
}

run "hosts_that_are_null_are_refused" {
  command = plan

  variables {
    ssh_to = { private = null }
  }

  expect_failures = [var.ssh_to]
}

run "an_empty_acl_is_refused" {
  command = plan

  variables {
    network_acl_id = ""
  }

  expect_failures = [aws_instance.this]
}

run "a_dns_name_in_an_empty_zone_is_refused" {
  command = plan

  variables {
    host_name = "bastion.example.com"
    zone_id   = ""
  }

  expect_failures = [aws_instance.this]
}
