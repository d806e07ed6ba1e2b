# A host in each zone behind a bastion. Everything in the network may ask them for their health on port 8080.

terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

module "network" {
  source = "../../../network"

  name = "example"
  azs  = ["eu-west-1a", "eu-west-1b"]

  private_inbound_acl_rules = [
    {
      rule_number     = 100
      rule_action     = "allow"
      protocol        = "tcp"
      from_port       = 8080
      to_port         = 8080
      ipv6_cidr_block = module.network.vpc_ipv6_cidr_block
    },
  ]
}

module "bastion" {
  source = "../../../bastion"

  name                   = "bastion"
  vpc_id                 = module.network.vpc_id
  subnet_id              = module.network.public_subnets_by_az["eu-west-1a"].id
  subnet_ipv6_cidr_block = module.network.public_subnets_by_az["eu-west-1a"].ipv6_cidr_block
  network_acl_id         = module.network.public_network_acl_id

  allow_ssh_from = ["2001:db8:2022::/48"]
  public_key     = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com"

  ssh_to = {
    private = {
      ipv6_cidr_block = module.network.vpc_ipv6_cidr_block
      network_acl_id  = module.network.private_network_acl_id
    }
  }
}

module "host" {
  source = "../.."

  for_each = module.network.private_subnets_by_az

  name      = "app-${each.key}"
  vpc_id    = module.network.vpc_id
  subnet_id = each.value.id
  key_name  = module.bastion.key_name

  bastion_security_group_id = module.bastion.bastion_security_group_id
  bastion_jump              = module.bastion.bastion_jump

  machine_image   = "ubuntu-24.04"
  instance_type   = "t4g.small"
  volume_size_gib = 20
  user_data       = <<-EOT
    #!/bin/sh
    apt-get update
  EOT

  ingress_rules = {
    health = { from_port = 8080, cidr_ipv6 = module.network.vpc_ipv6_cidr_block }
  }
}

output "ssh_commands" {
  description = "Logs in to each host through the bastion."
  value       = { for az, host in module.host : az => host.ssh_command }
}
