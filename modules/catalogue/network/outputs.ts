/** What the module `network` answers, in terraform-aws-modules/vpc's words. */
import { expression } from "../module.js";
import { TIERS, type TierName } from "./tiers.js";

export const OUTPUTS = {
  name: output("The network's name.", "var.name"),
  azs: output("The zones, in the order given.", "var.azs"),
  vpc_id: output("Id of the VPC.", "aws_vpc.this.id"),
  vpc_arn: output("ARN of the VPC.", "aws_vpc.this.arn"),
  vpc_cidr_block: output("The IPv4 block that AWS demands and no subnet uses.", "aws_vpc.this.cidr_block"),
  vpc_ipv6_cidr_block: output("The VPC's IPv6 prefix.", "aws_vpc.this.ipv6_cidr_block"),
  vpc_ipv6_association_id: output("Id of the prefix's association.", "aws_vpc.this.ipv6_association_id"),
  default_security_group_id: output(
    "Id of the default security group, which is emptied.",
    "aws_vpc.this.default_security_group_id",
  ),
  default_network_acl_id: output(
    "Id of the default network ACL, which is emptied.",
    "aws_vpc.this.default_network_acl_id",
  ),
  igw_id: output("Id of the internet gateway; null where there is none.", "one(aws_internet_gateway.this[*].id)"),
  egress_only_internet_gateway_id: output(
    "Id of the egress-only internet gateway; null where there is none.",
    "one(aws_egress_only_internet_gateway.this[*].id)",
  ),
  ...Object.assign({}, ...TIERS.map(outputsOf)),
  flow_log_id: output("Id of the flow log; null where there is none.", "one(module.flow_logs[*].flow_log_id)"),
  flow_log_group_name: output(
    "Name of the flow logs' log group; null where there is none.",
    "one(module.flow_logs[*].flow_log_group_name)",
  ),
};

function outputsOf(tier: TierName) {
  const each = (attribute: string): string => `[for az in var.azs : aws_subnet.${tier}[az].${attribute}]`;
  return {
    [`${tier}_subnets`]: output(`Ids of the ${tier} subnets, in the order of azs.`, each("id")),
    [`${tier}_subnets_by_az`]: output(
      `Id, ARN and IPv6 prefix of each ${tier} subnet, by zone.`,
      `{ for az, subnet in aws_subnet.${tier} : az => { id = subnet.id, arn = subnet.arn, ipv6_cidr_block = subnet.ipv6_cidr_block } }`,
    ),
    [`${tier}_subnet_arns`]: output(`ARNs of the ${tier} subnets, in the order of azs.`, each("arn")),
    [`${tier}_subnets_ipv6_cidr_blocks`]: output(
      `IPv6 prefixes of the ${tier} subnets, in the order of azs.`,
      each("ipv6_cidr_block"),
    ),
    [`${tier}_route_table_ids`]: output(`Id of the ${tier} route table, in a list.`, `[aws_route_table.${tier}.id]`),
    [`${tier}_network_acl_id`]: output(`Id of the ${tier} network ACL.`, `module.${tier}_network_acl.network_acl_id`),
    [`${tier}_network_acl_arn`]: output(
      `ARN of the ${tier} network ACL.`,
      `module.${tier}_network_acl.network_acl_arn`,
    ),
    [`${tier}_acl_corrections`]: output(
      `What was put right in the ${tier} ACL rules, a sentence each.`,
      `module.${tier}_network_acl.corrections`,
    ),
  };
}

function output(description: string, value: string) {
  return { description, value: expression(value) };
}
