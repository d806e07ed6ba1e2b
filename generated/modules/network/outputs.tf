output "name" {
  description = "The network's name."
  value       = var.name
}

output "azs" {
  description = "The zones, in the order given."
  value       = var.azs
}

output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.this.id
}

output "vpc_arn" {
  description = "ARN of the VPC."
  value       = aws_vpc.this.arn
}

output "vpc_cidr_block" {
  description = "The IPv4 block that AWS demands and no subnet uses."
  value       = aws_vpc.this.cidr_block
}

output "vpc_ipv6_cidr_block" {
  description = "The VPC's IPv6 prefix."
  value       = aws_vpc.this.ipv6_cidr_block
}

output "vpc_ipv6_association_id" {
  description = "Id of the prefix's association."
  value       = aws_vpc.this.ipv6_association_id
}

output "default_security_group_id" {
  description = "Id of the default security group, which is emptied."
  value       = aws_vpc.this.default_security_group_id
}

output "default_network_acl_id" {
  description = "Id of the default network ACL, which is emptied."
  value       = aws_vpc.this.default_network_acl_id
}

output "igw_id" {
  description = "Id of the internet gateway; null where there is none."
  value       = one(aws_internet_gateway.this[*].id)
}

output "egress_only_internet_gateway_id" {
  description = "Id of the egress-only internet gateway; null where there is none."
  value       = one(aws_egress_only_internet_gateway.this[*].id)
}

output "public_subnets" {
  description = "Ids of the public subnets, in the order of azs."
  value       = [for az in var.azs : aws_subnet.public[az].id]
}

output "public_subnets_by_az" {
  description = "Id, ARN and IPv6 prefix of each public subnet, by zone."
  value = { for az, subnet in aws_subnet.public : az => {
    id              = subnet.id
    arn             = subnet.arn
    ipv6_cidr_block = subnet.ipv6_cidr_block
  } }
}

output "public_subnet_arns" {
  description = "ARNs of the public subnets, in the order of azs."
  value       = [for az in var.azs : aws_subnet.public[az].arn]
}

output "public_subnets_ipv6_cidr_blocks" {
  description = "IPv6 prefixes of the public subnets, in the order of azs."
  value       = [for az in var.azs : aws_subnet.public[az].ipv6_cidr_block]
}

output "public_route_table_ids" {
  description = "Id of the public route table, in a list."
  value       = [aws_route_table.public.id]
}

output "public_network_acl_id" {
  description = "Id of the public network ACL."
  value       = module.public_network_acl.network_acl_id
}

output "public_network_acl_arn" {
  description = "ARN of the public network ACL."
  value       = module.public_network_acl.network_acl_arn
}

output "public_acl_corrections" {
  description = "What was put right in the public ACL rules, a sentence each."
  value       = module.public_network_acl.corrections
}

output "private_subnets" {
  description = "Ids of the private subnets, in the order of azs."
  value       = [for az in var.azs : aws_subnet.private[az].id]
}

output "private_subnets_by_az" {
  description = "Id, ARN and IPv6 prefix of each private subnet, by zone."
  value = { for az, subnet in aws_subnet.private : az => {
    id              = subnet.id
    arn             = subnet.arn
    ipv6_cidr_block = subnet.ipv6_cidr_block
  } }
}

output "private_subnet_arns" {
  description = "ARNs of the private subnets, in the order of azs."
  value       = [for az in var.azs : aws_subnet.private[az].arn]
}

output "private_subnets_ipv6_cidr_blocks" {
  description = "IPv6 prefixes of the private subnets, in the order of azs."
  value       = [for az in var.azs : aws_subnet.private[az].ipv6_cidr_block]
}

output "private_route_table_ids" {
  description = "Id of the private route table, in a list."
  value       = [aws_route_table.private.id]
}

output "private_network_acl_id" {
  description = "Id of the private network ACL."
  value       = module.private_network_acl.network_acl_id
}

output "private_network_acl_arn" {
  description = "ARN of the private network ACL."
  value       = module.private_network_acl.network_acl_arn
}

output "private_acl_corrections" {
  description = "What was put right in the private ACL rules, a sentence each."
  value       = module.private_network_acl.corrections
}

output "flow_log_id" {
  description = "Id of the flow log; null where there is none."
  value       = one(module.flow_logs[*].flow_log_id)
}

output "flow_log_group_name" {
  description = "Name of the flow logs' log group; null where there is none."
  value       = one(module.flow_logs[*].flow_log_group_name)
}
