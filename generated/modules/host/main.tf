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

# In the bastion's group: SSH to this host. Each host adds such a rule, and the bastion reaches no other machine.
resource "aws_vpc_security_group_egress_rule" "bastion_ssh" {
  description                  = "SSH to ${var.name}"
  from_port                    = 22
  ip_protocol                  = "tcp"
  referenced_security_group_id = aws_security_group.this.id
  security_group_id            = var.bastion_security_group_id
  tags                         = merge(var.tags, { Name = "${var.name}-ssh-from-bastion" })
  to_port                      = 22
}

# In the host's group: SSH from the members of the bastion's group.
resource "aws_vpc_security_group_ingress_rule" "ssh" {
  description                  = "SSH from the bastion"
  from_port                    = 22
  ip_protocol                  = "tcp"
  referenced_security_group_id = var.bastion_security_group_id
  security_group_id            = aws_security_group.this.id
  tags                         = merge(var.tags, { Name = "${var.name}-ssh-from-bastion" })
  to_port                      = 22
}

# What else comes in. Each rule is checked by itself, because a prefix may be unknown until apply.
resource "aws_vpc_security_group_ingress_rule" "inbound" {
  for_each = local.ingress_rules

  cidr_ipv6         = each.value.cidr_ipv6
  description       = each.key
  from_port         = each.value.from_port
  ip_protocol       = lower(each.value.protocol)
  security_group_id = aws_security_group.this.id
  tags              = merge(var.tags, { Name = "${var.name}-${each.key}" })
  to_port           = each.value.to_port

  lifecycle {
    precondition {
      condition     = can(regex("^[]A-Za-z0-9 ._:/()#,@[+=&;{}!$*-]{1,200}$", each.key))
      error_message = "ingress_rules[\"${each.key}\"]: the name is the rule's description in EC2. Write 1 to 200 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*."
    }

    precondition {
      condition     = contains(["tcp", "udp"], lower(each.value.protocol))
      error_message = "ingress_rules[\"${each.key}\"].protocol is neither tcp nor udp. Write protocol = \"tcp\" or \"udp\"."
    }

    precondition {
      condition = try(
        each.value.from_port >= 0 && each.value.from_port <= each.value.to_port && each.value.to_port <= 65535,
        false
      )
      error_message = "ingress_rules[\"${each.key}\"]: write from_port, and to_port for a range, from 0 to 65535, the smaller first."
    }

    precondition {
      condition = try(
        floor(each.value.from_port) == each.value.from_port && floor(each.value.to_port) == each.value.to_port,
        true
      )
      error_message = "ingress_rules[\"${each.key}\"]: from_port and to_port must be whole numbers."
    }

    precondition {
      condition     = !try(strcontains(each.value.cidr_ipv6, ":") && !strcontains(cidrsubnet(each.value.cidr_ipv6, 0, 0), ":"), false)
      error_message = "ingress_rules[\"${each.key}\"].cidr_ipv6 is IPv4 written as IPv6, which no packet in an IPv6 network has. Write an IPv6 prefix, such as 2001:db8:2022::/48 or 2001:db8::1/128."
    }

    precondition {
      condition     = !can(regex("^[0-9.]+(/[0-9]+)?$", each.value.cidr_ipv6))
      error_message = "ingress_rules[\"${each.key}\"].cidr_ipv6 is IPv4, which IPv6-only subnets do not have. Write an IPv6 prefix, such as 2001:db8:2022::/48 or 2001:db8::1/128."
    }

    precondition {
      condition     = can(cidrhost(each.value.cidr_ipv6, 0))
      error_message = "ingress_rules[\"${each.key}\"].cidr_ipv6 is not an IPv6 prefix. Write one, such as 2001:db8:2022::/48 or 2001:db8::1/128."
    }

    precondition {
      condition = try(
        !strcontains(cidrsubnet(each.value.cidr_ipv6, 0, 0), ":") || cidrsubnet(each.value.cidr_ipv6, 0, 0) == each.value.cidr_ipv6,
        true
      )
      error_message = "ingress_rules[\"${each.key}\"].cidr_ipv6 has bits beyond its length, or is not in its short form. Write ${try(cidrsubnet(each.value.cidr_ipv6, 0, 0), "another")}."
    }

    precondition {
      condition     = try(local.first_alike[each.key] == each.key, true)
      error_message = "ingress_rules[\"${each.key}\"] lets in what ingress_rules[\"${local.first_alike[each.key]}\"] does. Take one of the two away."
    }

    precondition {
      condition     = !try(each.value.from_port <= 22 && 22 <= each.value.to_port && try(tonumber(split("/", each.value.cidr_ipv6)[1]) < 16, false), false)
      error_message = "ingress_rules[\"${each.key}\"] lets the internet in on port 22. Leave the port out, or write the prefix of those who may log in."
    }

    precondition {
      condition     = !try(each.value.from_port <= 3389 && 3389 <= each.value.to_port && try(tonumber(split("/", each.value.cidr_ipv6)[1]) < 16, false), false)
      error_message = "ingress_rules[\"${each.key}\"] lets the internet in on port 3389. Leave the port out, or write the prefix of those who may log in."
    }
  }
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
  associate_public_ip_address = false
  ebs_optimized               = true
  iam_instance_profile        = aws_iam_instance_profile.this.name
  instance_type               = var.instance_type
  ipv6_address_count          = 1
  key_name                    = try(aws_key_pair.this[0].key_name, local.key_name)
  monitoring                  = var.detailed_monitoring
  subnet_id                   = var.subnet_id
  tags                        = merge(var.tags, { Name = var.name })
  user_data                   = var.user_data
  user_data_replace_on_change = true
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
  }

  depends_on = [aws_vpc_security_group_egress_rule.icmpv6, aws_vpc_security_group_egress_rule.outbound]
}
