resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  description = "What production-app may do in AWS"
  name_prefix = "app-"
  tags        = { environment = "production", team = "platform", Name = "production-app" }
}

resource "aws_security_group" "app" {
  description = "What reaches production-app and what it reaches"
  name_prefix = "production-app-"
  tags        = { environment = "production", team = "platform", Name = "production-app" }
  vpc_id      = aws_vpc.main.id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "app_icmpv6" {
  cidr_ipv6         = "::/0"
  description       = "ICMPv6 of every type to ::/0"
  from_port         = -1
  ip_protocol       = "icmpv6"
  security_group_id = aws_security_group.app.id
  tags              = { environment = "production", team = "platform", Name = "app-icmpv6" }
  to_port           = -1
}

resource "aws_vpc_security_group_egress_rule" "app_tcp_443" {
  cidr_ipv6         = "::/0"
  description       = "TCP port 443 to ::/0"
  from_port         = 443
  ip_protocol       = "tcp"
  security_group_id = aws_security_group.app.id
  tags              = { environment = "production", team = "platform", Name = "app-tcp-443" }
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "app_ssh_from_bastion" {
  description                  = "SSH from bastion"
  from_port                    = 22
  ip_protocol                  = "tcp"
  referenced_security_group_id = aws_security_group.bastion.id
  security_group_id            = aws_security_group.app.id
  tags                         = { environment = "production", team = "platform", Name = "app-ssh-from-bastion" }
  to_port                      = 22
}

resource "aws_iam_instance_profile" "app" {
  name_prefix = "app-"
  role        = aws_iam_role.app.name
  tags        = { environment = "production", team = "platform", Name = "production-app" }
}

resource "terraform_data" "app_image" {
  input = { parameter = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64" }
}

resource "aws_instance" "app" {
  ami                         = data.aws_ssm_parameter.app_image.insecure_value
  associate_public_ip_address = false
  ebs_optimized               = true
  iam_instance_profile        = aws_iam_instance_profile.app.name
  instance_type               = "t4g.small"
  ipv6_address_count          = 1
  key_name                    = aws_key_pair.bastion.key_name
  monitoring                  = true
  subnet_id                   = aws_subnet.private_b.id
  tags                        = { environment = "production", team = "platform", Name = "production-app" }
  user_data_replace_on_change = true
  vpc_security_group_ids      = [aws_security_group.app.id]

  metadata_options {
    http_endpoint               = "enabled"
    http_protocol_ipv6          = "enabled"
    http_put_response_hop_limit = 1
    http_tokens                 = "required"
  }

  private_dns_name_options {
    enable_resource_name_dns_aaaa_record = true
    hostname_type                        = "resource-name"
  }

  root_block_device {
    encrypted   = true
    tags        = { environment = "production", team = "platform", Name = "production-app" }
    volume_size = 8
    volume_type = "gp3"
  }

  lifecycle {
    ignore_changes       = [ami]
    replace_triggered_by = [terraform_data.app_image]
  }
}

data "aws_ssm_parameter" "app_image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}
