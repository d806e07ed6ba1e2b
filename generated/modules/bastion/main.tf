# The id of the distribution's newest image: its makers keep it in a public parameter.
data "aws_ssm_parameter" "image" {
  count = var.ami_id == null && local.architecture != "unknown" ? 1 : 0

  name = local.image_parameter
}

# The new group is made before the old one goes, because a group that has members cannot be destroyed.
resource "aws_security_group" "this" {
  description = "What reaches ${var.name} and what it reaches"
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = var.name })
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

# IPv6 needs ICMPv6, among other things to learn the size of the largest packet that passes.
resource "aws_vpc_security_group_egress_rule" "icmpv6" {
  cidr_ipv6         = "::/0"
  description       = "ICMPv6 of every type to ::/0"
  from_port         = -1
  ip_protocol       = "icmpv6"
  security_group_id = aws_security_group.this.id
  tags              = merge(var.tags, { Name = "${var.name}-icmpv6" })
  to_port           = -1
}

# Every port of TCP and UDP, or outbound_services alone.
resource "aws_vpc_security_group_egress_rule" "outbound" {
  for_each = local.outbound

  cidr_ipv6         = "::/0"
  description       = "${upper(each.value.protocol)} ${each.value.text} to ::/0"
  from_port         = each.value.from_port
  ip_protocol       = each.value.protocol
  security_group_id = aws_security_group.this.id
  tags              = merge(var.tags, { Name = "${var.name}-${each.key}" })
  to_port           = each.value.to_port
}

# SSH from each prefix, and from nowhere else.
resource "aws_vpc_security_group_ingress_rule" "ssh" {
  for_each = toset(var.allow_ssh_from)

  cidr_ipv6         = each.value
  description       = "SSH from ${each.value == "::/0" ? "anywhere" : each.value}"
  from_port         = 22
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.this.id
  tags              = merge(var.tags, { Name = "${var.name}-ssh-from-${each.value}" })
  to_port           = 22
}

# It has the fixed address and outlives the instance, whose own interface would go with it.
resource "aws_network_interface" "this" {
  description     = "The fixed address of ${var.name}"
  ipv6_addresses  = [local.ipv6_address]
  security_groups = [aws_security_group.this.id]
  subnet_id       = var.subnet_id
  tags            = merge(var.tags, { Name = var.name })
}

# Replaces the instance when machine_image or ami_id changes. The instance ignores changes of its ami, because the newest
# image of a distribution is another one every few weeks, which must not replace a machine that runs.
resource "terraform_data" "image" {
  input = { parameter = var.ami_id == null ? local.image_parameter : null, ami_id = var.ami_id }
}

# Made of public_key; none where key_name names a key pair that EC2 has.
resource "aws_key_pair" "this" {
  count = local.create_key_pair ? 1 : 0

  key_name_prefix = "${var.name}-"
  public_key      = var.public_key
  tags            = merge(var.tags, { Name = var.name })

  lifecycle {
    ignore_changes = [key_name_prefix]

    precondition {
      condition     = var.public_key != null
      error_message = "create_key_pair is true, and there is no public_key. Write one, or take create_key_pair away."
    }
  }
}

# It may do nothing until you attach a policy to it, by the output role.
resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  description = "What ${var.name} may do in AWS"
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = var.name })
}

# EC2 takes a role only in a profile.
resource "aws_iam_instance_profile" "this" {
  name_prefix = "${var.name}-"
  role        = aws_iam_role.this.name
  tags        = merge(var.tags, { Name = var.name })
}

