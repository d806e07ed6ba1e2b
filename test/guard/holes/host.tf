# A hole in a host beside its legal twin.

locals {
  ami = "ami-0123456789abcdef0"
}

resource "aws_instance" "hole_neglected" {
  ami           = local.ami
  instance_type = "t2.micro"
  subnet_id     = aws_subnet.legal_unassigned.id
}

resource "aws_instance" "legal_neglected" {
  ami                         = local.ami
  instance_type               = "m6i.large"
  subnet_id                   = aws_subnet.legal_unassigned.id
  associate_public_ip_address = false
  ebs_optimized               = true
  monitoring                  = true
  iam_instance_profile        = "app"

  metadata_options {
    http_tokens                 = "required"
    http_protocol_ipv6          = "enabled"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    encrypted = true
  }
}

resource "aws_instance" "hole_careless" {
  ami                         = local.ami
  instance_type               = "m6i.large"
  subnet_id                   = aws_subnet.legal_unassigned.id
  associate_public_ip_address = true
  ebs_optimized               = true
  monitoring                  = true
  iam_instance_profile        = "app"
  user_data                   = "-----BEGIN OPENSSH PRIVATE KEY-----"

  metadata_options {
    http_tokens                 = "optional"
    http_protocol_ipv6          = "disabled"
    http_put_response_hop_limit = 2
  }

  root_block_device {
    encrypted = false
  }
}

resource "aws_instance" "legal_careless" {
  ami                         = local.ami
  instance_type               = "m6i.large"
  subnet_id                   = aws_subnet.legal_unassigned.id
  associate_public_ip_address = false
  ebs_optimized               = true
  monitoring                  = true
  iam_instance_profile        = "app"
  user_data                   = "#!/bin/sh\necho a PRIVATE KEY belongs nowhere\n"

  metadata_options {
    http_tokens                 = "required"
    http_protocol_ipv6          = "enabled"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    encrypted = true
  }
}

resource "aws_launch_template" "hole_neglected" {
  instance_type = "t2.micro"

  network_interfaces {
    associate_public_ip_address = "true"
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted = "false"
    }
  }
}

resource "aws_launch_template" "legal_neglected" {
  instance_type = "m6i.large"

  monitoring {
    enabled = true
  }

  metadata_options {
    http_tokens                 = "required"
    http_protocol_ipv6          = "enabled"
    http_put_response_hop_limit = 1
  }

  network_interfaces {
    associate_public_ip_address = "false"
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted = "true"
    }
  }
}

resource "aws_instance" "hole_data_disk_only" {
  ami                         = local.ami
  instance_type               = "m6i.large"
  subnet_id                   = aws_subnet.legal_unassigned.id
  associate_public_ip_address = false
  ebs_optimized               = true
  monitoring                  = true
  iam_instance_profile        = "app"
  user_data_base64            = base64encode("AWS_ACCESS_KEY_ID=AKIA0123456789ABCDEF")

  metadata_options {
    http_tokens                 = "required"
    http_protocol_ipv6          = "enabled"
    http_put_response_hop_limit = 1
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    encrypted   = true
  }
}

resource "aws_instance" "legal_data_disk_only" {
  ami                         = local.ami
  instance_type               = "m6i.large"
  subnet_id                   = aws_subnet.legal_unassigned.id
  associate_public_ip_address = false
  ebs_optimized               = true
  monitoring                  = true
  iam_instance_profile        = "app"
  user_data_base64            = base64encode("AWS_REGION=eu-west-1")

  metadata_options {
    http_tokens                 = "required"
    http_protocol_ipv6          = "enabled"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    encrypted   = true
  }
}
