# `terraform init && terraform test`: no credentials, no network.

mock_provider "aws" {}

variables {
  name                   = "bastion"
  vpc_id                 = "vpc-0123456789abcdef0"
  subnet_id              = "subnet-0123456789abcdef0"
  subnet_ipv6_cidr_block = "2001:db8:1200::/64"
  network_acl_id         = "acl-0123456789abcdef0"
  allow_ssh_from         = ["2001:db8:2022::/48"]
  key_name               = "ops"
}

run "ssh_comes_in_from_the_prefix_and_from_nowhere_else" {
  assert {
    condition     = join(",", keys(aws_vpc_security_group_ingress_rule.ssh)) == "2001:db8:2022::/48" && aws_vpc_security_group_ingress_rule.ssh["2001:db8:2022::/48"].to_port == 22
    error_message = "The security group lets SSH in from the prefix."
  }

  assert {
    condition     = length(aws_network_acl_rule.ssh_in) == 1 && aws_network_acl_rule.ssh_in["2001:db8:2022::/48"].ipv6_cidr_block == "2001:db8:2022::/48" && aws_network_acl_rule.ssh_in_replies["2001:db8:2022::/48"].egress
    error_message = "The ACL lets it in, and the replies out."
  }

  assert {
    condition     = aws_network_acl_rule.ssh_in["2001:db8:2022::/48"].rule_number >= 2000 && aws_network_acl_rule.ssh_in["2001:db8:2022::/48"].rule_number < 6000
    error_message = "The rule's number is made of the prefix."
  }

  assert {
    condition     = output.bastion_ipv6_address == "2001:db8:1200::22" && one(aws_network_interface.this.ipv6_addresses) == "2001:db8:1200::22"
    error_message = "The address is fixed."
  }

  assert {
    condition     = output.bastion_ssh_command == "ssh ec2-user@2001:db8:1200::22" && output.bastion_jump == "ec2-user@[2001:db8:1200::22]"
    error_message = "The commands can be pasted."
  }

  assert {
    condition     = aws_instance.this.metadata_options[0].http_tokens == "required" && aws_instance.this.metadata_options[0].http_protocol_ipv6 == "enabled"
    error_message = "IMDSv2, over IPv6 too."
  }
}

run "another_prefix_before_it_moves_no_rule" {
  variables {
    allow_ssh_from = ["2001:db8:1::/48", "2001:db8:2022::/48"]
  }

  assert {
    condition     = aws_network_acl_rule.ssh_in["2001:db8:2022::/48"].rule_number == run.ssh_comes_in_from_the_prefix_and_from_nowhere_else.ssh_rule_numbers["2001:db8:2022::/48"]
    error_message = "The rule that was there keeps its number."
  }

  assert {
    condition     = length(aws_network_acl_rule.ssh_in) == 2
    error_message = "The new prefix has a rule of its own."
  }
}

run "hosts_behind_it_let_in_its_address_alone" {
  command = plan

  variables {
    ssh_to = {
      private = { ipv6_cidr_block = "2001:db8:1200:10::/60", network_acl_id = "acl-fedcba9876543210f" }
    }
  }

  assert {
    condition     = aws_network_acl_rule.host_ssh_in["private"].ipv6_cidr_block == "2001:db8:1200::22/128" && aws_network_acl_rule.host_ssh_in["private"].network_acl_id == "acl-fedcba9876543210f"
    error_message = "The hosts' ACL lets the bastion in."
  }

  assert {
    condition     = aws_network_acl_rule.ssh_out["private"].ipv6_cidr_block == "2001:db8:1200:10::/60" && aws_network_acl_rule.ssh_out_replies["private"].from_port == 32768
    error_message = "The bastion's ACL lets SSH out, and the replies in."
  }
}

run "entries_of_one_acl_share_its_rules" {
  command = plan

  variables {
    ssh_to = {
      a = { ipv6_cidr_block = "2001:db8:1200:10::/64", network_acl_id = "acl-fedcba9876543210f" }
      b = { ipv6_cidr_block = "2001:db8:1200:11::/64", network_acl_id = "acl-fedcba9876543210f", network_acl_name = "a" }
      c = { ipv6_cidr_block = "2001:db8:1200:20::/64", network_acl_id = "acl-00000000000000000" }
    }
  }

  assert {
    condition     = join(",", keys(aws_network_acl_rule.host_ssh_in)) == "a,c" && join(",", keys(aws_network_acl_rule.host_ssh_in_replies)) == "a,c"
    error_message = "An ACL lets the bastion in once."
  }

  assert {
    condition     = aws_network_acl_rule.host_ssh_in_replies["a"].network_acl_id == "acl-fedcba9876543210f" && join(",", keys(aws_network_acl_rule.ssh_out)) == "a,b,c"
    error_message = "The replies are in the same ACL, and every prefix is reached."
  }
}

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

run "a_name_leads_to_the_address" {
  command = plan

  variables {
    host_name = "bastion.example.com"
    zone_id   = "Z0123456789ABCDEFGHIJ"
  }

  assert {
    condition     = aws_route53_record.this[0].type == "AAAA" && one(aws_route53_record.this[0].records) == "2001:db8:1200::22"
    error_message = "The record is AAAA."
  }

  assert {
    condition     = output.bastion_ssh_command == "ssh ec2-user@bastion.example.com"
    error_message = "The command names the host."
  }
}

run "an_intel_type_gets_an_image_of_its_architecture" {
  command = plan

  variables {
    instance_type = "t3.micro"
    machine_image = "ubuntu-24.04"
  }

  assert {
    condition     = strcontains(data.aws_ssm_parameter.image[0].name, "/24.04/stable/current/amd64/") && output.bastion_ssh_command == "ssh ubuntu@2001:db8:1200::22"
    error_message = "The image and its user follow from the two names."
  }
}

run "rules_that_are_there_already_are_left_alone" {
  command = plan

  variables {
    network_acl_id           = null
    create_network_acl_rules = false
  }

  assert {
    condition     = length(aws_network_acl_rule.ssh_in) + length(aws_network_acl_rule.ssh_in_replies) == 0
    error_message = "The ACL gets no rule."
  }
}

run "a_type_on_xen_is_refused" {
  command = plan

  variables {
    instance_type = "t2.micro"
  }

  expect_failures = [var.instance_type]
}

run "a_type_that_nobody_knows_passes_with_its_architecture" {
  command = plan

  variables {
    instance_type = "t9g.micro"
    architecture  = "arm64"
  }

  assert {
    condition     = aws_instance.this.instance_type == "t9g.micro"
    error_message = "The type is taken as it is."
  }
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

run "everyone_is_let_in_where_it_is_written" {
  command = plan

  variables {
    allow_ssh_from = ["::/0"]
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.ssh["::/0"].description == "SSH from anywhere"
    error_message = "The rule says so."
  }
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
