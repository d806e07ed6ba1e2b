/**
 * One aws_network_acl_rule, for a rule that is known and for `each.value` alike.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
 */
import type { NetworkAclRuleConfig } from "@cdktf/provider-aws/lib/network-acl-rule/index.js";
import type { Icmpv6 } from "../net/icmpv6.js";
import type { PortRange } from "../net/ports.js";

export interface AclRuleParts {
  readonly networkAclId: string;
  readonly egress: boolean;
  readonly ruleNumber: number;
  readonly ruleAction: string;
  /** As a network ACL wants it: "58". */
  readonly protocol: string;
  readonly ipv6CidrBlock: string;
  readonly ports?: PortRange;
  readonly icmp?: Icmpv6;
}

/** A type or code that is left out is sent as 0, which matches nothing; so both are always there for ICMPv6. */
export function aclRule({ ports, icmp, ...rule }: AclRuleParts): NetworkAclRuleConfig {
  return {
    ...rule,
    fromPort: ports?.fromPort,
    toPort: ports?.toPort,
    icmpType: icmp?.type,
    icmpCode: icmp?.code,
  };
}
