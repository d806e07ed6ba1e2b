resource "aws_network_acl" "this" {
  subnet_ids = var.subnet_ids
  tags       = merge(var.tags, { Name = var.name })
  vpc_id     = var.vpc_id

  lifecycle {
    precondition {
      condition     = length(local.problems) == 0
      error_message = join("\n", local.problems)
    }

    precondition {
      condition     = length(local.prefix_problems) == 0
      error_message = join("\n", local.prefix_problems)
    }

    precondition {
      condition     = length(local.rules.inbound) + 2 <= var.acl_rule_quota
      error_message = "${length(local.rules.inbound)} inbound rules and the 2 that AWS ends each list with are more than acl_rule_quota; take rules away, or have AWS raise quota L-2AEEBF1A, to 40 at most."
    }

    precondition {
      condition     = length(local.rules.outbound) + 2 <= var.acl_rule_quota
      error_message = "${length(local.rules.outbound)} outbound rules and the 2 that AWS ends each list with are more than acl_rule_quota; take rules away, or have AWS raise quota L-2AEEBF1A, to 40 at most."
    }
  }
}

resource "aws_network_acl_rule" "inbound" {
  for_each = local.rules.inbound

  egress          = false
  from_port       = each.value.from_port
  icmp_code       = each.value.icmp_code
  icmp_type       = each.value.icmp_type
  ipv6_cidr_block = each.value.ipv6
  network_acl_id  = aws_network_acl.this.id
  protocol        = each.value.protocol
  rule_action     = each.value.action
  rule_number     = tonumber(each.key)
  to_port         = each.value.to_port
}

resource "aws_network_acl_rule" "outbound" {
  for_each = local.rules.outbound

  egress          = true
  from_port       = each.value.from_port
  icmp_code       = each.value.icmp_code
  icmp_type       = each.value.icmp_type
  ipv6_cidr_block = each.value.ipv6
  network_acl_id  = aws_network_acl.this.id
  protocol        = each.value.protocol
  rule_action     = each.value.action
  rule_number     = tonumber(each.key)
  to_port         = each.value.to_port
}
