# A hole in a security group beside its legal twin.

resource "aws_security_group" "hole_undescribed" {
  vpc_id = aws_vpc.legal_bare.id
}

resource "aws_security_group" "legal_undescribed" {
  description = "What reaches the database"
  vpc_id      = aws_vpc.legal_bare.id
}

resource "aws_security_group" "hole_inline" {
  description = "Everything in and out, in the group itself"
  vpc_id      = aws_vpc.legal_bare.id

  ingress {
    protocol         = "tcp"
    from_port        = 22
    to_port          = 22
    ipv6_cidr_blocks = ["2000::/3"]
  }

  egress {
    description      = "Everything"
    protocol         = "-1"
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = ["2001:db8::/32"]
  }
}

resource "aws_security_group" "legal_inline" {
  description = "HTTPS in"
  vpc_id      = aws_vpc.legal_bare.id

  ingress {
    description      = "HTTPS"
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["2000::/3"]
  }
}

resource "aws_vpc_security_group_ingress_rule" "hole_ssh" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "SSH from the whole world, spelt otherwise"
  ip_protocol       = "tcp"
  from_port         = 0
  to_port           = 79
  cidr_ipv6         = "2000::/3"
}

resource "aws_vpc_security_group_ingress_rule" "legal_ssh" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "HTTPS from the whole world"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv6         = "::/0"
}

resource "aws_vpc_security_group_ingress_rule" "hole_ssh_long" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "SSH from the whole world in many letters"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv6         = "0:0:0:0:0:0:0:0/0"
}

resource "aws_vpc_security_group_ingress_rule" "legal_ssh_long" {
  security_group_id            = aws_security_group.legal_undescribed.id
  description                  = "SSH from the bastion"
  ip_protocol                  = "tcp"
  from_port                    = 22
  to_port                      = 22
  referenced_security_group_id = aws_security_group.legal_inline.id
}

resource "aws_security_group_rule" "hole_among_others" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "SSH from the office and from everybody"
  type              = "ingress"
  protocol          = "6"
  from_port         = 22
  to_port           = 22
  ipv6_cidr_blocks  = ["2001:db8::/32", "2000::/3"]
}

resource "aws_security_group_rule" "legal_among_others" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "SSH from two offices"
  type              = "ingress"
  protocol          = "6"
  from_port         = 22
  to_port           = 22
  ipv6_cidr_blocks  = ["2001:db8:1::/48", "2001:db8:2::/48"]
}

resource "aws_vpc_security_group_ingress_rule" "hole_rdp_in_parts" {
  security_group_id = "sg-00000000000000001"
  description       = "RDP from the lower quarter"
  ip_protocol       = "tcp"
  from_port         = 3389
  to_port           = 3389
  cidr_ipv6         = "2000::/5"
}

resource "aws_vpc_security_group_ingress_rule" "hole_rdp_in_other_parts" {
  security_group_id = "sg-00000000000000001"
  description       = "RDP from the quarter above it"
  ip_protocol       = "tcp"
  from_port         = 3000
  to_port           = 4000
  cidr_ipv6         = "2800::/5"
}

resource "aws_vpc_security_group_ingress_rule" "legal_rdp_in_parts" {
  security_group_id = "sg-00000000000000002"
  description       = "RDP from one office"
  ip_protocol       = "tcp"
  from_port         = 3389
  to_port           = 3389
  cidr_ipv6         = "2001:db8:1::/48"
}

resource "aws_vpc_security_group_ingress_rule" "legal_rdp_in_other_parts" {
  security_group_id = "sg-00000000000000002"
  description       = "RDP from the other office"
  ip_protocol       = "tcp"
  from_port         = 3389
  to_port           = 3389
  cidr_ipv6         = "2001:db8:2::/48"
}

resource "aws_vpc_security_group_ingress_rule" "hole_every_protocol" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "Everything from the office"
  ip_protocol       = "-1"
  cidr_ipv6         = "2001:db8::/32"
}

resource "aws_vpc_security_group_ingress_rule" "legal_every_protocol" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "PostgreSQL from the office"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv6         = "2001:db8::/32"
}