# It keeps the image of its first apply: see terraform_data.image. The rules that let it out are made before it, because
# the script of its first boot may need them.
resource "aws_instance" "this" {
  ami                         = var.ami_id != null ? var.ami_id : one(data.aws_ssm_parameter.image[*].insecure_value)
  ebs_optimized               = true
  iam_instance_profile        = aws_iam_instance_profile.this.name
  instance_type               = var.instance_type
  key_name                    = try(aws_key_pair.this[0].key_name, local.key_name)
  monitoring                  = var.detailed_monitoring
  tags                        = merge(var.tags, { Name = var.name })
  user_data                   = var.user_data
  user_data_replace_on_change = true

  metadata_options {
    http_endpoint               = "enabled"
    http_protocol_ipv6          = "enabled"
    http_put_response_hop_limit = var.http_put_response_hop_limit
    http_tokens                 = "required"
  }

  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.this.id
  }

  root_block_device {
    encrypted   = true
    tags        = merge(var.tags, { Name = var.name })
    volume_size = var.volume_size_gib
    volume_type = "gp3"
  }

  lifecycle {
    ignore_changes       = [ami]
    replace_triggered_by = [terraform_data.image]

    precondition {
      condition     = local.architecture != "unknown"
      error_message = "${var.instance_type} is misspelt, or newer than this module, which knows ${local.known_of_family}. Correct it, or write its architecture too, arm64 or x86_64."
    }

    precondition {
      condition     = local.architecture == coalesce(var.architecture, local.architecture)
      error_message = "${var.instance_type} is ${local.architecture}. Take architecture away."
    }

    precondition {
      condition     = var.public_key == null || can(regex("^(ssh-ed25519 AAAAC3NzaC1lZDI1NTE5[A-Za-z0-9+/]{48}|ssh-rsa AAAAB3NzaC1yc2[A-Za-z0-9+/]{356,}={0,2})( .*)?$", trimspace(var.public_key)))
      error_message = "public_key is neither an Ed25519 key nor an RSA key of 2048 bits or more. Write what its .pub file holds, such as file(\"~/.ssh/id_ed25519.pub\"), and never the private key."
    }

    precondition {
      condition     = try(floor(length(replace(base64encode(var.user_data), "=", "")) * 3 / 4) <= 16384, true)
      error_message = "user_data has more than 16384 bytes. Fetch what is larger at first boot."
    }

    precondition {
      condition     = !can(regex("-----BEGIN [A-Z ]*PRIVATE KEY-----", var.user_data))
      error_message = "user_data holds a private key, which everyone who may describe the instance can read. Keep it in Secrets Manager and let the machine fetch it."
    }

    precondition {
      condition     = local.create_key_pair || local.key_name != null
      error_message = "Nobody could log in. Write public_key, or key_name for a key pair that EC2 has."
    }

    precondition {
      condition     = var.public_key == null || local.key_name == null
      error_message = "public_key and key_name both say who logs in. Keep one of them."
    }

    precondition {
      condition     = local.create_key_pair || var.public_key == null
      error_message = "create_key_pair is false, so that public_key logs nobody in. Take one of the two away."
    }

    precondition {
      condition     = (var.host_name == null) == (var.zone_id == null || var.zone_id == "")
      error_message = "A DNS name needs both host_name and zone_id, the hosted zone that holds it."
    }

    precondition {
      condition     = !var.create_network_acl_rules || (var.network_acl_id != null && var.network_acl_id != "")
      error_message = "Write network_acl_id, the ACL of the bastion's subnet, or create_network_acl_rules = false where that lets SSH pass already."
    }

    precondition {
      condition     = length(local.shared_numbers) == 0
      error_message = "Several rules have the number ${join(", ", local.shared_numbers)}. Write another number for one of them in ssh_rule_numbers."
    }

    precondition {
      condition     = length(local.numbers_of_nothing) == 0
      error_message = "ssh_rule_numbers has ${join(", ", local.numbers_of_nothing)}, which is no prefix in allow_ssh_from, no name in ssh_to and not the bastion. Correct it, or take it away."
    }
  }

  depends_on = [aws_vpc_security_group_egress_rule.icmpv6, aws_vpc_security_group_egress_rule.outbound]
}

# The DNS name, where host_name and zone_id are written.
resource "aws_route53_record" "this" {
  count = var.host_name != null ? 1 : 0

  name    = var.host_name
  records = [local.ipv6_address]
  ttl     = 300
  type    = "AAAA"
  zone_id = coalesce(var.zone_id, "none")
}

# In the ACL of the bastion's subnet: SSH from each prefix.
resource "aws_network_acl_rule" "ssh_in" {
  for_each = var.create_network_acl_rules ? local.ssh_in_numbers : {}

  egress          = false
  from_port       = 22
  ipv6_cidr_block = each.key
  network_acl_id  = coalesce(var.network_acl_id, "none")
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = each.value
  to_port         = 22
}

