variable "name" {
  description = "Name of the bastion: Name tags, its role and its security group begin with it. A letter, then letters, digits and hyphens, at most 32."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,31}$", var.name))
    error_message = "Write a letter, then at most 31 letters, digits and hyphens, such as \"app\"."
  }

  validation {
    condition     = !can(regex("(?i)^sg-", var.name))
    error_message = "EC2 takes no security group whose name begins with sg-. Write another name."
  }
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
  nullable    = false
}

variable "subnet_id" {
  description = "Id of the bastion's subnet, a public one."
  type        = string
  nullable    = false
}

variable "subnet_ipv6_cidr_block" {
  description = "The subnet's IPv6 prefix, in which the bastion has a fixed address."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex(":.*/64$", var.subnet_ipv6_cidr_block)) && can(cidrhost(var.subnet_ipv6_cidr_block, 0))
    error_message = "Write the subnet's /64, such as 2001:db8:1200::/64."
  }
}

variable "host_number" {
  description = "The address's place in the subnet, as cidrhost counts: 34 is ::22."
  type        = number
  default     = 34
  nullable    = false

  validation {
    condition     = var.host_number >= 4 && var.host_number <= 9007199254740991 && floor(var.host_number) == var.host_number
    error_message = "Write a whole number from 4 on; AWS keeps the first four addresses of a subnet."
  }
}

variable "allow_ssh_from" {
  description = "IPv6 prefixes that may log in, known at plan. Everyone only where ::/0 is written."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(compact(var.allow_ssh_from)) > 0
    error_message = "Name who may log in, such as [\"2001:db8:2022::/48\"]; curl -6 https://checkip.global.api.aws shows your address."
  }

  validation {
    condition     = alltrue([for prefix in var.allow_ssh_from : !can(regex("^[0-9.]+(/[0-9]+)?$", prefix))])
    error_message = "${join(", ", [for prefix in var.allow_ssh_from : prefix if can(regex("^[0-9.]+(/[0-9]+)?$", prefix))])} is IPv4, which the bastion does not have. Write IPv6 prefixes, such as 2001:db8:2022::/48 or 2001:db8::1/128."
  }

  validation {
    condition     = alltrue([for prefix in var.allow_ssh_from : can(cidrhost(prefix, 0))])
    error_message = "${join(", ", [for prefix in var.allow_ssh_from : jsonencode(prefix) if !can(cidrhost(prefix, 0))])} is not an IPv6 prefix. Write one, such as 2001:db8:2022::/48 or 2001:db8::1/128."
  }

  validation {
    condition = alltrue(
      [for prefix in var.allow_ssh_from : !try(strcontains(prefix, ":") && !strcontains(cidrsubnet(prefix, 0, 0), ":"), false)]
    )
    error_message = "${join(", ", [for prefix in var.allow_ssh_from : prefix if try(strcontains(prefix, ":") && !strcontains(cidrsubnet(prefix, 0, 0), ":"), false)])} is IPv4 written as IPv6, which no packet in an IPv6 network has. Write IPv6 prefixes, such as 2001:db8:2022::/48 or 2001:db8::1/128."
  }

  validation {
    condition = alltrue([for prefix in var.allow_ssh_from : try(
      !strcontains(cidrsubnet(prefix, 0, 0), ":") || cidrsubnet(prefix, 0, 0) == prefix,
      true
    )])
    error_message = "A prefix has bits beyond its length, or is not in its short form. Write ${jsonencode([for prefix in var.allow_ssh_from : try(cidrsubnet(prefix, 0, 0), prefix)])}."
  }

  validation {
    condition     = length(distinct(var.allow_ssh_from)) == length(var.allow_ssh_from)
    error_message = "Give each prefix once."
  }

  validation {
    condition = alltrue(
      [for prefix in var.allow_ssh_from : prefix == "::/0" || !try(tonumber(split("/", prefix)[1]) < 16, false)]
    )
    error_message = "${join(", ", [for prefix in var.allow_ssh_from : prefix if try(tonumber(split("/", prefix)[1]) < 16, false)])} holds a good part of the internet. Name the networks that you log in from, or write [\"::/0\"] when you mean everyone."
  }
}

