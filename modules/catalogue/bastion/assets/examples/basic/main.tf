# A bastion with a DNS name, in front of the private tier of a network.

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
}

module "bastion" {
  source = "../.."

  name                   = "bastion"
  vpc_id                 = module.network.vpc_id
  subnet_id              = module.network.public_subnets_by_az["eu-west-1a"].id
  subnet_ipv6_cidr_block = module.network.public_subnets_by_az["eu-west-1a"].ipv6_cidr_block
  network_acl_id         = module.network.public_network_acl_id

  allow_ssh_from = ["2001:db8:2022::/48"]
  public_key     = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com"

  host_name = "bastion.example.com"
  zone_id   = "Z0123456789ABCDEFGHIJ"

  ssh_to = {
    private = {
      ipv6_cidr_block = module.network.vpc_ipv6_cidr_block
      network_acl_id  = module.network.private_network_acl_id
    }
  }
}

output "ssh_command" {
  description = "Logs in to the bastion."
  value       = module.bastion.bastion_ssh_command
}