resource "aws_vpc_security_group_ingress_rule" "hole_undescribed" {
  security_group_id = aws_security_group.legal_undescribed.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv6         = "2001:db8::/32"
}

resource "aws_vpc_security_group_ingress_rule" "legal_undescribed" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "HTTPS from the office"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv6         = "2001:db8::/32"
}

resource "aws_vpc_security_group_ingress_rule" "hole_ipv4" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "HTTPS over IPv4"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.0.0.0/16"
}

resource "aws_vpc_security_group_ingress_rule" "legal_ipv4" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "Echo requests from the office"
  ip_protocol       = "icmpv6"
  from_port         = 128
  to_port           = 0
  cidr_ipv6         = "2001:db8::/32"
}

resource "aws_vpc_security_group_egress_rule" "hole_outward" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "HTTPS to everybody"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv6         = "::/0"
}

resource "aws_vpc_security_group_egress_rule" "legal_outward" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "HTTPS to AWS's own addresses"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = "pl-0123456789abcdef0"
}

resource "aws_security_group" "hole_inline_ipv4" {
  description = "What inline ipv4 is for"
  vpc_id      = aws_vpc.legal_bare.id

  ingress {
    description = "HTTPS"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_security_group" "legal_inline_ipv4" {
  description = "What inline ipv4 is for"
  vpc_id      = aws_vpc.legal_bare.id

  ingress {
    description      = "HTTPS"
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["2001:db8::/32"]
  }
}

resource "aws_security_group" "hole_inline_outward" {
  description = "What inline outward is for"
  vpc_id      = aws_vpc.legal_bare.id

  egress {
    description      = "HTTPS"
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group" "legal_inline_outward" {
  description = "What inline outward is for"
  vpc_id      = aws_vpc.legal_bare.id

  egress {
    description     = "HTTPS"
    protocol        = "tcp"
    from_port       = 443
    to_port         = 443
    prefix_list_ids = ["pl-0123456789abcdef0"]
  }
}

resource "aws_security_group" "hole_inline_in_parts" {
  description = "What inline in parts is for"
  vpc_id      = aws_vpc.legal_bare.id

  ingress {
    description      = "SSH"
    protocol         = "TCP"
    from_port        = 22
    to_port          = 22
    ipv6_cidr_blocks = ["2000::/5", "2800::/5"]
  }
}

resource "aws_security_group" "legal_inline_in_parts" {
  description = "What inline in parts is for"
  vpc_id      = aws_vpc.legal_bare.id

  ingress {
    description      = "SSH"
    protocol         = "TCP"
    from_port        = 22
    to_port          = 22
    ipv6_cidr_blocks = ["2000::/5", "2001:db8::/32"]
  }
}

resource "aws_security_group_rule" "hole_list_in_parts" {
  security_group_id = "sg-00000000000000003"
  description       = "SSH from several prefixes"
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  ipv6_cidr_blocks  = ["2000::/5", "2800::/5"]
}

resource "aws_security_group_rule" "legal_list_in_parts" {
  security_group_id = "sg-00000000000000004"
  description       = "SSH from several prefixes"
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  ipv6_cidr_blocks  = ["2000::/5", "2001:db8::/32"]
}

resource "aws_vpc_security_group_ingress_rule" "hole_capitals" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "SSH in another spelling"
  ip_protocol       = "TCP"
  from_port         = 22
  to_port           = 22
  cidr_ipv6         = "2000::/3"
}

resource "aws_vpc_security_group_ingress_rule" "legal_capitals" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "SSH in another spelling"
  ip_protocol       = "TCP"
  from_port         = 22
  to_port           = 22
  cidr_ipv6         = "2001:db8::/32"
}

resource "aws_vpc_security_group_ingress_rule" "hole_number" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "RDP in another spelling"
  ip_protocol       = "17"
  from_port         = 3389
  to_port           = 3389
  cidr_ipv6         = "2000::/3"
}

resource "aws_vpc_security_group_ingress_rule" "legal_number" {
  security_group_id = aws_security_group.legal_undescribed.id
  description       = "RDP in another spelling"
  ip_protocol       = "17"
  from_port         = 3389
  to_port           = 3389
  cidr_ipv6         = "2001:db8::/32"
}
