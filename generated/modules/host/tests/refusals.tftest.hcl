# `terraform init && terraform test`: no credentials, no network.

mock_provider "aws" {}

variables {
  name                      = "app"
  vpc_id                    = "vpc-0123456789abcdef0"
  subnet_id                 = "subnet-0123456789abcdef0"
  bastion_security_group_id = "sg-0123456789abcdef0"
  key_name                  = "ops"
}

run "a_type_on_xen_is_refused" {
  command = plan

  variables {
    instance_type = "m4.large"
  }

  expect_failures = [var.instance_type]
}

run "a_protocol_that_has_no_ports_is_refused" {
  command = plan

  variables {
    ingress_rules = { ping = { protocol = "icmpv6", from_port = 128, cidr_ipv6 = "::/0" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "ports_out_of_order_are_refused" {
  command = plan

  variables {
    ingress_rules = { web = { from_port = 443, to_port = 80, cidr_ipv6 = "::/0" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "an_ipv4_prefix_is_refused" {
  command = plan

  variables {
    ingress_rules = { web = { from_port = 443, cidr_ipv6 = "0.0.0.0/0" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "a_hop_limit_of_nothing_is_refused" {
  command = plan

  variables {
    http_put_response_hop_limit = 0
  }

  expect_failures = [var.http_put_response_hop_limit]
}

run "a_name_that_ec2_refuses_is_refused" {
  command = plan

  variables {
    name = "sg-app"
  }

  expect_failures = [var.name]
}

run "two_keys_are_refused" {
  command = plan

  variables {
    key_name   = "ops"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com"
  }

  expect_failures = [aws_instance.this]
}

run "half_a_port_is_refused" {
  command = plan

  variables {
    ingress_rules = { web = { from_port = 80.5, cidr_ipv6 = "::/0" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "no_port_is_refused" {
  command = plan

  variables {
    ingress_rules = { web = { from_port = null, cidr_ipv6 = "2001:db8::/32" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "no_prefix_is_refused" {
  command = plan

  variables {
    ingress_rules = { web = { from_port = 443, cidr_ipv6 = null } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "host_bits_are_refused" {
  command = plan

  variables {
    ingress_rules = { web = { from_port = 443, cidr_ipv6 = "2001:db8::1/32" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "a_name_with_signs_that_ec2_refuses_is_refused" {
  command = plan

  variables {
    ingress_rules = { "métrics <x> 'y'" = { from_port = 443, cidr_ipv6 = "::/0" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "ssh_from_everyone_is_refused" {
  command = plan

  variables {
    ingress_rules = { ssh = { from_port = 22, cidr_ipv6 = "::/0" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "every_port_from_half_of_the_internet_is_refused" {
  command = plan

  variables {
    ingress_rules = { all = { from_port = 0, to_port = 65535, cidr_ipv6 = "2000::/3" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "remote_desktop_from_everyone_is_refused" {
  command = plan

  variables {
    ingress_rules = { rdp = { protocol = "udp", from_port = 3389, cidr_ipv6 = "::/0" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "a_host_without_a_key_is_refused" {
  command = plan

  variables {
    key_name = null
  }

  expect_failures = [aws_instance.this]
}

run "a_size_that_its_family_does_not_have_is_refused" {
  command = plan

  variables {
    instance_type = "t4g.banana"
  }

  expect_failures = [aws_instance.this]
}

run "text_that_is_no_prefix_is_refused" {
  command = plan

  variables {
    ingress_rules = { web = { from_port = 443, cidr_ipv6 = "2001:db8::1" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "a_key_cut_short_is_refused" {
  command = plan

  variables {
    key_name   = null
    public_key = "ssh-ed25519 AAAA you@example.com"
  }

  expect_failures = [aws_instance.this]
}

run "a_rule_given_twice_is_refused" {
  command = plan

  variables {
    ingress_rules = {
      acme = { from_port = 80, cidr_ipv6 = "2001:db8:2022::/48" }
      http = { protocol = "TCP", from_port = 80, to_port = 80, cidr_ipv6 = "2001:db8:2022::/48" }
    }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound["http"]]
}

run "ipv4_written_as_ipv6_is_refused" {
  command = plan

  variables {
    ingress_rules = { http = { from_port = 80, cidr_ipv6 = "::ffff:203.0.113.0/120" } }
  }

  expect_failures = [aws_vpc_security_group_ingress_rule.inbound]
}

run "a_rule_that_is_null_is_refused" {
  command = plan

  variables {
    ingress_rules = { http = null }
  }

  expect_failures = [var.ingress_rules]
}
