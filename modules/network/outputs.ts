/** What a stack tells of its network, in the words of terraform-aws-modules/vpc. */
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { addressed } from "./address.js";
import type { Network } from "./network.js";

/** An output at a readable name; `value` is a reference or a list of them. */
export function output(scope: Construct, name: string, value: unknown, description: string): void {
  addressed(new TerraformOutput(scope, `output-${name}`, { value, description }), name);
}

export function outputNetwork(network: Network): void {
  const { vpc, tiers } = network;
  output(network, "vpc_id", vpc.id, "The VPC's id");
  output(network, "vpc_arn", vpc.arn, "The VPC's ARN");
  output(network, "vpc_ipv6_cidr_block", vpc.ipv6CidrBlock, "The VPC's IPv6 prefix");
  const { internetGatewayId, egressOnlyInternetGatewayId } = network;
  if (internetGatewayId) output(network, "igw_id", internetGatewayId, "The internet gateway's id");
  if (egressOnlyInternetGatewayId) {
    const text = "The egress-only internet gateway's id";
    output(network, "egress_only_internet_gateway_id", egressOnlyInternetGatewayId, text);
  }
  for (const [name, tier] of tiers) {
    const prefix = name.replaceAll("-", "_");
    const subnets = tier.subnets.map((subnet) => subnet.subnetId);
    const blocks = tier.subnets.map((subnet) => subnet.ipv6CidrBlock);
    output(network, `${prefix}_subnets`, subnets, `The ids of the ${name} subnets, in the order of azs`);
    output(network, `${prefix}_subnets_ipv6_cidr_blocks`, blocks, `The IPv6 prefixes of the ${name} subnets`);
    output(network, `${prefix}_route_table_ids`, [tier.routeTableId], `The id of the ${name} tier's route table`);
    output(network, `${prefix}_network_acl_id`, tier.networkAcl.networkAclId, `The id of the ${name} tier's ACL`);
  }
  output(
    network,
    "azs",
    network.zones.map((zone) => zone.name),
    "The Availability Zones",
  );
}
