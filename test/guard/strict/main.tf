# A network with everything in it that SECURITY-EXCEPTIONS.md says satisfies a rule. What fails here too cannot be helped.
# The modules are copied beside this folder.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.100.0, < 7.0.0" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

locals {
  # Where the hosts' packages come from.
  mirror     = "2001:db8:443::/48"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIg4ouvKbbtyg6z/of4WsdhdHHmxuD0sb98ZXo5EFU9P you@example.com"
  rule       = { rule_number = 100, rule_action = "allow", protocol = "tcp", ipv6_cidr_block = local.mirror }
  outbound   = [merge(local.rule, { from_port = 443, to_port = 443 })]
  replies    = [merge(local.rule, { from_port = 32768, to_port = 60999 })]
}

module "network" {
  source = "../modules/network"

  name = "strict"
  azs  = ["eu-west-1a"]

  public_outbound_services   = []
  public_outbound_acl_rules  = local.outbound
  public_inbound_acl_rules   = local.replies
  private_outbound_services  = []
  private_outbound_acl_rules = local.outbound
  private_inbound_acl_rules  = local.replies
}

module "bastion" {
  source = "../modules/bastion"

  name                   = "bastion"
  vpc_id                 = module.network.vpc_id
  subnet_id              = module.network.public_subnets[0]
  subnet_ipv6_cidr_block = module.network.public_subnets_ipv6_cidr_blocks[0]
  network_acl_id         = module.network.public_network_acl_id
  instance_type          = "m7g.medium"
  allow_ssh_from         = ["2001:db8:2022::/48"]
  public_key             = local.public_key
  outbound_services      = []

  ssh_to = {
    private = {
      ipv6_cidr_block = module.network.private_subnets_ipv6_cidr_blocks[0]
      network_acl_id  = module.network.private_network_acl_id
    }
  }
}

module "host" {
  source = "../modules/host"

  name              = "app"
  vpc_id            = module.network.vpc_id
  subnet_id         = module.network.private_subnets[0]
  instance_type     = "m7g.medium"
  key_name          = module.bastion.key_name
  outbound_services = []

  bastion_security_group_id = module.bastion.bastion_security_group_id
}

resource "aws_vpc_security_group_egress_rule" "mirror" {
  for_each = { bastion = module.bastion.bastion_security_group_id, host = module.host.security_group_id }

  security_group_id = each.value
  description       = "HTTPS to the mirror"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv6         = local.mirror
}
