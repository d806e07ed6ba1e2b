/**
 * A machine's security group, every rule of it described. It lets out what the tier's ACL lets out, and nothing in.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js";
import {
  type VpcSecurityGroupIngressRuleConfig as RuleConfig,
  VpcSecurityGroupIngressRule,
} from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js";
import type { Construct } from "constructs";
import { ALL_PORTS } from "../net/ports.js";
import { forSecurityGroup, ICMPV6, TCP, UDP } from "../net/protocol.js";
import { addressed } from "../network/address.js";
import type { Tags } from "../network/tags.js";
import type { MachineDesign } from "./machine-design.js";

const SSH = { fromPort: 22, toPort: 22, ipProtocol: forSecurityGroup(TCP) };

/** Whom an SSH rule is about: an IPv6 prefix, or the members of a security group. */
export type SshPeer = { readonly cidrIpv6: string } | { readonly referencedSecurityGroupId: string };

export class MachineSecurityGroup {
  readonly securityGroupId: string;
  readonly #tags: Tags;

  constructor(
    readonly scope: Construct,
    readonly address: string,
    design: MachineDesign,
  ) {
    const name = `${design.network.name}-${address}`;
    this.#tags = design.tags;
    const config = {
      vpcId: design.network.vpc.id,
      // EC2 takes no name that begins with "sg-".
      namePrefix: `${name.replace(/^sg-/i, "for-$&")}-`,
      description: `What reaches ${name} and what it reaches`,
      tags: { ...design.tags, Name: name },
      // Whatever replaces the group: a group with members cannot be destroyed.
      lifecycle: { createBeforeDestroy: true },
    };
    this.securityGroupId = addressed(new SecurityGroup(scope, "security-group", config), address).id;
    this.#letOut(design);
  }

  /** Lets SSH in from the peer; `key` tells the rule from the group's other SSH rules. */
  allowSshFrom(key: string, peer: SshPeer, description: string): void {
    const config = { ...SSH, ...peer, description };
    this.#rule(VpcSecurityGroupIngressRule, "ingress", `ssh-from-${key}`, config);
  }

  /** Lets SSH out to the members of a group. */
  allowSshTo(key: string, referencedSecurityGroupId: string, description: string): void {
    this.#rule(VpcSecurityGroupEgressRule, "egress", `ssh-to-${key}`, {
      ...SSH,
      referencedSecurityGroupId,
      description,
    });
  }

  #letOut({ tier }: MachineDesign): void {
    const anywhere = { cidrIpv6: "::/0" };
    const { outbound, subnetType } = tier.design;
    const icmpv6 = { ...anywhere, ipProtocol: forSecurityGroup(ICMPV6), fromPort: -1, toPort: -1 };
    this.#rule(VpcSecurityGroupEgressRule, "egress", "icmpv6", { ...icmpv6, description: "ICMPv6 of every type" });
    if (subnetType === "private-isolated") return;
    const everyPort = [TCP, UDP].map((protocol) => ({
      protocol: forSecurityGroup(protocol),
      ...ALL_PORTS,
      text: "every port",
    }));
    const services = outbound?.map(({ protocol, port }) => ({
      protocol,
      fromPort: port,
      toPort: port,
      text: `port ${port}`,
    }));
    for (const { protocol, fromPort, toPort, text } of services ?? everyPort) {
      const key = services ? `${protocol}-${fromPort}` : protocol;
      const description = `${protocol.toUpperCase()} to ${text}`;
      const config = { ...anywhere, ipProtocol: protocol, fromPort, toPort, description };
      this.#rule(VpcSecurityGroupEgressRule, "egress", key, config);
    }
  }

  #rule(
    Rule: typeof VpcSecurityGroupIngressRule | typeof VpcSecurityGroupEgressRule,
    direction: "ingress" | "egress",
    key: string,
    config: Omit<RuleConfig, "securityGroupId" | "tags">,
  ): void {
    const { securityGroupId, scope } = this;
    // Two hosts of one id have one address, which synthesis refuses; an error of the rule's name would come before.
    if (scope.node.tryFindChild(`${direction}-${key}`)) return;
    const tags = { ...this.#tags, Name: `${this.address}-${key}` };
    addressed(new Rule(scope, `${direction}-${key}`, { securityGroupId, ...config, tags }), `${this.address}-${key}`);
  }
}
