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

resource "aws_vpc_security_group_egress_rule" "bastion_ssh" {
  description                  = "SSH to ${var.name}"
  from_port                    = 22
  ip_protocol                  = "tcp"
  referenced_security_group_id = aws_security_group.this.id
  security_group_id            = var.bastion_security_group_id
  tags                         = merge(var.tags, { Name = "${var.name}-ssh-from-bastion" })
  to_port                      = 22
}

resource "aws_vpc_security_group_ingress_rule" "ssh" {
  description                  = "SSH from the bastion"
  from_port                    = 22
  ip_protocol                  = "tcp"
  referenced_security_group_id = var.bastion_security_group_id
  security_group_id            = aws_security_group.this.id
  tags                         = merge(var.tags, { Name = "${var.name}-ssh-from-bastion" })
  to_port                      = 22
}

resource "aws_vpc_security_group_ingress_rule" "inbound" {
  for_each = var.ingress_rules

  cidr_ipv6         = each.value.cidr_ipv6
  description       = each.key
  from_port         = each.value.from_port
  ip_protocol       = lower(each.value.protocol)
  security_group_id = aws_security_group.this.id
  tags              = merge(var.tags, { Name = "${var.name}-${each.key}" })
  to_port           = coalesce(each.value.to_port, each.value.from_port)
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
  associate_public_ip_address = false
  ebs_optimized               = true
  iam_instance_profile        = aws_iam_instance_profile.this.name
  instance_type               = var.instance_type
  ipv6_address_count          = 1
  key_name                    = try(aws_key_pair.this[0].key_name, var.key_name)
  monitoring                  = var.detailed_monitoring
  subnet_id                   = var.subnet_id
  tags                        = merge(var.tags, { Name = var.name })
  user_data                   = var.user_data
  user_data_replace_on_change = nonsensitive(var.user_data == null) ? null : true
  vpc_security_group_ids      = [aws_security_group.this.id]

  metadata_options {
    http_endpoint               = "enabled"
    http_protocol_ipv6          = "enabled"
    http_put_response_hop_limit = var.http_put_response_hop_limit
    http_tokens                 = "required"
  }

  private_dns_name_options {
    enable_resource_name_dns_aaaa_record = true
    hostname_type                        = "resource-name"
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
  }

  depends_on = [aws_vpc_security_group_egress_rule.icmpv6, aws_vpc_security_group_egress_rule.outbound]
}
