# `terraform init && terraform test`: no credentials, no network.

mock_provider "aws" {}

variables {
  name                      = "app"
  vpc_id                    = "vpc-0123456789abcdef0"
  subnet_id                 = "subnet-0123456789abcdef0"
  bastion_security_group_id = "sg-0123456789abcdef0"
  key_name                  = "ops"
}

run "ssh_comes_from_the_bastion_alone" {
  assert {
    condition     = aws_vpc_security_group_ingress_rule.ssh.referenced_security_group_id == "sg-0123456789abcdef0" && length(aws_vpc_security_group_ingress_rule.inbound) == 0
    error_message = "The host's group lets in the bastion's, and nothing else."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.ssh.ip_protocol == "tcp" && aws_vpc_security_group_ingress_rule.ssh.from_port == 22 && aws_vpc_security_group_ingress_rule.ssh.to_port == 22
    error_message = "From the bastion it lets in SSH alone."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.bastion_ssh.security_group_id == "sg-0123456789abcdef0" && aws_vpc_security_group_egress_rule.bastion_ssh.referenced_security_group_id == output.security_group_id
    error_message = "The bastion's group lets SSH out to the host's."
  }

  assert {
    condition     = aws_instance.this.ipv6_address_count == 1 && aws_instance.this.associate_public_ip_address == false && aws_instance.this.root_block_device[0].encrypted
    error_message = "One IPv6 address, no public IPv4, an encrypted disk."
  }

  assert {
    condition     = aws_instance.this.metadata_options[0].http_tokens == "required" && aws_instance.this.metadata_options[0].http_protocol_ipv6 == "enabled"
    error_message = "IMDSv2, over IPv6 too."
  }

  assert {
    condition     = join(",", keys(aws_vpc_security_group_egress_rule.outbound)) == "tcp,udp"
    error_message = "It may open every port of tcp and udp."
  }

  assert {
    condition     = output.key_name == "ops" && output.role_arn == aws_iam_role.this.arn
    error_message = "What a caller needs of it is told."
  }
}

run "only_the_services_that_are_named_are_reached" {
  command = plan

  variables {
    outbound_services = [{ protocol = "tcp", port = 443 }]
  }

  assert {
    condition     = join(",", keys(aws_vpc_security_group_egress_rule.outbound)) == "tcp-443" && aws_vpc_security_group_egress_rule.outbound["tcp-443"].description == "TCP port 443 to ::/0"
    error_message = "Only tcp 443 goes out."
  }
}

run "what_else_comes_in_is_keyed_by_its_name" {
  command = plan

  variables {
    ingress_rules = {
      https = { from_port = 443, cidr_ipv6 = "2001:db8:2022::/48" }
      media = { protocol = "udp", from_port = 10000, to_port = 20000, cidr_ipv6 = "::/0" }
    }
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.inbound["https"].to_port == 443 && aws_vpc_security_group_ingress_rule.inbound["media"].to_port == 20000
    error_message = "A port, or a range of them."
  }
}

run "services_are_told_apart_by_their_whole_port" {
  command = plan

  variables {
    outbound_services = [{ protocol = "TCP", port = 80 }, { protocol = "tcp", port = 10080 }]
  }

  assert {
    condition     = join(",", keys(aws_vpc_security_group_egress_rule.outbound)) == "tcp-10080,tcp-80"
    error_message = "A security group has no rule numbers that they could share."
  }
}

run "ssh_from_a_prefix_and_other_ports_from_everyone_pass" {
  command = plan

  variables {
    ingress_rules = {
      "SSH: from the office (no. 1)" = { from_port = 22, cidr_ipv6 = "2001:db8:2022::/48" }
      web                            = { protocol = "TCP", from_port = 443, cidr_ipv6 = "::/0" }
    }
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.inbound["SSH: from the office (no. 1)"].description == "SSH: from the office (no. 1)" && aws_vpc_security_group_ingress_rule.inbound["web"].ip_protocol == "tcp"
    error_message = "They are let in."
  }
}

run "user_data_of_the_longest_passes" {
  command = plan

  variables {
    user_data = format("%016384d", 0)
  }

  assert {
    condition     = length(aws_instance.this.user_data) == 16384
    error_message = "It is taken whole."
  }
}

run "a_public_key_makes_a_key_pair" {
  command = plan

  variables {
    key_name   = null
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com"
  }

  assert {
    condition     = length(aws_key_pair.this) == 1
    error_message = "The key pair is made."
  }
}

run "a_script_replaces_the_machine_when_it_changes" {
  command = plan

  variables {
    user_data = "#!/bin/sh"
    ami_id    = "ami-0123456789abcdef0"
  }

  assert {
    condition     = aws_instance.this.user_data_replace_on_change && aws_instance.this.ami == "ami-0123456789abcdef0" && length(data.aws_ssm_parameter.image) == 0
    error_message = "The image of one's own is taken."
  }
}

run "a_metal_size_of_a_xen_family_passes" {
  command = plan

  variables {
    instance_type = "i3.metal"
  }

  assert {
    condition     = strcontains(data.aws_ssm_parameter.image[0].name, "x86_64")
    error_message = "i3.metal is built on Nitro."
  }
}

run "a_host_without_an_address_has_no_ssh_command" {
  variables {
    bastion_jump = "ec2-user@bastion.example.com"
  }

  assert {
    condition     = output.ssh_command == null
    error_message = "A mocked instance has no address."
  }
}

run "a_size_that_is_newer_passes_with_its_architecture" {
  command = plan

  variables {
    instance_type = "t4g.4xlarge"
    architecture  = "arm64"
  }

  assert {
    condition     = aws_instance.this.instance_type == "t4g.4xlarge"
    error_message = "The type is taken as it is."
  }
}

run "another_distribution_beside_an_image_of_ones_own_replaces_nothing" {
  command = plan

  variables {
    ami_id        = "ami-0123456789abcdef0"
    machine_image = "ubuntu-24.04"
  }

  assert {
    condition     = terraform_data.image.input.parameter == null && terraform_data.image.input.ami_id == "ami-0123456789abcdef0"
    error_message = "Only the image's id tells which image it is."
  }
}
