/**
 * The security group and the network ACL that AWS makes with every VPC, adopted and emptied: what is attached to
 * nothing else can reach nothing.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
import { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl/index.js";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group/index.js";
import type { Construct } from "constructs";
import { addressed } from "./address.js";
import type { Tags } from "./tags.js";
import { emptyNetworkAcl, emptySecurityGroup } from "./vpc-config.js";

export function emptyDefaults(
  scope: Construct,
  vpc: { readonly vpcId: string; readonly defaultNetworkAclId: string },
  networkName: string,
  tags: Tags,
): void {
  const named = { ...tags, Name: `${networkName}-default-unused` };
  addressed(new DefaultSecurityGroup(scope, "default-security-group", emptySecurityGroup(vpc.vpcId, named)), "main");
  const acl = emptyNetworkAcl(vpc.defaultNetworkAclId, named);
  addressed(new DefaultNetworkAcl(scope, "default-network-acl", acl), "main");
}