variable "network_acl_id" {
  description = "Id of the bastion's subnet's network ACL, which gets the rules that SSH needs."
  type        = string
  default     = null
}

variable "create_network_acl_rules" {
  description = "Whether the bastion's subnet's ACL gets rules; not where another bastion's or your own let SSH pass."
  type        = bool
  default     = true
  nullable    = false
}

variable "ssh_to" {
  description = "The hosts that people go on to, by a name of yours: their IPv6 prefix, and their network ACL, which lets SSH in from the bastion alone. Where an earlier entry has the same ACL, write that entry's name as network_acl_name."
  type        = map(object({ ipv6_cidr_block = string, network_acl_id = string, network_acl_name = optional(string) }))
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for entry in values(var.ssh_to) : entry != null])
    error_message = "An entry is null. Write what it is, or take it away."
  }
}

variable "return_ports" {
  description = "The ports on which replies to the bastion arrive. The default is Linux's."
  type        = object({ from_port = optional(number, 32768), to_port = optional(number, 60999) })
  default     = {}
  nullable    = false

  validation {
    condition     = var.return_ports.from_port >= 1 && var.return_ports.from_port <= var.return_ports.to_port && var.return_ports.to_port <= 65535 && alltrue([for port in values(var.return_ports) : floor(port) == port])
    error_message = "Write { from_port = 32768, to_port = 60999 }, whole numbers from 1 to 65535, the smaller first."
  }
}

variable "ssh_rule_numbers" {
  description = "Numbers of ACL rules, by the prefix in allow_ssh_from, the name in ssh_to or the bastion's name; others are made of these."
  type        = map(number)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([for number in values(var.ssh_rule_numbers) : try(
      number >= 1 && number <= 32766 && floor(number) == number,
      false
    )])
    error_message = "Write whole numbers from 1 to 32766."
  }
}

variable "host_name" {
  description = "DNS name that leads to the bastion's address, such as bastion.example.com; known at plan."
  type        = string
  default     = null

  validation {
    condition     = var.host_name == null || can(regex("(?i)^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$", var.host_name))
    error_message = "Write a DNS name without a dot at its end, such as bastion.example.com."
  }
}

variable "zone_id" {
  description = "Id of the Route 53 hosted zone that holds host_name."
  type        = string
  default     = null
}

variable "instance_type" {
  description = "EC2 instance type. It must be built on Nitro: others do not start in an IPv6-only subnet."
  type        = string
  default     = "t4g.micro"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*[.][a-z0-9-]+$", var.instance_type))
    error_message = "Write a family and a size, such as t4g.micro."
  }

  validation {
    condition     = contains(["i3.metal"], var.instance_type) || !can(regex("^(t1|t2|m1|m3|m4|c1|c3|c4|m2|r3|r4|x1|x1e|d2|h1|i2|i3|f1|g2|g3|g3s|p2|p3)[.]", var.instance_type))
    error_message = "This family is built on Xen, which cannot run in IPv6-only subnets. Write one built on Nitro, such as t4g.micro or t3.micro, both in the free tier."
  }

  validation {
    condition     = !can(regex("^mac", split(".", var.instance_type)[0]))
    error_message = "Macs need a dedicated host, which this module does not make. Write a type such as t4g.micro."
  }
}

variable "architecture" {
  description = "Processor architecture of an instance type that is newer than this module: arm64 or x86_64. Null where the module knows it."
  type        = string
  default     = null

  validation {
    condition     = var.architecture == null || contains(["arm64", "x86_64"], coalesce(var.architecture, "none"))
    error_message = "Write arm64 or x86_64."
  }
}

variable "machine_image" {
  description = "Distribution whose newest image it starts from: amazon-linux-2023, ubuntu-22.04, ubuntu-24.04. A newer image replaces no machine that runs."
  type        = string
  default     = "amazon-linux-2023"
  nullable    = false

  validation {
    condition     = contains(["amazon-linux-2023", "ubuntu-22.04", "ubuntu-24.04"], var.machine_image)
    error_message = "Write amazon-linux-2023, ubuntu-22.04, ubuntu-24.04, or ami_id for an image of your own."
  }
}

