variable "name" {
  description = "What the log group, the role and Name tags begin with: the network's name. Another name makes another log group, and the records go with the old one; no other network of the account and region may have it. A letter, then letters, digits and hyphens, at most 32."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,31}$", var.name))
    error_message = "Write a letter, then at most 31 letters, digits and hyphens, such as \"app\"."
  }
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
  nullable    = false
}

variable "retention_in_days" {
  description = "Days for which CloudWatch Logs keeps the records."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition = contains(
      [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.retention_in_days
    )
    error_message = "Write one of the periods that CloudWatch Logs has: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653."
  }
}

variable "traffic_type" {
  description = "Which packets are recorded: ALL, ACCEPT, REJECT."
  type        = string
  default     = "ALL"
  nullable    = false

  validation {
    condition     = contains(["ALL", "ACCEPT", "REJECT"], var.traffic_type)
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
