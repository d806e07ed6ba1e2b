/**
 * A bastion's interface with its fixed address, and the DNS name of that, for a bastion that is known and for a
 * module's variables alike.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
 */
import type { NetworkInterfaceConfig } from "@cdktf/provider-aws/lib/network-interface/index.js";
import type { Route53RecordConfig } from "@cdktf/provider-aws/lib/route53-record/index.js";
import type { Tags } from "../network/tags.js";

export interface InterfaceParts {
  readonly name: string;
  readonly subnetId: string;
  readonly ipv6Address: string;
  readonly securityGroupId: string;
  readonly tags: Tags;
}

export function fixedInterface(parts: InterfaceParts): NetworkInterfaceConfig {
  const { name, subnetId, ipv6Address, securityGroupId, tags } = parts;
  return {
    subnetId,
    ipv6Addresses: [ipv6Address],
    securityGroups: [securityGroupId],
    description: `The fixed address of ${name}`,
    tags,
  };
}

export function addressRecord(zoneId: string, name: string, ipv6Address: string): Route53RecordConfig {
  return { zoneId, name, type: "AAAA", ttl: 300, records: [ipv6Address] };
}
