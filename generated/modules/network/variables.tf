variable "name" {
  description = "What Name tags, the log group and its role begin with. Another name makes another log group, and the records go with the old one; no other network of the account and region may have it. A letter, then letters, digits and hyphens, at most 32."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,31}$", var.name))
    error_message = "Write a letter, then at most 31 letters, digits and hyphens, such as \"app\"."
  }
}

variable "azs" {
  description = "Availability Zones to build in, all of the provider's region, such as eu-west-1a. A zone's letter numbers its subnets, so that zones may be added and taken away anywhere in the list."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.azs) > 0 && alltrue([for az in var.azs : can(regex("^[a-z]{2,5}(-[a-z]+)+-[0-9][a-z]$", az))])
    error_message = "Write names of Availability Zones, such as eu-west-1a; neither zone ids nor Local Zones."
  }

  validation {
    condition     = length(distinct(var.azs)) == length(var.azs)
    error_message = "Give each zone once; its letter numbers the subnet."
  }

  validation {
    condition     = length(distinct([for az in var.azs : try(substr(az, 0, length(az) - 1), az)])) < 2
    error_message = "Give zones of one region; a VPC has no other."
  }
}

variable "cidr" {
  description = "The IPv4 block that AWS demands of every VPC, /16 to /28. No subnet uses it, and changing it replaces the VPC."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.cidr)) && try(cidrsubnet(var.cidr, 0, 0) == var.cidr, false) && can(regex("/(1[6-9]|2[0-8])$", var.cidr))
    error_message = "Write an IPv4 block from /16 to /28 without bits beyond its length, such as 10.0.0.0/16."
  }
}

variable "ipv6_ipam_pool_id" {
  description = "Id of the IPAM pool that the IPv6 prefix comes from; null for a /56 that Amazon provides."
  type        = string
  default     = null

  validation {
    condition     = var.ipv6_ipam_pool_id == null || can(regex("^ipam-pool-[0-9a-f]+$", var.ipv6_ipam_pool_id))
    error_message = "Write an IPAM pool's id, such as ipam-pool-0123456789abcdef0."
  }
}

variable "ipv6_netmask_length" {
  description = "Length of the prefix from the pool; null for 56."
  type        = number
  default     = null

  validation {
    condition     = contains([44, 48, 52, 56, 60], coalesce(var.ipv6_netmask_length, 56))
    error_message = "Write one of the lengths that AWS gives VPCs: 44, 48, 52, 56, 60."
  }
}

variable "ipv6_cidr" {
  description = "The prefix to take from the pool; null for the next free one."
  type        = string
  default     = null

  validation {
    condition     = var.ipv6_cidr == null || (can(regex(":.*/(44|48|52|56|60)$", var.ipv6_cidr)) && try(strcontains(var.ipv6_cidr, ":") && cidrsubnet(var.ipv6_cidr, 0, 0) == var.ipv6_cidr, false))
    error_message = "Write an IPv6 prefix of length 44, 48, 52, 56, 60, shortened, in lower case and without bits beyond its length, such as 2001:db8:1200::/56."
  }
}

variable "create_igw" {
  description = "Whether the public tier reaches the internet and is reached from it, through an internet gateway; if not, it is as isolated as its ACL."
  type        = bool
  default     = true
  nullable    = false
}

variable "create_egress_only_igw" {
  description = "Whether the private tier reaches the internet, through an egress-only internet gateway that lets nothing in."
  type        = bool
  default     = true
  nullable    = false
}

variable "public_subnet_ipv6_prefixes" {
  description = "Numbers of the public /64s in the VPC's prefix, by zone; a zone that is not named has the public tier's number and its letter. Another number replaces the subnet."
  type        = map(number)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([for prefix in values(var.public_subnet_ipv6_prefixes) : try(
      prefix >= 0 && floor(prefix) == prefix,
      false
    )])
    error_message = "Write whole numbers from 0 on, by zone, such as { \"eu-west-1a\" = 16 }."
  }
}

variable "private_subnet_ipv6_prefixes" {
  description = "Numbers of the private /64s in the VPC's prefix, by zone; a zone that is not named has the private tier's number and its letter. Another number replaces the subnet."
  type        = map(number)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([for prefix in values(var.private_subnet_ipv6_prefixes) : try(
      prefix >= 0 && floor(prefix) == prefix,
      false
    )])
    error_message = "Write whole numbers from 0 on, by zone, such as { \"eu-west-1a\" = 16 }."
  }
}

