/**
 * aws_vpc, and the security group and network ACL that AWS makes with it, for a network that is known and for a
 * module's variables alike.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html
 */
import type { DefaultNetworkAclConfig } from "@cdktf/provider-aws/lib/default-network-acl/index.js";
import type { DefaultSecurityGroupConfig } from "@cdktf/provider-aws/lib/default-security-group/index.js";
import type { VpcConfig } from "@cdktf/provider-aws/lib/vpc/index.js";
import type { Tags } from "./tags.js";

/** The prefix comes from Amazon, or from a pool with a block or a length; what does not apply is left out. */
export type VpcParts = Pick<
  VpcConfig,
  "cidrBlock" | "assignGeneratedIpv6CidrBlock" | "ipv6IpamPoolId" | "ipv6CidrBlock" | "ipv6NetmaskLength"
> & { readonly tags: Tags };

export function vpcConfig(parts: VpcParts): VpcConfig {
  // The provider reads a length that nobody wrote beside a block from a pool, and would take it away for ever:
  // https://github.com/hashicorp/terraform-provider-aws/issues/45844
  const lifecycle = parts.ipv6CidrBlock === undefined ? undefined : { ignoreChanges: ["ipv6_netmask_length"] };
  return { ...parts, enableDnsSupport: true, enableDnsHostnames: true, lifecycle };
}

/** Adopted without a rule: what is attached to nothing else can reach nothing. */
export function emptySecurityGroup(vpcId: string, tags: Tags): DefaultSecurityGroupConfig {
  return { vpcId, tags };
}

/** Adopted without a rule. A subnet falls back to it while its own ACL is replaced, and Terraform could not take it away. */
export function emptyNetworkAcl(defaultNetworkAclId: string, tags: Tags): DefaultNetworkAclConfig {
  return { defaultNetworkAclId, tags, lifecycle: { ignoreChanges: ["subnet_ids"] } };
}
