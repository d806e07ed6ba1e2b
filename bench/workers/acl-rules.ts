/**
 * A stack of as many ACL rules as wanted. They are the provider's own resources: a network's ACL refuses more rules
 * than AWS takes, and what is measured is how the stack and the export bear them.
 */
import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl/index.js";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import type { App } from "cdktf";
import { AwsStack } from "v6only";

export function aclRules(app: App, count: number): AwsStack {
  const stack = new AwsStack(app, "rules", { region: "eu-west-1" });
  const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true });
  const networkAclId = new NetworkAcl(stack, "acl", { vpcId: vpc.id }).id;
  for (let index = 0; index < count; index++) {
    new NetworkAclRule(stack, `rule-${index}`, {
      networkAclId,
      egress: index % 2 === 1,
      ruleNumber: 1 + (index % 32_766),
      ruleAction: "allow",
      protocol: "6",
      fromPort: 443,
      toPort: 443,
      ipv6CidrBlock: `2001:db8:${index.toString(16)}::/48`,
    });
  }
  return stack;
}