variable "ami_id" {
  description = "Id of an image of your own, in place of machine_image's; known at plan."
  type        = string
  default     = null

  validation {
    condition     = var.ami_id == null || can(regex("^ami-([0-9a-f]{8}|[0-9a-f]{17})$", var.ami_id))
    error_message = "Write an image's id, such as ami-0123456789abcdef0."
  }
}

variable "ssh_user" {
  description = "Who logs in over SSH; null for who machine_image has: ec2-user, or ubuntu."
  type        = string
  default     = null

  validation {
    condition     = var.ssh_user == null || can(regex("^[a-z_][a-z0-9_-]{0,31}$", var.ssh_user))
    error_message = "Write a user of the image, such as ec2-user."
  }
}

variable "public_key" {
  description = "Line of an OpenSSH public key file, to make a key pair of."
  type        = string
  default     = null
  sensitive   = true
}

variable "create_key_pair" {
  description = "Whether a key pair is made of public_key. Write true where that is known only after apply, such as a tls_private_key's."
  type        = bool
  default     = null
}

variable "key_name" {
  description = "Name of a key pair that EC2 has."
  type        = string
  default     = null
}

variable "volume_size_gib" {
  description = "Size of the encrypted root volume, in GiB: 8 to 65536."
  type        = number
  default     = 8
  nullable    = false

  validation {
    condition     = var.volume_size_gib >= 8 && var.volume_size_gib <= 65536 && floor(var.volume_size_gib) == var.volume_size_gib
    error_message = "Write a whole number from 8 to 65536."
  }
}

variable "detailed_monitoring" {
  description = "Whether CloudWatch gets a value each minute rather than every five."
  type        = bool
  default     = true
  nullable    = false
}

variable "http_put_response_hop_limit" {
  description = "How many hops the answers of the instance metadata service may travel, 1 for the machine alone and 2 when containers on it ask: 1 to 64."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.http_put_response_hop_limit >= 1 && var.http_put_response_hop_limit <= 64 && floor(var.http_put_response_hop_limit) == var.http_put_response_hop_limit
    error_message = "Write a whole number from 1 to 64."
  }
}

variable "user_data" {
  description = "Script or cloud-config of the first boot, at most 16384 bytes. A change replaces the machine."
  type        = string
  default     = null
  sensitive   = true
}

variable "outbound_services" {
  description = "The only ports that its security group lets it open on the internet. Null for every TCP and UDP port."
  type        = list(object({ protocol = string, port = number }))
  default     = null

  validation {
    condition = alltrue([for service in coalesce(var.outbound_services, []) : try(
      contains(["tcp", "udp"], lower(service.protocol)) && service.port >= 1 && service.port <= 65535 && floor(service.port) == service.port,
      false
    )])
    error_message = "Write { protocol = \"tcp\", port = 443 }: \"tcp\" or \"udp\", and a whole port from 1 to 65535."
  }

  validation {
    condition     = length(distinct([for service in coalesce(var.outbound_services, []) : try("${lower(service.protocol)} ${service.port}", "")])) == length(coalesce(var.outbound_services, []))
    error_message = "Give each service once."
  }
}

variable "tags" {
  description = "Tags of everything that takes tags, beside Name."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.tags) : lower(key) != "name" && !startswith(lower(key), "aws:")])
    error_message = "Take away Name, which the module sets, and keys that start with aws:, which AWS keeps for itself."
  }

  validation {
    condition     = length(var.tags) <= 49 && alltrue([for key, value in var.tags : try(length(key) >= 1 && length(key) <= 127 && length(value) <= 256, false)])
    error_message = "Write at most 49 tags, Name comes besides: keys of 1 to 127 characters, values of at most 256 and not null."
  }

  validation {
    condition = alltrue(
      [for key, value in var.tags : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$", key)) && (value == null || can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$", value)))]
    )
    error_message = "IAM, whose roles have them too, takes letters, digits, spaces and _ . : / = + - @ in tags. Write no other characters."
  }

  validation {
    condition     = length(distinct([for key in keys(var.tags) : lower(key)])) == length(var.tags)
    error_message = "IAM tells no upper case from lower in the keys of tags. Write each key once."
  }
}
