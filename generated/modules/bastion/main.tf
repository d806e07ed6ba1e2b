data "aws_ssm_parameter" "image" {
  count = var.ami_id == null && local.architecture != "unknown" ? 1 : 0

  name = local.image_parameter
}

resource "aws_security_group" "this" {
  description = "What reaches ${var.name} and what it reaches"
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = var.name })
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "icmpv6" {
  cidr_ipv6         = "::/0"
  description       = "ICMPv6 of every type to ::/0"
  from_port         = -1
  ip_protocol       = "icmpv6"
  security_group_id = aws_security_group.this.id
  tags              = merge(var.tags, { Name = "${var.name}-icmpv6" })
  to_port           = -1
}

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

resource "aws_network_interface" "this" {
  description     = "The fixed address of ${var.name}"
  ipv6_addresses  = [local.ipv6_address]
  security_groups = [aws_security_group.this.id]
  subnet_id       = var.subnet_id
  tags            = merge(var.tags, { Name = var.name })
}

resource "terraform_data" "image" {
  input = { parameter = local.image_parameter, ami_id = var.ami_id }
}

resource "aws_key_pair" "this" {
  count = local.create_key_pair ? 1 : 0

  key_name_prefix = "${var.name}-"
  public_key      = coalesce(var.public_key, "none")
  tags            = merge(var.tags, { Name = var.name })
}

resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  description = "What ${var.name} may do in AWS"
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = var.name })
}

resource "aws_iam_instance_profile" "this" {
  name_prefix = "${var.name}-"
  role        = aws_iam_role.this.name
  tags        = merge(var.tags, { Name = var.name })
}

resource "aws_instance" "this" {
  ami                         = var.ami_id != null ? var.ami_id : one(data.aws_ssm_parameter.image[*].insecure_value)
  ebs_optimized               = true
  iam_instance_profile        = aws_iam_instance_profile.this.name
  instance_type               = var.instance_type
  key_name                    = try(aws_key_pair.this[0].key_name, var.key_name)
  monitoring                  = var.detailed_monitoring
  tags                        = merge(var.tags, { Name = var.name })
  user_data                   = var.user_data
  user_data_replace_on_change = nonsensitive(var.user_data == null) ? null : true

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
      error_message = "${var.instance_type} is newer than this module, or misspelt; write its architecture too, arm64 or x86_64."
    }

    precondition {
      condition     = local.architecture == coalesce(var.architecture, local.architecture)
      error_message = "${var.instance_type} is ${local.architecture}; take architecture away."
    }

    precondition {
      condition     = var.public_key == null || can(regex("^(ssh-ed25519 AAAAC3NzaC1lZDI1NTE5[A-Za-z0-9+/]{48}|ssh-rsa AAAAB3NzaC1yc2[A-Za-z0-9+/]{356,}={0,2})( .*)?$", trimspace(var.public_key)))
      error_message = "Write in public_key an Ed25519 key, or an RSA one of 2048 bits or more, such as file(\"~/.ssh/id_ed25519.pub\"); EC2 takes no other, and a private key belongs nowhere."
    }

    precondition {
      condition     = try(floor(length(replace(base64encode(var.user_data), "=", "")) * 3 / 4) <= 16384, true)
      error_message = "Write at most 16384 bytes of user_data; fetch what is larger at first boot."
    }

    precondition {
      condition     = !can(regex("-----BEGIN [A-Z ]*PRIVATE KEY-----", var.user_data))
      error_message = "Everyone who may describe the instance can read user_data; keep the private key in Secrets Manager and let the machine fetch it."
    }

    precondition {
      condition     = var.public_key == null || var.key_name == null
      error_message = "public_key and key_name both say who logs in; keep one."
    }

    precondition {
      condition     = local.create_key_pair == (var.public_key != null)
      error_message = "create_key_pair is true without a public_key, or false beside one; take create_key_pair away, or write a public_key with create_key_pair = true."
    }

    precondition {
      condition     = var.public_key != null || var.key_name != null
      error_message = "Nobody could log in; write public_key, or key_name for a key pair that EC2 has."
    }

    precondition {
      condition     = (var.host_name == null) == (var.zone_id == null)
      error_message = "A DNS name needs both host_name and zone_id, the hosted zone that holds it."
    }

    precondition {
      condition     = !var.create_network_acl_rules || var.network_acl_id != null
      error_message = "Write network_acl_id, the ACL of the bastion's subnet, or create_network_acl_rules = false where that lets SSH pass already."
    }

    precondition {
      condition     = length(distinct(concat(values(local.ssh_in_numbers), [local.host_number]))) == length(local.ssh_in_numbers) + 1 && length(distinct(values(local.ssh_out_numbers))) == length(local.ssh_out_numbers)
      error_message = "Two rules would share a number; write one for one of them in ssh_rule_numbers."
    }

    precondition {
      condition     = length(setsubtract(keys(var.ssh_rule_numbers), concat(var.allow_ssh_from, keys(var.ssh_to), [var.name]))) == 0
      error_message = "ssh_rule_numbers is by prefixes in allow_ssh_from, names in ssh_to and the bastion's name; take away ${join(", ", setsubtract(keys(var.ssh_rule_numbers), concat(var.allow_ssh_from, keys(var.ssh_to), [var.name])))}."
    }
  }

  depends_on = [aws_vpc_security_group_egress_rule.icmpv6, aws_vpc_security_group_egress_rule.outbound]
}

