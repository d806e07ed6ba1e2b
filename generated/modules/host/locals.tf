# The families built on Nitro by architecture, as far as this module knows them.
locals {
  families = {
    arm64 = [
      "a1",
      "c6g",
      "c6gd",
      "c6gn",
      "c7g",
      "c7gd",
      "c7gn",
      "c8g",
      "c8gb",
      "c8gd",
      "c8gn",
      "g5g",
      "hpc7g",
      "i4g",
      "i8g",
      "i8ge",
      "im4gn",
      "is4gen",
      "m6g",
      "m6gd",
      "m7g",
      "m7gd",
      "m8g",
      "m8gb",
      "m8gd",
      "m8gn",
      "r6g",
      "r6gd",
      "r7g",
      "r7gd",
      "r8g",
      "r8gb",
      "r8gd",
      "r8gn",
      "t4g",
      "x2gd",
      "x8g",
    ]
    x86_64 = [
      "c5",
      "c5a",
      "c5ad",
      "c5d",
      "c5n",
      "c6a",
      "c6i",
      "c6id",
      "c6in",
      "c7a",
      "c7i",
      "c7i-flex",
      "c8a",
      "c8i",
      "c8i-flex",
      "c8ib",
      "c8id",
      "c8in",
      "c8ine",
      "d3",
      "d3en",
      "dl1",
      "dl2q",
      "f2",
      "g4ad",
      "g4dn",
      "g5",
      "g6",
      "g6e",
      "g6f",
      "g7e",
      "gr6",
      "gr6f",
      "hpc6a",
      "hpc6id",
      "hpc7a",
      "hpc8a",
      "i3",
      "i3en",
      "i4i",
      "i7i",
      "i7ie",
      "inf1",
      "inf2",
      "m5",
      "m5a",
      "m5ad",
      "m5d",
      "m5dn",
      "m5n",
      "m5zn",
      "m6a",
      "m6i",
      "m6id",
      "m6idn",
      "m6in",
      "m7a",
      "m7i",
      "m7i-flex",
      "m8a",
      "m8azn",
      "m8i",
      "m8i-flex",
      "m8ib",
      "m8id",
      "m8in",
      "m8ine",
      "p3dn",
      "p4d",
      "p4de",
      "p5",
      "p5e",
      "p5en",
      "p6-b200",
      "p6-b300",
      "r5",
      "r5a",
      "r5ad",
      "r5b",
      "r5d",
      "r5dn",
      "r5n",
      "r6a",
      "r6i",
      "r6id",
      "r6idn",
      "r6in",
      "r7a",
      "r7i",
      "r7iz",
      "r8a",
      "r8i",
      "r8i-flex",
      "r8ib",
      "r8id",
      "r8in",
      "t3",
      "t3a",
      "trn1",
      "trn1n",
      "trn2",
      "u-3tb1",
      "u-6tb1",
      "u7i-12tb",
      "u7i-6tb",
      "u7i-8tb",
      "u7in-16tb",
      "u7in-24tb",
      "u7in-32tb",
      "vt1",
      "x2idn",
      "x2iedn",
      "x2iezn",
      "x8aedz",
      "x8i",
      "z1d",
    ]
  }
  family = split(".", var.instance_type)[0]
  known_architecture = one(
    [for architecture, families in local.families : architecture if contains(families, local.family)]
  )
  architecture = coalesce(local.known_architecture, var.architecture, "unknown")
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

# Whether a key pair is made.
locals {
  create_key_pair = var.create_key_pair == null ? nonsensitive(var.public_key != null) : var.create_key_pair
}
