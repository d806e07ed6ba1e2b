/**
 * The module `network`: an IPv6-only VPC with a public and a private tier. aws_vpc, aws_subnet, gateways, route tables,
 * and the modules `network-acl` and `flow-logs`.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html
 */
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
import { PLAN_CONDITIONS, PLAN_LOCALS, TIERS, type TierName } from "./tiers.js";
import { VARIABLES } from "./variables.js";

/** The module's configuration. */
export const networkModule = () =>
  moduleOf("network", { variable: VARIABLES, locals: PLAN_LOCALS, module: MODULES, output: OUTPUTS }, build);

const MODULES = {
  ...Object.fromEntries(TIERS.map((tier) => [`${tier}_network_acl`, aclOf(tier)])),
  flow_logs: {
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
  const gateway = { public: "var.create_igw", private: "var.create_egress_only_igw" }[tier];
  const preset = { public: "public", private: "private-with-egress" }[tier];
  return {
    source: "../network-acl",
    name: `\${var.name}-${tier}`,
    vpc_id: expression("aws_vpc.this.id"),
    preset: expression(`${gateway} ? "${preset}" : "private-isolated"`),
    inbound_acl_rules: expression(`var.${tier}_inbound_acl_rules`),
    outbound_acl_rules: expression(`var.${tier}_outbound_acl_rules`),
    outbound_services: expression(`var.${tier}_outbound_services`),
    return_ports: expression("var.return_ports"),
    acl_rule_quota: expression("var.acl_rule_quota"),
    tags: expression(`merge(var.tags, var.${tier}_acl_tags)`),
  };
}

function build(stack: TerraformStack): void {
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
