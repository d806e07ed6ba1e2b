# A hole in an ACL beside its legal twin. The names are the table's in test/guard/holes.ts.

locals {
  acl = "acl-0123456789abcdef0"
}

resource "aws_network_acl_rule" "hole_ssh_literal" {
  network_acl_id  = local.acl
  rule_number     = 1
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 22
  to_port         = 22
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "legal_ssh_literal" {
  network_acl_id  = local.acl
  rule_number     = 2
  protocol        = "6"
  rule_action     = "deny"
  from_port       = 22
  to_port         = 22
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "hole_ssh_unicast" {
  network_acl_id  = local.acl
  rule_number     = 3
  protocol        = "tcp"
  rule_action     = "allow"
  from_port       = 22
  to_port         = 22
  ipv6_cidr_block = "2000::/3"
}

resource "aws_network_acl_rule" "legal_ssh_unicast" {
  network_acl_id  = local.acl
  rule_number     = 4
  protocol        = "tcp"
  rule_action     = "allow"
  from_port       = 22
  to_port         = 22
  ipv6_cidr_block = "2001:db8::/32"
}

resource "aws_network_acl_rule" "hole_ssh_half" {
  network_acl_id  = local.acl
  rule_number     = 5
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 20
  to_port         = 25
  ipv6_cidr_block = "::/1"
}

resource "aws_network_acl_rule" "legal_ssh_half" {
  network_acl_id  = local.acl
  rule_number     = 6
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 20
  to_port         = 25
  ipv6_cidr_block = "8000::/1"
}

resource "aws_network_acl_rule" "hole_return_ports" {
  network_acl_id  = local.acl
  rule_number     = 7
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 1024
  to_port         = 65535
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "legal_return_ports" {
  network_acl_id  = local.acl
  rule_number     = 8
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 32768
  to_port         = 60999
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "hole_rdp_udp" {
  network_acl_id  = local.acl
  rule_number     = 9
  protocol        = "17"
  rule_action     = "allow"
  from_port       = 3389
  to_port         = 3389
  ipv6_cidr_block = "2000::/4"
}

resource "aws_network_acl_rule" "legal_rdp_udp" {
  network_acl_id  = local.acl
  rule_number     = 10
  protocol        = "17"
  rule_action     = "allow"
  from_port       = 22
  to_port         = 22
  ipv6_cidr_block = "2000::/4"
}

resource "aws_network_acl_rule" "hole_ssh_in_parts" {
  network_acl_id  = "acl-00000000000000001"
  rule_number     = 1
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 22
  to_port         = 22
  ipv6_cidr_block = "2000::/5"
}

resource "aws_network_acl_rule" "hole_ssh_in_other_parts" {
  network_acl_id  = "acl-00000000000000001"
  rule_number     = 2
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 0
  to_port         = 100
  ipv6_cidr_block = "2800::/5"
}

resource "aws_network_acl_rule" "legal_ssh_in_parts" {
  network_acl_id  = "acl-00000000000000002"
  rule_number     = 1
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 22
  to_port         = 22
  ipv6_cidr_block = "2000::/5"
}

resource "aws_network_acl_rule" "legal_ssh_in_other_parts" {
  network_acl_id  = "acl-00000000000000002"
  rule_number     = 2
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 23
  to_port         = 100
  ipv6_cidr_block = "2800::/5"
}

resource "aws_network_acl_rule" "hole_every_protocol" {
  network_acl_id  = local.acl
  rule_number     = 11
  protocol        = "-1"
  rule_action     = "allow"
  ipv6_cidr_block = "2001:db8::/32"
}

resource "aws_network_acl_rule" "legal_every_protocol" {
  network_acl_id  = local.acl
  rule_number     = 12
  protocol        = "-1"
  rule_action     = "deny"
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "hole_no_type" {
  network_acl_id  = local.acl
  rule_number     = 13
  protocol        = "58"
  rule_action     = "allow"
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "hole_icmpv6_with_ports" {
  network_acl_id  = local.acl
  rule_number     = 14
  protocol        = "58"
  rule_action     = "allow"
  icmp_type       = 129
  icmp_code       = 0
  from_port       = 1024
  to_port         = 65535
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "legal_no_type" {
  network_acl_id  = local.acl
  rule_number     = 15
  protocol        = "58"
  rule_action     = "allow"
  icmp_type       = 2
  icmp_code       = -1
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "legal_icmpv6_with_ports" {
  network_acl_id  = local.acl
  rule_number     = 16
  protocol        = "58"
  rule_action     = "allow"
  icmp_type       = 129
  icmp_code       = 0
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "hole_no_ports" {
  network_acl_id  = local.acl
  rule_number     = 17
  egress          = true
  protocol        = "6"
  rule_action     = "allow"
  ipv6_cidr_block = "2001:db8::/32"
}

resource "aws_network_acl_rule" "legal_no_ports" {
  network_acl_id  = local.acl
  rule_number     = 18
  egress          = true
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 0
  to_port         = 65535
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl_rule" "hole_ipv4" {
  network_acl_id = local.acl
  rule_number    = 19
  protocol       = "6"
  rule_action    = "allow"
  from_port      = 443
  to_port        = 443
  cidr_block     = "10.0.0.0/16"
}

resource "aws_network_acl_rule" "legal_ipv4" {
  network_acl_id  = local.acl
  rule_number     = 20
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 443
  to_port         = 443
  ipv6_cidr_block = "::/0"
}

resource "aws_network_acl" "hole_inline" {
  vpc_id = aws_vpc.legal_bare.id

  ingress {
    rule_no         = 1
    action          = "allow"
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_network_acl" "legal_inline" {
  vpc_id = aws_vpc.legal_bare.id

  ingress {
    rule_no         = 1
    action          = "deny"
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    ipv6_cidr_block = "::/0"
  }

  ingress {
    rule_no         = 2
    action          = "allow"
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_network_acl" "hole_inline_capitals" {
  vpc_id = aws_vpc.legal_bare.id

  ingress {
    rule_no         = 1
    action          = "ALLOW"
    protocol        = "tcp"
    from_port       = 22
    to_port         = 22
    ipv6_cidr_block = "2000::/3"
  }
}

resource "aws_network_acl" "legal_inline_capitals" {
  vpc_id = aws_vpc.legal_bare.id

  ingress {
    rule_no         = 1
    action          = "ALLOW"
    protocol        = "tcp"
    from_port       = 22
    to_port         = 22
    ipv6_cidr_block = "2001:db8::/32"
  }
}

resource "aws_network_acl" "hole_inline_no_type" {
  vpc_id = aws_vpc.legal_bare.id

  ingress {
    rule_no         = 1
    action          = "allow"
    protocol        = "58"
    from_port       = 0
    to_port         = 0
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_network_acl" "legal_inline_no_type" {
  vpc_id = aws_vpc.legal_bare.id

  ingress {
    rule_no         = 1
    action          = "allow"
    protocol        = "58"
    from_port       = 0
    to_port         = 0
    icmp_type       = 2
    icmp_code       = -1
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_network_acl" "hole_inline_ipv4" {
  vpc_id = aws_vpc.legal_bare.id

  egress {
    rule_no    = 1
    action     = "allow"
    protocol   = "6"
    from_port  = 443
    to_port    = 443
    cidr_block = "10.0.0.0/16"
  }
}

resource "aws_network_acl" "legal_inline_ipv4" {
  vpc_id = aws_vpc.legal_bare.id

  egress {
    rule_no         = 1
    action          = "allow"
    protocol        = "6"
    from_port       = 443
    to_port         = 443
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_network_acl" "hole_inline_in_parts" {
  vpc_id = aws_vpc.legal_bare.id

  ingress {
    rule_no         = 1
    action          = "allow"
    protocol        = "6"
    from_port       = 22
    to_port         = 22
    ipv6_cidr_block = "2000::/5"
  }
}

resource "aws_network_acl_rule" "hole_inline_in_other_parts" {
  network_acl_id  = aws_network_acl.hole_inline_in_parts.id
  rule_number     = 2
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 0
  to_port         = 100
  ipv6_cidr_block = "2800::/5"
}

resource "aws_network_acl" "legal_inline_in_parts" {
  vpc_id = aws_vpc.legal_bare.id

  ingress {
    rule_no         = 1
    action          = "allow"
    protocol        = "6"
    from_port       = 22
    to_port         = 22
    ipv6_cidr_block = "2000::/5"
  }
}

resource "aws_network_acl_rule" "legal_inline_in_other_parts" {
  network_acl_id  = aws_network_acl.legal_inline_in_parts.id
  rule_number     = 2
  protocol        = "6"
  rule_action     = "allow"
  from_port       = 0
  to_port         = 100
  ipv6_cidr_block = "2001:db8::/32"
}
