/**
 * An IPv6-only aws_subnet, for a zone that is known and for `each.key` alike.
 * https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html
 */
import type { SubnetConfig } from "@cdktf/provider-aws/lib/subnet/index.js";
import type { Tags } from "./tags.js";

export interface SubnetParts {
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly ipv6CidrBlock: string;
  readonly tags: Tags;
}

export function subnetConfig(parts: SubnetParts): SubnetConfig {
  return {
    ...parts,
    ipv6Native: true,
    assignIpv6AddressOnCreation: true,
    privateDnsHostnameTypeOnLaunch: "resource-name",
    enableResourceNameDnsAaaaRecordOnLaunch: true,
  };
}
