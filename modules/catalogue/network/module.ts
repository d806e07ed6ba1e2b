/**
 * The module `network`: an IPv6-only VPC with a public and a private tier. aws_vpc, aws_subnet, gateways, route tables,
 * and the modules `network-acl` and `flow-logs`.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html
 */
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region/index.js";
import { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl/index.js";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group/index.js";
import { EgressOnlyInternetGateway } from "@cdktf/provider-aws/lib/egress-only-internet-gateway/index.js";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import type { TerraformStack } from "cdktf";
import { emptyNetworkAcl, emptySecurityGroup, vpcConfig } from "../../network/vpc-config.js";
import { called, expression, moduleOf, onlyIf } from "../module.js";
import { named } from "../variables.js";
import { OUTPUTS } from "./outputs.js";
import { createTier } from "./tier.js";
import { GATEWAY_FLAGS, PLAN_CONDITIONS, PLAN_LOCALS, TIERS, type TierName } from "./tiers.js";
import { VARIABLES } from "./variables.js";

/** The module's configuration. */
export const networkModule = () =>
  moduleOf(
    "network",
    { variable: VARIABLES, locals: PLAN_LOCALS, module: MODULES, output: OUTPUTS, comments: COMMENTS },
    build,
  );

const COMMENTS = {
  "aws_vpc.this": "AWS demands an IPv4 block of every VPC. No subnet has a part of it.",
  "aws_default_security_group.this": "Emptied: what names no security group of its own reaches nothing.",
  "aws_default_network_acl.this":
    "Emptied: a subnet that falls back to it lets nothing pass. Such a subnet is no change to make here.",
  "aws_internet_gateway.this": "Both ways, for the public tier.",
  "aws_egress_only_internet_gateway.this": "Only what begins in the private tier, and the replies. It costs nothing.",
  "terraform_data.public_prefix":
    "Replaces a subnet that is given another number: AWS changes no prefix of a subnet that is IPv6-only.",
  "terraform_data.private_prefix": "As the public ones.",
  "aws_subnet.public":
    "IPv6-only. DNS64 stays off: it answers with addresses in 64:ff9b::/96, and there is no NAT64 that they would lead to.",
  "aws_subnet.private": "IPv6-only, as the public ones.",
  "aws_route_table.public": "One table for all zones: no route of theirs differs.",
  "aws_route_table.private": "One table for all zones: an egress-only internet gateway is no zone's.",
  "aws_network_acl_association.public":
    "Associated one by one, not by the ACL's own list, which a new zone would change.",
  "aws_network_acl_association.private": "As the public ones.",
};

const MODULES = {
  ...Object.fromEntries(TIERS.map((tier) => [`${tier}_network_acl`, aclOf(tier)])),
  flow_logs: {
    "//": "To CloudWatch Logs, encrypted with a key of their own.",
    source: "../flow-logs",
    count: expression("var.enable_flow_log ? 1 : 0"),
    name: expression("var.name"),
    vpc_id: expression("aws_vpc.this.id"),
    retention_in_days: expression("var.flow_log_cloudwatch_log_group_retention_in_days"),
    traffic_type: expression("var.flow_log_traffic_type"),
    tags: expression("var.tags"),
  },
};

function aclOf(tier: TierName) {
  const preset = { public: "public", private: "private-with-egress" }[tier];
  return {
    "//": `What may pass the ${tier} tier's border. Where it has no gateway, only ICMPv6 and your own rules.`,
    source: "../network-acl",
    name: `\${var.name}-${tier}`,
    vpc_id: expression("aws_vpc.this.id"),
    preset: expression(`var.${GATEWAY_FLAGS[tier]} ? "${preset}" : "private-isolated"`),
    inbound_acl_rules: expression(`var.${tier}_inbound_acl_rules`),
    outbound_acl_rules: expression(`var.${tier}_outbound_acl_rules`),
    outbound_services: expression(`var.${tier}_outbound_services`),
    return_ports: expression("var.return_ports"),
    acl_rule_quota: expression("var.acl_rule_quota"),
    tags: expression(`merge(var.tags, var.${tier}_acl_tags)`),
  };
}

function build(stack: TerraformStack): void {
  called(new DataAwsRegion(stack, "region"), "current");
  const vpc = new Vpc(
    stack,
    "vpc",
    vpcConfig({
      cidrBlock: expression("var.cidr"),
      assignGeneratedIpv6CidrBlock: expression("var.ipv6_ipam_pool_id == null ? true : null"),
      ipv6IpamPoolId: expression("var.ipv6_ipam_pool_id"),
      ipv6CidrBlock: expression("var.ipv6_cidr"),
      ipv6NetmaskLength: expression<number>(
        "var.ipv6_ipam_pool_id == null || var.ipv6_cidr != null ? null : local.vpc_prefix_length",
      ),
      tags: named(),
    }),
  );
  called(vpc, "this").addOverride("lifecycle.precondition", PLAN_CONDITIONS);
  const vpcId = vpc.id;
  const unused = named("-default-unused");
  called(new DefaultSecurityGroup(stack, "default-security-group", emptySecurityGroup(vpcId, unused)), "this");
  called(new DefaultNetworkAcl(stack, "default-acl", emptyNetworkAcl(vpc.defaultNetworkAclId, unused)), "this");

  const internet = new InternetGateway(stack, "igw", { vpcId, tags: named("-igw") });
  onlyIf(internet, "this", "var.create_igw");
  const egress = new EgressOnlyInternetGateway(stack, "eigw", { vpcId, tags: named("-eigw") });
  onlyIf(egress, "this", "var.create_egress_only_igw");

  const plan = { vpcId, vpcIpv6CidrBlock: "aws_vpc.this.ipv6_cidr_block" };
  createTier(stack, "public", {
    ...plan,
    routeName: "public_internet_gateway_ipv6",
    hasGateway: "var.create_igw",
    gateway: { gatewayId: expression("aws_internet_gateway.this[0].id") },
  });
  createTier(stack, "private", {
    ...plan,
    routeName: "private_ipv6_egress",
    hasGateway: "var.create_egress_only_igw",
    gateway: { egressOnlyGatewayId: expression("aws_egress_only_internet_gateway.this[0].id") },
  });
}