variable "public_inbound_acl_rules" {
  description = "In the public tier: rules for traffic that enters the subnets, as terraform-aws-modules/vpc takes them. A protocol is a name in any case, such as icmpv6, or a number; so is icmp_type. IPv4 rules are left out, with a warning: they never match in an IPv6-only subnet."
  type        = list(map(string))
  default     = []
  nullable    = false

  validation {
    condition     = length([for place, number in [for rule in var.public_inbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number]) == 0
    error_message = "Write a rule_number, a whole number from 1 to 32766, in each rule. Rules without such a number, counted from 1: ${join(", ", [for place, number in [for rule in var.public_inbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number])}."
  }

  validation {
    condition     = length([for number, rules in { for rule in var.public_inbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1]) == 0
    error_message = "Give each rule a rule_number of its own. Numbers of more than one rule: ${join(", ", [for number, rules in { for rule in var.public_inbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1])}."
  }
}

variable "private_inbound_acl_rules" {
  description = "In the private tier: rules for traffic that enters the subnets, as terraform-aws-modules/vpc takes them. A protocol is a name in any case, such as icmpv6, or a number; so is icmp_type. IPv4 rules are left out, with a warning: they never match in an IPv6-only subnet."
  type        = list(map(string))
  default     = []
  nullable    = false

  validation {
    condition     = length([for place, number in [for rule in var.private_inbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number]) == 0
    error_message = "Write a rule_number, a whole number from 1 to 32766, in each rule. Rules without such a number, counted from 1: ${join(", ", [for place, number in [for rule in var.private_inbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number])}."
  }

  validation {
    condition     = length([for number, rules in { for rule in var.private_inbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1]) == 0
    error_message = "Give each rule a rule_number of its own. Numbers of more than one rule: ${join(", ", [for number, rules in { for rule in var.private_inbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1])}."
  }
}

variable "public_outbound_acl_rules" {
  description = "In the public tier: rules for traffic that leaves the subnets, as terraform-aws-modules/vpc takes them. A protocol is a name in any case, such as icmpv6, or a number; so is icmp_type. IPv4 rules are left out, with a warning: they never match in an IPv6-only subnet."
  type        = list(map(string))
  default     = []
  nullable    = false

  validation {
    condition     = length([for place, number in [for rule in var.public_outbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number]) == 0
    error_message = "Write a rule_number, a whole number from 1 to 32766, in each rule. Rules without such a number, counted from 1: ${join(", ", [for place, number in [for rule in var.public_outbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number])}."
  }

  validation {
    condition     = length([for number, rules in { for rule in var.public_outbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1]) == 0
    error_message = "Give each rule a rule_number of its own. Numbers of more than one rule: ${join(", ", [for number, rules in { for rule in var.public_outbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1])}."
  }
}

variable "private_outbound_acl_rules" {
  description = "In the private tier: rules for traffic that leaves the subnets, as terraform-aws-modules/vpc takes them. A protocol is a name in any case, such as icmpv6, or a number; so is icmp_type. IPv4 rules are left out, with a warning: they never match in an IPv6-only subnet."
  type        = list(map(string))
  default     = []
  nullable    = false

  validation {
    condition     = length([for place, number in [for rule in var.private_outbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number]) == 0
    error_message = "Write a rule_number, a whole number from 1 to 32766, in each rule. Rules without such a number, counted from 1: ${join(", ", [for place, number in [for rule in var.private_outbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number])}."
  }

  validation {
    condition     = length([for number, rules in { for rule in var.private_outbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1]) == 0
    error_message = "Give each rule a rule_number of its own. Numbers of more than one rule: ${join(", ", [for number, rules in { for rule in var.private_outbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1])}."
  }
}

variable "public_outbound_services" {
  description = "In the public tier: with a preset, the only ports that hosts may open on the internet; null for every TCP and UDP port."
  type        = list(object({ protocol = string, port = number }))
  default     = null

  validation {
    condition = alltrue([for service in coalesce(var.public_outbound_services, []) : try(
      contains(["tcp", "udp"], lower(service.protocol)) && service.port >= 1 && service.port <= 65535 && floor(service.port) == service.port,
      false
    )])
    error_message = "Write { protocol = \"tcp\", port = 443 }: \"tcp\" or \"udp\", and a whole port from 1 to 65535."
  }

  validation {
    condition     = length(distinct([for service in coalesce(var.public_outbound_services, []) : try("${lower(service.protocol)} ${service.port}", "")])) == length(coalesce(var.public_outbound_services, []))
    error_message = "Give each service once."
  }

  validation {
    condition     = length(distinct([for service in coalesce(var.public_outbound_services, []) : try("${lower(service.protocol)} ${service.port % 10000}", "")])) == length(distinct([for service in coalesce(var.public_outbound_services, []) : try("${lower(service.protocol)} ${service.port}", "")]))
    error_message = "Two services share the last four digits of their port, and so a rule number; write one of them as an outbound ACL rule."
  }
}

variable "private_outbound_services" {
  description = "In the private tier: with a preset, the only ports that hosts may open on the internet; null for every TCP and UDP port."
  type        = list(object({ protocol = string, port = number }))
  default     = null

  validation {
    condition = alltrue([for service in coalesce(var.private_outbound_services, []) : try(
      contains(["tcp", "udp"], lower(service.protocol)) && service.port >= 1 && service.port <= 65535 && floor(service.port) == service.port,
      false
    )])
    error_message = "Write { protocol = \"tcp\", port = 443 }: \"tcp\" or \"udp\", and a whole port from 1 to 65535."
  }

  validation {
    condition     = length(distinct([for service in coalesce(var.private_outbound_services, []) : try("${lower(service.protocol)} ${service.port}", "")])) == length(coalesce(var.private_outbound_services, []))
    error_message = "Give each service once."
  }

  validation {
    condition     = length(distinct([for service in coalesce(var.private_outbound_services, []) : try("${lower(service.protocol)} ${service.port % 10000}", "")])) == length(distinct([for service in coalesce(var.private_outbound_services, []) : try("${lower(service.protocol)} ${service.port}", "")]))
    error_message = "Two services share the last four digits of their port, and so a rule number; write one of them as an outbound ACL rule."
  }
}

variable "return_ports" {
  description = "The ports on which replies to hosts arrive. The default is Linux's."
  type        = object({ from_port = optional(number, 32768), to_port = optional(number, 60999) })
  default     = {}
  nullable    = false

  validation {
    condition     = var.return_ports.from_port >= 1 && var.return_ports.from_port <= var.return_ports.to_port && var.return_ports.to_port <= 65535 && alltrue([for port in values(var.return_ports) : floor(port) == port])
    error_message = "Write { from_port = 32768, to_port = 60999 }, whole numbers from 1 to 65535, the smaller first."
  }
}

variable "acl_rule_quota" {
  description = "Most rules in one direction, AWS's own two included: 20, up to 40 where AWS raised quota L-2AEEBF1A. Rules that others add to the ACL, such as the module bastion's, are not counted."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = contains(range(1, 41), var.acl_rule_quota)
    error_message = "Write a whole number from 1 to 40; 20 is what every account has."
  }
}

variable "public_subnet_tags" {
  description = "Tags of the public subnets, beside those of everything; for instance those that a load balancer controller looks for."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue(
      [for key in keys(var.public_subnet_tags) : lower(key) != "name" && !startswith(lower(key), "aws:")]
    )
    error_message = "Take away Name, which the module sets, and keys that start with aws:, which AWS keeps for itself."
  }

  validation {
    condition     = length(var.public_subnet_tags) <= 49 && alltrue([for key, value in var.public_subnet_tags : try(length(key) >= 1 && length(key) <= 127 && length(value) <= 256, false)])
    error_message = "Write at most 49 tags, Name comes besides: keys of 1 to 127 characters, values of at most 256 and not null."
  }
}

variable "private_subnet_tags" {
  description = "Tags of the private subnets, beside those of everything; for instance those that a load balancer controller looks for."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue(
      [for key in keys(var.private_subnet_tags) : lower(key) != "name" && !startswith(lower(key), "aws:")]
    )
    error_message = "Take away Name, which the module sets, and keys that start with aws:, which AWS keeps for itself."
  }

  validation {
    condition     = length(var.private_subnet_tags) <= 49 && alltrue([for key, value in var.private_subnet_tags : try(length(key) >= 1 && length(key) <= 127 && length(value) <= 256, false)])
    error_message = "Write at most 49 tags, Name comes besides: keys of 1 to 127 characters, values of at most 256 and not null."
  }
}

variable "public_acl_tags" {
  description = "Tags of the public network ACL, beside those of everything."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue(
      [for key in keys(var.public_acl_tags) : lower(key) != "name" && !startswith(lower(key), "aws:")]
    )
    error_message = "Take away Name, which the module sets, and keys that start with aws:, which AWS keeps for itself."
  }

  validation {
    condition     = length(var.public_acl_tags) <= 49 && alltrue([for key, value in var.public_acl_tags : try(length(key) >= 1 && length(key) <= 127 && length(value) <= 256, false)])
    error_message = "Write at most 49 tags, Name comes besides: keys of 1 to 127 characters, values of at most 256 and not null."
  }
}

variable "private_acl_tags" {
  description = "Tags of the private network ACL, beside those of everything."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue(
      [for key in keys(var.private_acl_tags) : lower(key) != "name" && !startswith(lower(key), "aws:")]
    )
    error_message = "Take away Name, which the module sets, and keys that start with aws:, which AWS keeps for itself."
  }

  validation {
    condition     = length(var.private_acl_tags) <= 49 && alltrue([for key, value in var.private_acl_tags : try(length(key) >= 1 && length(key) <= 127 && length(value) <= 256, false)])
    error_message = "Write at most 49 tags, Name comes besides: keys of 1 to 127 characters, values of at most 256 and not null."
  }
}

variable "enable_flow_log" {
  description = "Whether the VPC's flow logs go to CloudWatch Logs, encrypted with a key of their own."
  type        = bool
  default     = true
  nullable    = false
}

variable "flow_log_cloudwatch_log_group_retention_in_days" {
  description = "Days for which CloudWatch Logs keeps the records."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition = contains(
      [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.flow_log_cloudwatch_log_group_retention_in_days
    )
    error_message = "Write one of the periods that CloudWatch Logs has: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653."
  }
}

variable "flow_log_traffic_type" {
  description = "Which packets are recorded: ALL, ACCEPT, REJECT."
  type        = string
  default     = "ALL"
  nullable    = false

  validation {
    condition     = contains(["ALL", "ACCEPT", "REJECT"], var.flow_log_traffic_type)
    error_message = "Write ALL, ACCEPT, REJECT."
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
