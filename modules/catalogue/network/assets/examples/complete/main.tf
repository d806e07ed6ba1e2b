# An IPv6-only network, the way into it, and a host that nobody reaches but through that.

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

variable "azs" {
  description = "Zones to build in."
  type        = list(string)
  default     = ["eu-west-1a", "eu-west-1b"]
}

variable "public_inbound_acl_rules" {
  description = "Rules of the public ACL, as terraform-aws-modules/vpc takes them."
  type        = list(map(string))
  default     = []
}

variable "allow_ssh_from" {
  description = "Where you log in from; 2001:db8::/32 is documentation, from which nobody comes."
  type        = list(string)
  default     = ["2001:db8:2022::/48"]
}

variable "public_key" {
  description = "The public half of the key that you log in with."
  type        = string
  default     = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com"
}

locals {
  # Where the machines stand: a zone's name, which stays when zones are added.
  az = "eu-west-1a"
}

module "network" {
  source = "../.."

  name = "example"
  azs  = var.azs

  public_inbound_acl_rules  = var.public_inbound_acl_rules
  private_outbound_services = [{ protocol = "tcp", port = 443 }]

  tags = { environment = "example" }
}

module "bastion" {
  source = "../../../bastion"

  name                   = "example-bastion"
  vpc_id                 = module.network.vpc_id
  subnet_id              = module.network.public_subnets_by_az[local.az].id
  subnet_ipv6_cidr_block = module.network.public_subnets_by_az[local.az].ipv6_cidr_block
  network_acl_id         = module.network.public_network_acl_id

  allow_ssh_from = var.allow_ssh_from
  public_key     = var.public_key

  ssh_to = {
    private = {
      ipv6_cidr_block = module.network.vpc_ipv6_cidr_block
      network_acl_id  = module.network.private_network_acl_id
    }
  }

  tags = { environment = "example" }
}

module "host" {
  source = "../../../host"

  name      = "example-app"
  vpc_id    = module.network.vpc_id
  subnet_id = module.network.private_subnets_by_az[local.az].id
  key_name  = module.bastion.key_name

  bastion_security_group_id = module.bastion.bastion_security_group_id
  bastion_jump              = module.bastion.bastion_jump

  outbound_services = [{ protocol = "tcp", port = 443 }]

  tags = { environment = "example" }
}

output "ssh_command" {
  description = "Logs in to the host through the bastion."
  value       = module.host.ssh_command
}

output "acl_corrections" {
  description = "What was put right in the ACL rules."
  value       = module.network.public_acl_corrections
}
