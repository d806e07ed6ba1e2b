# The fixed address, and what people write after ssh.
locals {
  ipv6_address = cidrhost(var.subnet_ipv6_cidr_block, var.host_number)
  ssh_host     = coalesce(var.host_name, local.ipv6_address)
  jump_host    = coalesce(var.host_name, "[${local.ipv6_address}]")
}

# Numbers of the ACL rules: 2000 to 5999 where SSH enters, 6000 to 9999 where it leaves, by whom it is from or to.
locals {
  ssh_in_numbers = { for prefix in var.allow_ssh_from : prefix => lookup(
    var.ssh_rule_numbers,
    prefix,
    2000 + parseint(substr(sha256(prefix), 0, 8), 16) % 4000
  ) }
  ssh_out_numbers = { for name in keys(var.ssh_to) : name => lookup(
    var.ssh_rule_numbers,
    name,
    6000 + parseint(substr(sha256(name), 0, 8), 16) % 4000
  ) }
  host_number = lookup(
    var.ssh_rule_numbers,
    var.name,
    2000 + parseint(substr(sha256(var.name), 0, 8), 16) % 4000
  )
  host_acls          = { for name, to in var.ssh_to : coalesce(to.network_acl_name, name) => to.network_acl_id... }
  first_names        = { for name, ids in local.host_acls : name => [for other, others in local.host_acls : other if others[0] == ids[0]][0] }
  shared_numbers     = [for number, same in { for number in concat(values(local.ssh_in_numbers), [local.host_number], values(local.ssh_out_numbers)) : number => number... } : number if length(same) > 1]
  numbers_of_nothing = setsubtract(keys(var.ssh_rule_numbers), concat(var.allow_ssh_from, keys(var.ssh_to), [var.name]))
}

