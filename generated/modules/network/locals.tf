# A subnet's number is its tier's number followed by its zone's letter (a = 0), so that neither a new zone nor a new
# tier moves one that is there. A size says how many bits lie between the VPC's prefix and a /64, and how many zones
# a tier can have.
locals {
  vpc_prefix_length = var.ipv6_cidr != null ? tonumber(split("/", var.ipv6_cidr)[1]) : coalesce(var.ipv6_netmask_length, 56)
  sizes = {
    "44" = { newbits = 20, zones = 16 }
    "48" = { newbits = 16, zones = 16 }
    "52" = { newbits = 12, zones = 16 }
    "56" = { newbits = 8, zones = 16 }
    "60" = { newbits = 4, zones = 4 }
  }
  size           = local.sizes[local.vpc_prefix_length]
  zone_numbers   = { for az in var.azs : az => index(split("", "abcdefghijklmnopqrstuvwxyz"), substr(az, -1, 1)) }
  tier_numbers   = { public = 0, private = 1 }
  given_prefixes = { public = var.public_subnet_ipv6_prefixes, private = var.private_subnet_ipv6_prefixes }
  subnet_prefixes = { for tier, number in local.tier_numbers : tier => { for az in var.azs : az => lookup(
    local.given_prefixes[tier],
    az,
    number * local.size.zones + local.zone_numbers[az]
  ) } }
}
