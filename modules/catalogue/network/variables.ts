/** What the module `network` is called with: variables in terraform-aws-modules/vpc's words. */
import { VARIABLES as FLOW_LOGS } from "../flow-logs/variables.js";
import { type Block, expression } from "../module.js";
import { VARIABLES as NETWORK_ACL } from "../network-acl/variables.js";
import { isPrefix, nameVariable, TAGS, tagsVariable } from "../variables.js";
import { TIERS, type TierName, VPC_LENGTHS } from "./tiers.js";

export const VARIABLES = {
  name: nameVariable(
    "What Name tags, the log group and its role begin with. Another name makes another log group, and the records go with the old one; no other network of the account and region may have it.",
  ),
  azs: {
    description:
      "Availability Zones to build in, all of the provider's region, such as eu-west-1a. A zone's letter numbers its subnets, so that zones may be added and taken away anywhere in the list.",
    type: "list(string)",
    nullable: false,
    validation: [
      {
        condition: expression(
          'length(var.azs) > 0 && alltrue([for az in var.azs : can(regex("^[a-z]{2,5}(-[a-z]+)+-[0-9][a-z]$", az))])',
        ),
        error_message: "Write names of Availability Zones, such as eu-west-1a; neither zone ids nor Local Zones.",
      },
      {
        condition: expression("length(distinct(var.azs)) == length(var.azs)"),
        error_message: "Give each zone once; its letter numbers the subnet.",
      },
      {
        condition: expression("length(distinct([for az in var.azs : try(substr(az, 0, length(az) - 1), az)])) < 2"),
        error_message: "Give zones of one region; a VPC has no other.",
      },
    ],
  },
  cidr: {
    description:
      "The IPv4 block that AWS demands of every VPC, /16 to /28. No subnet uses it, and changing it replaces the VPC.",
    type: "string",
    default: "10.0.0.0/16",
    nullable: false,
    validation: [
      {
        condition: expression(
          'can(cidrnetmask(var.cidr)) && try(cidrsubnet(var.cidr, 0, 0) == var.cidr, false) && can(regex("/(1[6-9]|2[0-8])$", var.cidr))',
        ),
        error_message: "Write an IPv4 block from /16 to /28 without bits beyond its length, such as 10.0.0.0/16.",
      },
    ],
  },
  ipv6_ipam_pool_id: {
    description: "Id of the IPAM pool that the IPv6 prefix comes from; null for a /56 that Amazon provides.",
    type: "string",
    default: null,
    validation: [
      {
        condition: expression(
          'var.ipv6_ipam_pool_id == null || can(regex("^ipam-pool-[0-9a-f]+$", var.ipv6_ipam_pool_id))',
        ),
        error_message: "Write an IPAM pool's id, such as ipam-pool-0123456789abcdef0.",
      },
    ],
  },
  ipv6_netmask_length: {
    description: "Length of the prefix from the pool; null for 56.",
    type: "number",
    default: null,
    validation: [
      {
        condition: expression(`contains([${VPC_LENGTHS.join(", ")}], coalesce(var.ipv6_netmask_length, 56))`),
        error_message: `Write one of the lengths that AWS gives VPCs: ${VPC_LENGTHS.join(", ")}.`,
      },
    ],
  },
  ipv6_cidr: {
    description: "The prefix to take from the pool; null for the next free one.",
    type: "string",
    default: null,
    validation: [
      {
        condition: expression(
          `var.ipv6_cidr == null || (can(regex(":.*/(${VPC_LENGTHS.join("|")})$", var.ipv6_cidr)) && ${isPrefix("var.ipv6_cidr")})`,
        ),
        error_message: `Write an IPv6 prefix of length ${VPC_LENGTHS.join(", ")}, shortened, in lower case and without bits beyond its length, such as 2001:db8:1200::/56.`,
      },
    ],
  },
  create_igw: flag(
    "Whether the public tier reaches the internet and is reached from it, through an internet gateway; if not, it is as isolated as its ACL.",
  ),
  create_egress_only_igw: flag(
    "Whether the private tier reaches the internet, through an egress-only internet gateway that lets nothing in.",
  ),
  ...perTier("subnet_ipv6_prefixes", (tier) => ({
    description: `Numbers of the ${tier} /64s in the VPC's prefix, by zone; a zone that is not named has the ${tier} tier's number and its letter. Another number replaces the subnet.`,
    type: "map(number)",
    default: {},
    nullable: false,
    validation: [
      {
        condition: expression(
          `alltrue([for prefix in values(var.${tier}_subnet_ipv6_prefixes) : try(prefix >= 0 && floor(prefix) == prefix, false)])`,
        ),
        error_message: 'Write whole numbers from 0 on, by zone, such as { "eu-west-1a" = 16 }.',
      },
    ],
  })),
  ...perTierAs("inbound_acl_rules"),
  ...perTierAs("outbound_acl_rules"),
  ...perTierAs("outbound_services"),
  return_ports: {
    ...NETWORK_ACL.return_ports,
    description: "The ports on which replies to hosts arrive. The default is Linux's.",
  },
  acl_rule_quota: NETWORK_ACL.acl_rule_quota,
  ...perTier("subnet_tags", (tier) =>
    tagsVariable(
      `${tier}_subnet_tags`,
      `Tags of the ${tier} subnets, beside those of everything; for instance those that a load balancer controller looks for.`,
    ),
  ),
  ...perTier("acl_tags", (tier) =>
    tagsVariable(`${tier}_acl_tags`, `Tags of the ${tier} network ACL, beside those of everything.`),
  ),
  enable_flow_log: flag("Whether the VPC's flow logs go to CloudWatch Logs, encrypted with a key of their own."),
  ...renamed(FLOW_LOGS, "retention_in_days", "flow_log_cloudwatch_log_group_retention_in_days"),
  ...renamed(FLOW_LOGS, "traffic_type", "flow_log_traffic_type"),
  tags: TAGS,
};

function flag(description: string) {
  return { description, type: "bool", default: true, nullable: false };
}

function perTier<T>(name: string, variable: (tier: TierName) => T): Record<string, T> {
  return Object.fromEntries(TIERS.map((tier) => [`${tier}_${name}`, variable(tier)]));
}

/** The ACL's variable once for each tier. */
function perTierAs(name: keyof typeof NETWORK_ACL): Record<string, Block> {
  return Object.assign(
    {},
    ...TIERS.map((tier) => renamed(NETWORK_ACL, name, `${tier}_${name}`, `In the ${tier} tier: `)),
  );
}

/** Another module's variable under a name of ours. */
function renamed(from: Readonly<Record<string, Block>>, name: string, to: string, before = ""): Record<string, Block> {
  const variable = JSON.parse(JSON.stringify(from[name]).replaceAll(`var.${name}`, `var.${to}`));
  const { description } = variable;
  const text = before ? `${before}${description.charAt(0).toLowerCase()}${description.slice(1)}` : description;
  return { [to]: { ...variable, description: text } };
}
