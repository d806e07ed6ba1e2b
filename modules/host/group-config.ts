/**
 * A machine's security group and its rules about SSH and ICMPv6, for one that is known and for a module's variables
 * alike.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import type { SecurityGroupConfig } from "@cdktf/provider-aws/lib/security-group/index.js";
import type { VpcSecurityGroupIngressRuleConfig as RuleConfig } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js";
import { ALL, forSecurityGroup, ICMPV6, TCP } from "../net/protocol.js";
import type { Tags } from "../network/tags.js";

/** Whom a rule is about: an IPv6 prefix, or the members of a security group. */
export type GroupPeer = { readonly cidrIpv6: string } | { readonly referencedSecurityGroupId: string };

/** A rule before it is in a group. */
export type Rule = Omit<RuleConfig, "securityGroupId" | "tags">;

/** EC2 takes no name that begins with "sg-". */
export function groupConfig(vpcId: string, name: string, tags: Tags): SecurityGroupConfig {
  return {
    vpcId,
    namePrefix: `${name.replace(/^sg-/i, "for-$&")}-`,
    description: `What reaches ${name} and what it reaches`,
    tags,
    // Whatever replaces the group: a group with members cannot be destroyed.
    lifecycle: { createBeforeDestroy: true },
  };
}

export function sshRule(peer: GroupPeer, description: string): Rule {
  return { fromPort: 22, toPort: 22, ipProtocol: forSecurityGroup(TCP), ...peer, description };
}

/** ICMPv6 of every type to anywhere. */
export function icmpv6Out(): Rule {
  const ipProtocol = forSecurityGroup(ICMPV6);
  return {
    ipProtocol,
    fromPort: ALL,
    toPort: ALL,
    cidrIpv6: "::/0",
    description: "ICMPv6 of every type to ::/0",
  };
}
