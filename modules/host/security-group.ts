/**
 * A machine's security group, every rule of it described. It lets out what the tier's ACL lets out, and in what the
 * machine asks for.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { forSecurityGroup } from "../net/protocol.js";
import { addressed } from "../network/address.js";
import { type GroupPeer, groupConfig, icmpv6Out, type Rule, sshRule } from "./group-config.js";
import { type GroupPackets, keyIn, keyOut, packetsOut, packetsText } from "./group-packets.js";
import type { MachineDesign } from "./machine-design.js";

export class MachineSecurityGroup {
  readonly securityGroupId: string;
  /** What lets packets out. */
  readonly wayOut: ITerraformDependable[] = [];

  constructor(
    readonly scope: Construct,
    readonly address: string,
    readonly design: MachineDesign,
  ) {
    const name = `${design.network.name}-${address}`;
    const config = groupConfig(design.network.vpc.id, name, { ...design.tags, Name: name });
    this.securityGroupId = addressed(new SecurityGroup(scope, "security-group", config), address).id;
    this.#letOut("icmpv6", icmpv6Out());
    for (const packets of packetsOut(design.tier.design)) {
      this.#letOut(keyOut(packets), this.#configOf(packets, "to"));
    }
  }

  /** Lets SSH in from the peer; `key` tells the rule from the group's other SSH rules. */
  allowSshFrom(key: string, peer: GroupPeer, description: string): void {
    this.#rule(VpcSecurityGroupIngressRule, "ingress", `ssh-from-${key}`, sshRule(peer, description));
  }

  /** Lets SSH out to the members of a group. */
  allowSshTo(key: string, referencedSecurityGroupId: string, description: string): void {
    const rule = sshRule({ referencedSecurityGroupId }, description);
    this.#rule(VpcSecurityGroupEgressRule, "egress", `ssh-to-${key}`, rule);
  }

  /** Lets packets in. */
  allowIn(packets: GroupPackets): void {
    this.#rule(VpcSecurityGroupIngressRule, "ingress", keyIn(packets), this.#configOf(packets, "from"));
  }

  #letOut(key: string, config: Rule): void {
    const rule = this.#rule(VpcSecurityGroupEgressRule, "egress", key, config);
    if (rule) this.wayOut.push(rule);
  }

  #configOf(packets: GroupPackets, preposition: "from" | "to") {
    const { protocol, ports, icmp, peer } = packets;
    return {
      cidrIpv6: this.design.network.cidrOf(peer),
      ipProtocol: forSecurityGroup(protocol),
      // EC2 keeps a message's type and code where it keeps ports.
      fromPort: ports?.fromPort ?? icmp?.type,
      toPort: ports?.toPort ?? icmp?.code,
      description: packetsText(packets, preposition),
    };
  }

  #rule(
    Resource: typeof VpcSecurityGroupIngressRule | typeof VpcSecurityGroupEgressRule,
    direction: "ingress" | "egress",
    key: string,
    config: Rule,
  ): ITerraformDependable | undefined {
    const { securityGroupId, scope, design } = this;
    // The design was refused unless two rules of one key are the same; two hosts of one id have one address, which
    // synthesis refuses in better words.
    if (scope.node.tryFindChild(`${direction}-${key}`)) return undefined;
    const tags = { ...design.tags, Name: `${this.address}-${key}` };
    const rule = new Resource(scope, `${direction}-${key}`, { securityGroupId, ...config, tags });
    return addressed(rule, `${this.address}-${key}`);
  }
}
