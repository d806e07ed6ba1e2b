resource "aws_default_network_acl" "main" {
  default_network_acl_id = aws_vpc.main.default_network_acl_id
  tags                   = { Name = "evening-default-unused" }

  lifecycle {
    ignore_changes = [subnet_ids]
  }
}

resource "aws_network_acl" "public" {
  subnet_ids = [aws_subnet.public_a.id, aws_subnet.public_b.id]
  tags       = { Name = "evening-public" }
  vpc_id     = aws_vpc.main.id
}

resource "aws_network_acl" "private" {
  subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  tags       = { Name = "evening-private" }
  vpc_id     = aws_vpc.main.id
}

resource "aws_network_acl_rule" "public_ingress_92" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = 0
  icmp_type       = 129
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 92
}

resource "aws_network_acl_rule" "public_ingress_1010" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 1
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1010
}

resource "aws_network_acl_rule" "public_ingress_1020" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 2
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1020
}

resource "aws_network_acl_rule" "public_ingress_1030" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 3
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1030
}

resource "aws_network_acl_rule" "public_ingress_1040" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 4
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1040
}

resource "aws_network_acl_rule" "public_ingress_1050" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 128
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1050
}

resource "aws_network_acl_rule" "public_ingress_1060" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 129
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1060
}

resource "aws_network_acl_rule" "public_ingress_1110" {
  egress          = false
  from_port       = 32768
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = 1110
  to_port         = 60999
}

resource "aws_network_acl_rule" "public_ingress_1120" {
  egress          = false
  from_port       = 32768
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "17"
  rule_action     = "allow"
  rule_number     = 1120
  to_port         = 60999
}

resource "aws_network_acl_rule" "public_egress_1010" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 1
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1010
}

resource "aws_network_acl_rule" "public_egress_1020" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 2
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1020
}

resource "aws_network_acl_rule" "public_egress_1030" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 3
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1030
}

resource "aws_network_acl_rule" "public_egress_1040" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 4
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1040
}

resource "aws_network_acl_rule" "public_egress_1050" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 128
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1050
}

resource "aws_network_acl_rule" "public_egress_1060" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 129
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1060
}

resource "aws_network_acl_rule" "public_egress_1110" {
  egress          = true
  from_port       = 0
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = 1110
  to_port         = 65535
}

resource "aws_network_acl_rule" "public_egress_1120" {
  egress          = true
  from_port       = 0
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "17"
  rule_action     = "allow"
  rule_number     = 1120
  to_port         = 65535
}

resource "aws_network_acl_rule" "public_ingress_5013" {
  egress          = false
  from_port       = 22
  ipv6_cidr_block = "2001:db8:2022::/48"
  network_acl_id  = aws_network_acl.public.id
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = 5013
  to_port         = 22
}

resource "aws_network_acl_rule" "private_ingress_1010" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 1
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1010
}

resource "aws_network_acl_rule" "private_ingress_1020" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 2
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1020
}

resource "aws_network_acl_rule" "private_ingress_1030" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 3
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1030
}

resource "aws_network_acl_rule" "private_ingress_1040" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 4
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1040
}

resource "aws_network_acl_rule" "private_ingress_1050" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 128
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1050
}

resource "aws_network_acl_rule" "private_ingress_1060" {
  #checkov:skip=CKV_AWS_352:ICMPv6 has a type and a code in place of ports
  egress          = false
  icmp_code       = -1
  icmp_type       = 129
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1060
}

resource "aws_network_acl_rule" "private_ingress_1110" {
  egress          = false
  from_port       = 32768
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = 1110
  to_port         = 60999
}

resource "aws_network_acl_rule" "private_ingress_1120" {
  egress          = false
  from_port       = 32768
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "17"
  rule_action     = "allow"
  rule_number     = 1120
  to_port         = 60999
}

resource "aws_network_acl_rule" "private_egress_1010" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 1
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1010
}

resource "aws_network_acl_rule" "private_egress_1020" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 2
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1020
}

resource "aws_network_acl_rule" "private_egress_1030" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 3
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1030
}

resource "aws_network_acl_rule" "private_egress_1040" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 4
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1040
}

resource "aws_network_acl_rule" "private_egress_1050" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 128
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1050
}

resource "aws_network_acl_rule" "private_egress_1060" {
  egress          = true
  icmp_code       = -1
  icmp_type       = 129
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "58"
  rule_action     = "allow"
  rule_number     = 1060
}

resource "aws_network_acl_rule" "private_egress_1110" {
  egress          = true
  from_port       = 0
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = 1110
  to_port         = 65535
}

resource "aws_network_acl_rule" "private_egress_1120" {
  egress          = true
  from_port       = 0
  ipv6_cidr_block = "::/0"
  network_acl_id  = aws_network_acl.private.id
  protocol        = "17"
  rule_action     = "allow"
  rule_number     = 1120
  to_port         = 65535
}

resource "aws_network_acl_rule" "private_ingress_4678" {
  egress          = false
  from_port       = 22
  ipv6_cidr_block = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 0)
  network_acl_id  = aws_network_acl.private.id
  protocol        = "6"
  rule_action     = "allow"
  rule_number     = 4678
  to_port         = 22
}
