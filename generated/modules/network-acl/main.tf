# Everything wrong with the rules is refused here, before any of them is created.
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
      condition     = length(local.ipv4_problems) == 0
      error_message = join("\n", local.ipv4_problems)
    }

    precondition {
      condition     = length(flatten([for problems in local.prefix_problems : values(problems)])) == 0
      error_message = join("\n", flatten([for problems in local.prefix_problems : values(problems)]))
    }

    precondition {
      condition     = var.outbound_services == null || contains(["public", "private-with-egress"], var.preset)
      error_message = "outbound_services opens ports on the internet, which the preset \"${var.preset}\" does not reach; take it away, or write another preset."
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

# Keyed by number, so that adding a rule changes no other.
# Each prefix is checked here as well: one that is unknown until apply puts off the check of all in the ACL.
resource "aws_network_acl_rule" "inbound" {
  for_each = local.rules.inbound

  egress          = false
  from_port       = each.value.from_port
  icmp_code       = each.value.icmp_code
  icmp_type       = each.value.icmp_type
  ipv6_cidr_block = try(cidrsubnet(each.value.ipv6, 0, 0), each.value.ipv6)
  network_acl_id  = aws_network_acl.this.id
  protocol        = each.value.protocol
  rule_action     = each.value.action
  rule_number     = tonumber(each.key)
  to_port         = each.value.to_port

  lifecycle {
    precondition {
      condition     = length(try(local.prefix_problems.inbound[each.key], [])) == 0
      error_message = join("\n", try(local.prefix_problems.inbound[each.key], []))
    }
  }
}

# As the inbound rules.
resource "aws_network_acl_rule" "outbound" {
  for_each = local.rules.outbound

  egress          = true
  from_port       = each.value.from_port
  icmp_code       = each.value.icmp_code
  icmp_type       = each.value.icmp_type
  ipv6_cidr_block = try(cidrsubnet(each.value.ipv6, 0, 0), each.value.ipv6)
  network_acl_id  = aws_network_acl.this.id
  protocol        = each.value.protocol
  rule_action     = each.value.action
  rule_number     = tonumber(each.key)
  to_port         = each.value.to_port

  lifecycle {
    precondition {
      condition     = length(try(local.prefix_problems.outbound[each.key], [])) == 0
      error_message = join("\n", try(local.prefix_problems.outbound[each.key], []))
    }
  }
}

# Warns of what was put right in the rules.
check "corrections" {
  assert {
    condition     = length(local.problems) + length(local.ipv4_problems) > 0 || length(local.corrections) == 0
    error_message = join("\n", local.corrections)
  }
}

# Warns where a service is let in or out, and its replies are not.
check "replies" {
  assert {
    condition     = length(local.problems) + length(local.ipv4_problems) > 0 || length(local.unanswered) == 0
    error_message = join("\n", local.unanswered)
  }
}