resource "aws_route53_record" "this" {
  count = var.host_name != null ? 1 : 0

  name    = var.host_name
  records = [local.ipv6_address]
  ttl     = 300
  type    = "AAAA"
  zone_id = coalesce(var.zone_id, "none")
}

resource "aws_network_acl_rule" "ssh_in" {
  for_each = { for key, value in local.ssh_in_numbers : key => value if var.create_network_acl_rules }

  egress          = false
  from_port       = 22
  ipv6_cidr_block = each.key
  network_acl_id  = coalesce(var.network_acl_id, "none")
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = each.value
  to_port         = 22
}

resource "aws_network_acl_rule" "ssh_in_replies" {
  for_each = { for key, value in local.ssh_in_numbers : key => value if var.create_network_acl_rules }

  egress          = true
  from_port       = 1024
  ipv6_cidr_block = each.key
  network_acl_id  = coalesce(var.network_acl_id, "none")
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = each.value
  to_port         = 65535
}

resource "aws_network_acl_rule" "ssh_out" {
  for_each = { for key, value in var.ssh_to : key => value if var.create_network_acl_rules }

  egress          = true
  from_port       = 22
  ipv6_cidr_block = each.value.ipv6_cidr_block
  network_acl_id  = coalesce(var.network_acl_id, "none")
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = local.ssh_out_numbers[each.key]
  to_port         = 22
}

resource "aws_network_acl_rule" "ssh_out_replies" {
  for_each = { for key, value in var.ssh_to : key => value if var.create_network_acl_rules }

  egress          = false
  from_port       = var.return_ports.from_port
  ipv6_cidr_block = each.value.ipv6_cidr_block
  network_acl_id  = coalesce(var.network_acl_id, "none")
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = local.ssh_out_numbers[each.key]
  to_port         = var.return_ports.to_port
}

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
      condition     = length(distinct(each.value)) == 1
      error_message = "Entries of ssh_to have the network_acl_name \"${each.key}\" and more than one network_acl_id; give each ACL a name of its own."
    }

    precondition {
      condition     = [for name, ids in local.host_acls : name if ids[0] == each.value[0]][0] == each.key
      error_message = "ssh_to.${each.key} has the network_acl_id of ssh_to.${[for name, ids in local.host_acls : name if ids[0] == each.value[0]][0]}; write network_acl_name = \"${[for name, ids in local.host_acls : name if ids[0] == each.value[0]][0]}\" in it too, so that the ACL gets its rules once."
    }
  }
}

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
