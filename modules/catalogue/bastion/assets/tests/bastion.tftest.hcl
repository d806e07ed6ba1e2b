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
    condition     = join(",", keys(aws_vpc_security_group_ingress_rule.ssh)) == "2001:db8:2022::/48" && aws_vpc_security_group_ingress_rule.ssh["2001:db8:2022::/48"].cidr_ipv6 == "2001:db8:2022::/48"
    error_message = "The security group lets the prefix in, and no other."
  }

  assert {
    condition     = alltrue([for rule in values(aws_vpc_security_group_ingress_rule.ssh) : rule.ip_protocol == "tcp" && rule.from_port == 22 && rule.to_port == 22])
    error_message = "It lets in SSH alone."
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

  assert {
    condition     = aws_instance.this.root_block_device[0].encrypted
    error_message = "The disk is encrypted."
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
