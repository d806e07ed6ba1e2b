variable "name" {
  description = "Name of the host: Name tags, its role and its security group begin with it. A letter, then letters, digits and hyphens, at most 32."
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
  description = "Id of the host's subnet, an IPv6-only one."
  type        = string
  nullable    = false
}

variable "bastion_security_group_id" {
  description = "Id of the bastion's security group, the only group that SSH comes from."
  type        = string
  nullable    = false
}

variable "bastion_jump" {
  description = "The bastion as ssh -J takes it, for the output ssh_command."
  type        = string
  default     = null
}

variable "ingress_rules" {
  description = "What the host lets in besides SSH, by a name of yours: tcp or udp, a port or a range, and an IPv6 prefix. Its subnet's network ACL must let it pass too."
  type = map(object({
    protocol  = optional(string, "tcp")
    from_port = number
    to_port   = optional(number)
    cidr_ipv6 = string
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for entry in values(var.ingress_rules) : entry != null])
    error_message = "An entry is null. Write what it is, or take it away."
  }
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