# The replies to it.
resource "aws_network_acl_rule" "ssh_in_replies" {
  for_each = var.create_network_acl_rules ? local.ssh_in_numbers : {}

  egress          = true
  from_port       = 1024
  ipv6_cidr_block = each.key
  network_acl_id  = coalesce(var.network_acl_id, "none")
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = each.value
  to_port         = 65535
}

# In the ACL of the bastion's subnet: SSH to the hosts.
resource "aws_network_acl_rule" "ssh_out" {
  for_each = var.create_network_acl_rules ? var.ssh_to : {}

  egress          = true
  from_port       = 22
  ipv6_cidr_block = each.value.ipv6_cidr_block
  network_acl_id  = coalesce(var.network_acl_id, "none")
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = local.ssh_out_numbers[each.key]
  to_port         = 22

  lifecycle {
    precondition {
      condition     = !try(strcontains(each.value.ipv6_cidr_block, ":") && !strcontains(cidrsubnet(each.value.ipv6_cidr_block, 0, 0), ":"), false)
      error_message = "ssh_to[\"${each.key}\"].ipv6_cidr_block is IPv4 written as IPv6, which no packet in an IPv6 network has. Write an IPv6 prefix, such as 2001:db8:2022::/48 or 2001:db8::1/128."
    }

    precondition {
      condition     = !can(regex("^[0-9.]+(/[0-9]+)?$", each.value.ipv6_cidr_block))
      error_message = "ssh_to[\"${each.key}\"].ipv6_cidr_block is IPv4, which IPv6-only subnets do not have. Write an IPv6 prefix, such as 2001:db8:2022::/48 or 2001:db8::1/128."
    }

    precondition {
      condition     = can(cidrhost(each.value.ipv6_cidr_block, 0))
      error_message = "ssh_to[\"${each.key}\"].ipv6_cidr_block is not an IPv6 prefix. Write one, such as 2001:db8:2022::/48 or 2001:db8::1/128."
    }

    precondition {
      condition = try(
        !strcontains(cidrsubnet(each.value.ipv6_cidr_block, 0, 0), ":") || cidrsubnet(each.value.ipv6_cidr_block, 0, 0) == each.value.ipv6_cidr_block,
        true
      )
      error_message = "ssh_to[\"${each.key}\"].ipv6_cidr_block has bits beyond its length, or is not in its short form. Write ${try(cidrsubnet(each.value.ipv6_cidr_block, 0, 0), "another")}."
    }
  }
}

# The replies to it.
resource "aws_network_acl_rule" "ssh_out_replies" {
  for_each = aws_network_acl_rule.ssh_out

  egress          = false
  from_port       = var.return_ports.from_port
  ipv6_cidr_block = each.value.ipv6_cidr_block
  network_acl_id  = coalesce(var.network_acl_id, "none")
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = local.ssh_out_numbers[each.key]
  to_port         = var.return_ports.to_port
}

# In the ACL of the hosts' subnets: SSH from the bastion's address, once an ACL.
resource "aws_network_acl_rule" "host_ssh_in" {
  for_each = local.host_acls

  egress          = false
  from_port       = 22
  ipv6_cidr_block = "${local.ipv6_address}/128"
  network_acl_id  = each.value[0]
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = local.host_number
  to_port         = 22

  lifecycle {
    precondition {
      condition     = alltrue([for id in each.value : id != null])
      error_message = "ssh_to[\"${each.key}\"] has no network_acl_id. Write the ACL of its hosts' subnets."
    }

    precondition {
      condition     = length(distinct(each.value)) == 1
      error_message = "Entries of ssh_to have the network_acl_name \"${each.key}\" and more than one network_acl_id. Give each ACL a name of its own."
    }

    precondition {
      condition     = local.first_names[each.key] == each.key
      error_message = "ssh_to[\"${each.key}\"] has the ACL of ssh_to[\"${local.first_names[each.key]}\"]. So that it gets its rules once, write network_acl_name = \"${each.key}\" in the latter if the rules are there by that name already, and network_acl_name = \"${local.first_names[each.key]}\" in the former if not."
    }
  }
}

# The replies to it.
resource "aws_network_acl_rule" "host_ssh_in_replies" {
  for_each = aws_network_acl_rule.host_ssh_in

  egress          = true
  from_port       = 1024
  ipv6_cidr_block = "${local.ipv6_address}/128"
  network_acl_id  = each.value.network_acl_id
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = local.host_number
  to_port         = 65535
}
