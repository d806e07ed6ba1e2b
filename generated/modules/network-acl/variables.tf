variable "name" {
  description = "Name tag of the network ACL."
  type        = string
  nullable    = false

  validation {
    condition     = trimspace(var.name) != "" && length(var.name) <= 256
    error_message = "Write a name of 1 to 256 characters."
  }
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Ids of the subnets that the ACL filters, IPv6-only ones: it lets no IPv4 pass. It replaces the ACL that they have. Null where they are associated elsewhere."
  type        = list(string)
  default     = null
}

variable "inbound_acl_rules" {
  description = "Rules for traffic that enters the subnets, as terraform-aws-modules/vpc takes them. A protocol is a name in any case, such as icmpv6, or a number; so is icmp_type. IPv4 rules are left out, with a warning: they never match in an IPv6-only subnet."
  type        = list(map(string))
  default     = []
  nullable    = false

  validation {
    condition     = length([for place, number in [for rule in var.inbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number]) == 0
    error_message = "Write a rule_number, a whole number from 1 to 32766, in each rule. Rules without such a number, counted from 1: ${join(", ", [for place, number in [for rule in var.inbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number])}."
  }

  validation {
    condition     = length([for number, rules in { for rule in var.inbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1]) == 0
    error_message = "Give each rule a rule_number of its own. Numbers of more than one rule: ${join(", ", [for number, rules in { for rule in var.inbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1])}."
  }
}

variable "outbound_acl_rules" {
  description = "Rules for traffic that leaves the subnets, as terraform-aws-modules/vpc takes them. A protocol is a name in any case, such as icmpv6, or a number; so is icmp_type. IPv4 rules are left out, with a warning: they never match in an IPv6-only subnet."
  type        = list(map(string))
  default     = []
  nullable    = false

  validation {
    condition     = length([for place, number in [for rule in var.outbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number]) == 0
    error_message = "Write a rule_number, a whole number from 1 to 32766, in each rule. Rules without such a number, counted from 1: ${join(", ", [for place, number in [for rule in var.outbound_acl_rules : try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)] : place + 1 if number < 1 || number > 32766 || floor(number) != number])}."
  }

  validation {
    condition     = length([for number, rules in { for rule in var.outbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1]) == 0
    error_message = "Give each rule a rule_number of its own. Numbers of more than one rule: ${join(", ", [for number, rules in { for rule in var.outbound_acl_rules : tostring(try(tonumber(coalesce(rule.rule_number)), tonumber(coalesce(rule.rule_no)), 0)) => true... } : number if number != "0" && length(rules) > 1])}."
  }
}

variable "preset" {
  description = "Rules to begin with, numbered from 1000: what RFC 4890 says must pass and, where the internet is reached, what hosts open and the replies. One of none, public, private-with-egress, private-isolated."
  type        = string
  default     = "none"
  nullable    = false

  validation {
    condition     = contains(["none", "public", "private-with-egress", "private-isolated"], var.preset)
    error_message = "Write none, public, private-with-egress, private-isolated."
  }
}

variable "outbound_services" {
  description = "With a preset, the only ports that hosts may open on the internet; null for every TCP and UDP port."
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

  validation {
    condition     = length(distinct([for service in coalesce(var.outbound_services, []) : try("${lower(service.protocol)} ${service.port % 10000}", "")])) == length(distinct([for service in coalesce(var.outbound_services, []) : try("${lower(service.protocol)} ${service.port}", "")]))
    error_message = "Two services share the last four digits of their port, and so a rule number; write one of them as an outbound ACL rule."
  }
}

variable "return_ports" {
  description = "With a preset, the ports on which replies to the hosts arrive. The default is Linux's."
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

variable "tags" {
  description = "Tags of the network ACL, beside Name."
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
}
