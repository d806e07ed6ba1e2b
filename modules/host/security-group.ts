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
import { icmpv6Name } from "../net/icmpv6.js";
import { ANYWHERE, peerText } from "../net/peer.js";
import { ALL_PORTS } from "../net/ports.js";
import { ALL, forSecurityGroup, ICMPV6, protocolName, TCP, UDP } from "../net/protocol.js";
import type { EmittedRule } from "../net/rule.js";
import { addressed } from "../network/address.js";
import { type GroupPeer, groupConfig, icmpv6Out, type Rule, sshRule } from "./group-config.js";
import type { MachineDesign } from "./machine-design.js";
import { keyOf } from "./ssh-peers.js";

/** A rule of a group as far as it is about packets. */
type Packets = Pick<EmittedRule, "protocol" | "peer" | "ports" | "icmp">;

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
    for (const packets of letOut(design)) {
      const isAnywhere = peerText(packets.peer) === peerText(ANYWHERE);
      const key = `${packetsKey(packets)}${isAnywhere ? "" : `-to-${keyOf(packets.peer)}`}`;
      this.#letOut(key, this.#configOf(packets, "to"));
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
  allowIn(packets: Packets): void {
    const key = `${packetsKey(packets)}-from-${keyOf(packets.peer)}`;
    this.#rule(VpcSecurityGroupIngressRule, "ingress", key, this.#configOf(packets, "from"));
  }

  #letOut(key: string, config: Rule): void {
    const rule = this.#rule(VpcSecurityGroupEgressRule, "egress", key, config);
    if (rule) this.wayOut.push(rule);
  }

  #configOf(packets: Packets, preposition: "from" | "to") {
    const { protocol, ports, icmp, peer } = packets;
    return {
      cidrIpv6: this.design.network.cidrOf(peer),
      ipProtocol: forSecurityGroup(protocol),
      // EC2 keeps a message's type and code where it keeps ports.
      fromPort: ports?.fromPort ?? icmp?.type,
      toPort: ports?.toPort ?? icmp?.code,
      description: `${packetsText(packets)} ${preposition} ${peer.kind === "prefix" ? peerText(peer) : keyOf(peer)}`,
    };
  }

  #rule(
    Resource: typeof VpcSecurityGroupIngressRule | typeof VpcSecurityGroupEgressRule,
    direction: "ingress" | "egress",
    key: string,
    config: Rule,
  ): ITerraformDependable | undefined {
    const { securityGroupId, scope, design } = this;
    // Two rules of one key are the same; two hosts of one id have one address, which synthesis refuses in better words.
    if (scope.node.tryFindChild(`${direction}-${key}`)) return undefined;
    const tags = { ...design.tags, Name: `${this.address}-${key}` };
    const rule = new Resource(scope, `${direction}-${key}`, { securityGroupId, ...config, tags });
    return addressed(rule, `${this.address}-${key}`);
  }
}

/** Beside ICMPv6: what the tier's hosts may open, and what the tier's own rules allow besides. */
function letOut({ tier }: MachineDesign): Packets[] {
  const { outbound, subnetType, ownRules } = tier.design;
  const everyPort = [TCP, UDP].map((protocol) => ({ protocol, ports: ALL_PORTS, peer: ANYWHERE }));
  const services = outbound?.map(({ protocol, port }) => ({
    protocol: protocol === "tcp" ? TCP : UDP,
    ports: { fromPort: port, toPort: port },
    peer: ANYWHERE,
  }));
  const opened = subnetType === "private-isolated" ? [] : (services ?? everyPort);
  const isOpen = ({ protocol }: Packets) =>
    protocol === ICMPV6 || (opened === everyPort && (protocol === TCP || protocol === UDP));
  const own = ownRules.egress.filter((rule) => rule.ruleAction === "allow" && !isOpen(rule));
  return [...opened, ...own];
}

/** `tcp-443`, `tcp` for every port, `icmpv6`, `icmpv6-128-0`. */
function packetsKey({ protocol, ports, icmp }: Packets): string {
  const isAll = ports?.fromPort === ALL_PORTS.fromPort && ports.toPort === ALL_PORTS.toPort;
  const range = ports && !isAll ? [...new Set([ports.fromPort, ports.toPort])] : [];
  const message = icmp && icmp.type !== ALL ? [icmp.type, ...(icmp.code === ALL ? [] : [icmp.code])] : [];
  return [protocolName(protocol), ...range, ...message].join("-");
}

function packetsText({ protocol, ports, icmp }: Packets): string {
  if (icmp) return icmp.type === ALL ? "ICMPv6 of every type" : `ICMPv6 ${icmpv6Name(icmp)}`;
  if (protocol === ALL) return "Every protocol";
  const name = protocolName(protocol).toUpperCase();
  if (!ports) return name;
  const { fromPort, toPort } = ports;
  if (fromPort === ALL_PORTS.fromPort && toPort === ALL_PORTS.toPort) return `${name} of every port`;
  return fromPort === toPort ? `${name} port ${fromPort}` : `${name} ports ${fromPort}-${toPort}`;
}
