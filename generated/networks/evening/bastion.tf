resource "aws_iam_role" "bastion" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  description = "What evening-bastion may do in AWS"
  name_prefix = "bastion-"
  tags        = { Name = "evening-bastion" }
}

resource "aws_security_group" "bastion" {
  description = "What reaches evening-bastion and what it reaches"
  name_prefix = "evening-bastion-"
  tags        = { Name = "evening-bastion" }
  vpc_id      = aws_vpc.main.id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "bastion_icmpv6" {
  cidr_ipv6         = "::/0"
  description       = "ICMPv6 of every type to ::/0"
  from_port         = -1
  ip_protocol       = "icmpv6"
  security_group_id = aws_security_group.bastion.id
  tags              = { Name = "bastion-icmpv6" }
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "bastion_tcp" {
  cidr_ipv6         = "::/0"
  description       = "TCP of every port to ::/0"
  from_port         = 0
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.bastion.id
  tags              = { Name = "bastion-tcp" }
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "bastion_udp" {
  cidr_ipv6         = "::/0"
  description       = "UDP of every port to ::/0"
  from_port         = 0
  ip_protocol       = "udp"
  security_group_id = aws_security_group.bastion.id
  tags              = { Name = "bastion-udp" }
  to_port           = 65535
}

resource "aws_vpc_security_group_egress_rule" "bastion_ssh_to_app" {
  description                  = "SSH to app"
  from_port                    = 22
  ip_protocol                  = "tcp"
  referenced_security_group_id = aws_security_group.app.id
  security_group_id            = aws_security_group.bastion.id
  tags                         = { Name = "bastion-ssh-to-app" }
  to_port                      = 22
}

resource "aws_vpc_security_group_ingress_rule" "bastion_ssh_from_2001_db8_2022_48" {
  cidr_ipv6         = "2001:db8:2022::/48"
  description       = "SSH from 2001:db8:2022::/48"
  from_port         = 22
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.bastion.id
  tags              = { Name = "bastion-ssh-from-2001-db8-2022-48" }
  to_port           = 22
}

resource "aws_network_interface" "bastion" {
  description     = "The fixed address of evening-bastion"
  ipv6_addresses  = [cidrhost(aws_subnet.public_a.ipv6_cidr_block, 34)]
  security_groups = [aws_security_group.bastion.id]
  subnet_id       = aws_subnet.public_a.id
  tags            = { Name = "evening-bastion" }
}

resource "aws_key_pair" "bastion" {
  key_name_prefix = "evening-bastion-"
  public_key      = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com"
  tags            = { Name = "evening-bastion" }

  lifecycle {
    ignore_changes = [key_name_prefix]
  }
}

resource "aws_iam_instance_profile" "bastion" {
  name_prefix = "bastion-"
  role        = aws_iam_role.bastion.name
  tags        = { Name = "evening-bastion" }
}

resource "terraform_data" "bastion_image" {
  input = { parameter = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64" }
}

resource "aws_instance" "bastion" {
  ami                         = data.aws_ssm_parameter.bastion_image.insecure_value
  ebs_optimized               = true
  iam_instance_profile        = aws_iam_instance_profile.bastion.name
  instance_type               = "t4g.micro"
  key_name                    = aws_key_pair.bastion.key_name
  monitoring                  = true
  tags                        = { Name = "evening-bastion" }
  user_data_replace_on_change = true

  metadata_options {
    http_endpoint               = "enabled"
    http_protocol_ipv6          = "enabled"
    http_put_response_hop_limit = 1
    http_tokens                 = "required"
  }

  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.bastion.id
  }

  root_block_device {
    encrypted   = true
    tags        = { Name = "evening-bastion" }
    volume_size = 8
    volume_type = "gp3"
  }

  lifecycle {
    ignore_changes       = [ami]
    replace_triggered_by = [terraform_data.bastion_image]
  }
}

data "aws_ssm_parameter" "bastion_image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}
