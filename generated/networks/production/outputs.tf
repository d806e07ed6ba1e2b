output "vpc_id" {
  value       = aws_vpc.main.id
  description = "The VPC's id"
}

output "vpc_arn" {
  value       = aws_vpc.main.arn
  description = "The VPC's ARN"
}

output "vpc_ipv6_cidr_block" {
  value       = aws_vpc.main.ipv6_cidr_block
  description = "The VPC's IPv6 prefix"
}

output "igw_id" {
  value       = aws_internet_gateway.main.id
  description = "The internet gateway's id"
}

output "egress_only_internet_gateway_id" {
  value       = aws_egress_only_internet_gateway.main.id
  description = "The egress-only internet gateway's id"
}

output "public_subnets" {
  value       = [aws_subnet.public_a.id, aws_subnet.public_b.id, aws_subnet.public_c.id]
  description = "The ids of the public subnets, in the order of azs"
}

output "public_subnets_ipv6_cidr_blocks" {
  value = [
    aws_subnet.public_a.ipv6_cidr_block,
    aws_subnet.public_b.ipv6_cidr_block,
    aws_subnet.public_c.ipv6_cidr_block,
  ]
  description = "The IPv6 prefixes of the public subnets"
}

output "public_route_table_ids" {
  value       = [aws_route_table.public.id]
  description = "The id of the public tier's route table"
}

output "public_network_acl_id" {
  value       = aws_network_acl.public.id
  description = "The id of the public tier's ACL"
}

output "private_subnets" {
  value       = [aws_subnet.private_a.id, aws_subnet.private_b.id, aws_subnet.private_c.id]
  description = "The ids of the private subnets, in the order of azs"
}

output "private_subnets_ipv6_cidr_blocks" {
  value = [
    aws_subnet.private_a.ipv6_cidr_block,
    aws_subnet.private_b.ipv6_cidr_block,
    aws_subnet.private_c.ipv6_cidr_block,
  ]
  description = "The IPv6 prefixes of the private subnets"
}

output "private_route_table_ids" {
  value       = [aws_route_table.private.id]
  description = "The id of the private tier's route table"
}

output "private_network_acl_id" {
  value       = aws_network_acl.private.id
  description = "The id of the private tier's ACL"
}

output "azs" {
  value       = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
  description = "The Availability Zones"
}

output "bastion_instance_id" {
  value       = aws_instance.bastion.id
  description = "The bastion's instance id"
}

output "bastion_ipv6_address" {
  value       = cidrhost(aws_subnet.public_a.ipv6_cidr_block, 34)
  description = "The bastion's fixed IPv6 address"
}

output "bastion_security_group_id" {
  value       = aws_security_group.bastion.id
  description = "The bastion's security group"
}

output "bastion_ssh_command" {
  value       = "ssh ec2-user@bastion.example.com"
  description = "Logs in to the bastion"
}

output "app_instance_id" {
  value       = aws_instance.app.id
  description = "The instance id of app"
}

output "app_ipv6_address" {
  value       = element(aws_instance.app.ipv6_addresses, 0)
  description = "The IPv6 address of app"
}

output "app_security_group_id" {
  value       = aws_security_group.app.id
  description = "The security group of app"
}

output "app_ssh_command" {
  value       = "ssh -J 'ec2-user@bastion.example.com' ec2-user@${element(aws_instance.app.ipv6_addresses, 0)}"
  description = "Logs in to app through the bastion"
}
