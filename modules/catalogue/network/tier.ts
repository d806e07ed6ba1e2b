/** A tier's subnets, routes and associations, each keyed by its zone. */
import { NetworkAclAssociation } from "@cdktf/provider-aws/lib/network-acl-association/index.js";
import { Route } from "@cdktf/provider-aws/lib/route/index.js";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table/index.js";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association/index.js";
import { Subnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import { DataResource, type TerraformStack } from "cdktf";
import { subnetConfig } from "../../network/subnet-config.js";
import { called, expression, forEach, onlyIf } from "../module.js";
import { named } from "../variables.js";
import type { TierName } from "./tiers.js";

export interface TierParts {
  readonly vpcId: string;
  /** As an expression. */
  readonly vpcIpv6CidrBlock: string;
  /** The last part of the address of the route to the internet. */
  readonly routeName: string;
  /** The condition under which there is a gateway. */
  readonly hasGateway: string;
  readonly gateway: { readonly gatewayId: string } | { readonly egressOnlyGatewayId: string };
}

export function createTier(stack: TerraformStack, tier: TierName, parts: TierParts): void {
  const { vpcId, gateway } = parts;
  const subnet = subnetConfig({
    vpcId,
    availabilityZone: expression("each.key"),
    ipv6CidrBlock: expression(`cidrsubnet(${parts.vpcIpv6CidrBlock}, local.size.newbits, each.value)`),
    tags: expression(`merge(var.tags, var.${tier}_subnet_tags, { Name = "\${var.name}-${tier}-\${each.key}" })`),
  });
  const prefixes = `local.subnet_prefixes.${tier}`;
  const number = new DataResource(stack, `${tier}-prefix`, { input: expression("each.value") });
  forEach(number, `${tier}_prefix`, prefixes);
  const made = forEach(new Subnet(stack, `${tier}-subnet`, subnet), tier, prefixes);
  made.addOverride("lifecycle.replace_triggered_by", [`terraform_data.${tier}_prefix[each.key]`]);

  const table = new RouteTable(stack, `${tier}-table`, { vpcId, tags: named(`-${tier}`) });
  const routeTableId = called(table, tier).id;
  const route = new Route(stack, `${tier}-route`, { routeTableId, destinationIpv6CidrBlock: "::/0", ...gateway });
  onlyIf(route, parts.routeName, parts.hasGateway);

  const subnets = `aws_subnet.${tier}`;
  const subnetId = expression("each.value.id");
  const inTable = new RouteTableAssociation(stack, `${tier}-in-table`, { subnetId, routeTableId });
  forEach(inTable, tier, subnets);
  const networkAclId = expression(`module.${tier}_network_acl.network_acl_id`);
  const inAcl = new NetworkAclAssociation(stack, `${tier}-in-acl`, { subnetId, networkAclId });
  forEach(inAcl, tier, subnets);
}