# The types built on Nitro by architecture and family, as far as this module knows them.
locals {
  sizes = {
    arm64 = {
      a1     = "medium large xlarge 2xlarge 4xlarge metal"
      c6g    = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      c6gd   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      c6gn   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"
      c7g    = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      c7gd   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      c7gn   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      c8g    = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      c8gb   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      c8gd   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      c8gn   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      g5g    = "xlarge 2xlarge 4xlarge 8xlarge 16xlarge metal"
      hpc7g  = "4xlarge 8xlarge 16xlarge"
      i4g    = "large xlarge 2xlarge 4xlarge 8xlarge 16xlarge"
      i8g    = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      i8ge   = "large xlarge 2xlarge 3xlarge 6xlarge 12xlarge 18xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      im4gn  = "large xlarge 2xlarge 4xlarge 8xlarge 16xlarge"
      is4gen = "medium large xlarge 2xlarge 4xlarge 8xlarge"
      m6g    = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      m6gd   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      m7g    = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      m7gd   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      m8g    = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      m8gb   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      m8gd   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      m8gn   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      r6g    = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      r6gd   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      r7g    = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      r7gd   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      r8g    = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      r8gb   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      r8gd   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      r8gn   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      t4g    = "nano micro small medium large xlarge 2xlarge"
      x2gd   = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      x8g    = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
    }
    x86_64 = {
      c5        = "large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge metal"
      c5a       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge"
      c5ad      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge"
      c5d       = "large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge metal"
      c5n       = "large xlarge 2xlarge 4xlarge 9xlarge 18xlarge metal"
      c6a       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge metal"
      c6i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      c6id      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      c6in      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      c7a       = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge metal-48xl"
      c7i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      c7i-flex  = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"
      c8a       = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      c8i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal-48xl metal-96xl"
      c8i-flex  = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"
      c8ib      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal-48xl metal-96xl"
      c8id      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal-48xl metal-96xl"
      c8in      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal-48xl metal-96xl"
      c8ine     = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge"
      d3        = "xlarge 2xlarge 4xlarge 8xlarge"
      d3en      = "xlarge 2xlarge 4xlarge 6xlarge 8xlarge 12xlarge"
      dl1       = "24xlarge"
      dl2q      = "24xlarge"
      f2        = "6xlarge 12xlarge 48xlarge"
      g4ad      = "xlarge 2xlarge 4xlarge 8xlarge 16xlarge"
      g4dn      = "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal"
      g5        = "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge"
      g6        = "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge"
      g6e       = "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge"
      g6f       = "large xlarge 2xlarge 4xlarge"
      g7e       = "2xlarge 4xlarge 8xlarge 12xlarge 24xlarge 48xlarge"
      gr6       = "4xlarge 8xlarge"
      gr6f      = "4xlarge"
      hpc6a     = "48xlarge"
      hpc6id    = "32xlarge"
      hpc7a     = "12xlarge 24xlarge 48xlarge 96xlarge"
      hpc8a     = "96xlarge"
      i3        = "metal"
      i3en      = "large xlarge 2xlarge 3xlarge 6xlarge 12xlarge 24xlarge metal"
      i4i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      i7i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      i7ie      = "large xlarge 2xlarge 3xlarge 6xlarge 12xlarge 18xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      inf1      = "xlarge 2xlarge 6xlarge 24xlarge"
      inf2      = "xlarge 8xlarge 24xlarge 48xlarge"
      m5        = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal"
      m5a       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge"
      m5ad      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge"
      m5d       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal"
      m5dn      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal"
      m5n       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal"
      m5zn      = "large xlarge 2xlarge 3xlarge 6xlarge 12xlarge metal"
      m6a       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge metal"
      m6i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      m6id      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      m6idn     = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      m6in      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      m7a       = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge metal-48xl"
      m7i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      m7i-flex  = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"
      m8a       = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      m8azn     = "medium large xlarge 3xlarge 6xlarge 12xlarge 24xlarge metal-12xl metal-24xl"
      m8i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal-48xl metal-96xl"
      m8i-flex  = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"
      m8ib      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge"
      m8id      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal-48xl metal-96xl"
      m8in      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge"
      m8ine     = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge"
      p3dn      = "24xlarge"
      p4d       = "24xlarge"
      p4de      = "24xlarge"
      p5        = "4xlarge 48xlarge"
      p5e       = "48xlarge"
      p5en      = "48xlarge"
      p6-b200   = "48xlarge"
      p6-b300   = "48xlarge"
      r5        = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal"
      r5a       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge"
      r5ad      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge"
      r5b       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal"
      r5d       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal"
      r5dn      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal"
      r5n       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal"
      r6a       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge metal"
      r6i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      r6id      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      r6idn     = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      r6in      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal"
      r7a       = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge metal-48xl"
      r7i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      r7iz      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 32xlarge metal-16xl metal-32xl"
      r8a       = "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl"
      r8i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal-48xl metal-96xl"
      r8i-flex  = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge"
      r8ib      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge"
      r8id      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal-48xl metal-96xl"
      r8in      = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge"
      t3        = "nano micro small medium large xlarge 2xlarge"
      t3a       = "nano micro small medium large xlarge 2xlarge"
      trn1      = "2xlarge 32xlarge"
      trn1n     = "32xlarge"
      trn2      = "3xlarge 48xlarge"
      u-3tb1    = "56xlarge"
      u-6tb1    = "56xlarge 112xlarge"
      u7i-12tb  = "224xlarge"
      u7i-6tb   = "112xlarge"
      u7i-8tb   = "112xlarge"
      u7in-16tb = "224xlarge"
      u7in-24tb = "224xlarge"
      u7in-32tb = "224xlarge"
      vt1       = "3xlarge 6xlarge 24xlarge"
      x2idn     = "16xlarge 24xlarge 32xlarge metal"
      x2iedn    = "xlarge 2xlarge 4xlarge 8xlarge 16xlarge 24xlarge 32xlarge metal"
      x2iezn    = "2xlarge 4xlarge 6xlarge 8xlarge 12xlarge metal"
      x8aedz    = "large xlarge 3xlarge 6xlarge 12xlarge 24xlarge metal-12xl metal-24xl"
      x8i       = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 64xlarge 96xlarge metal-48xl metal-96xl"
      z1d       = "large xlarge 2xlarge 3xlarge 6xlarge 12xlarge metal"
    }
  }
  family = split(".", var.instance_type)[0]
  size   = split(".", var.instance_type)[1]
  sizes_by_architecture = { for architecture, sizes in local.sizes : architecture => split(
    " ",
    lookup(sizes, local.family, "")
  ) }
  known_architecture = one(
    [for architecture, sizes in local.sizes_by_architecture : architecture if contains(sizes, local.size)]
  )
  architecture    = coalesce(local.known_architecture, var.architecture, "unknown")
  known_sizes     = join(" ", compact(flatten(values(local.sizes_by_architecture))))
  known_of_family = local.known_sizes == "" ? "no family ${local.family}" : "of ${local.family} only ${local.known_sizes}"
}

# The public parameter that holds the id of a distribution's newest image, and who logs in there.
locals {
  image_parameters = {
    amazon-linux-2023 = {
      arm64  = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
      x86_64 = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
    }
    "ubuntu-22.04" = {
      arm64  = "/aws/service/canonical/ubuntu/server/22.04/stable/current/arm64/hvm/ebs-gp2/ami-id"
      x86_64 = "/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id"
    }
    "ubuntu-24.04" = {
      arm64  = "/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id"
      x86_64 = "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id"
    }
  }
  ssh_users       = { amazon-linux-2023 = "ec2-user", "ubuntu-22.04" = "ubuntu", "ubuntu-24.04" = "ubuntu" }
  image_parameter = try(local.image_parameters[var.machine_image][local.architecture], null)
  ssh_user        = coalesce(var.ssh_user, local.ssh_users[var.machine_image])
}

# What it may open, beside ICMPv6.
locals {
  every_port = { for protocol in ["tcp", "udp"] : protocol => {
    protocol  = protocol
    from_port = 0
    to_port   = 65535
    text      = "of every port"
  } if var.outbound_services == null }
  services = { for service in coalesce(var.outbound_services, []) : "${lower(service.protocol)}-${service.port}" => {
    protocol  = lower(service.protocol)
    from_port = service.port
    to_port   = service.port
    text      = "port ${service.port}"
  } }
  outbound = merge(local.every_port, local.services)
}

# Whether a key pair is made, and the name of one that is there.
locals {
  create_key_pair = var.create_key_pair == null ? nonsensitive(var.public_key != null) : var.create_key_pair
  key_name        = var.key_name == "" ? null : var.key_name
}
