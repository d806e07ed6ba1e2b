/**
 * A network ACL: aws_network_acl and one aws_network_acl_rule a rule, each at an address made of its number.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
import { NetworkAcl as AwsNetworkAcl } from "@cdktf/provider-aws/lib/network-acl/index.js";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule/index.js";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Problem } from "../errors/problem.js";
import { lintAcl } from "../net/lint.js";
import { type Loss, lossOf } from "../net/loss.js";
import { type Packets, shadows } from "../net/match.js";
import type { Peer } from "../net/peer.js";
import type { PortRange } from "../net/ports.js";
import { forNetworkAcl } from "../net/protocol.js";
import type { AclRules, Direction, EmittedRule } from "../net/rule.js";
import { aclRule } from "./acl-rule.js";
import { addressed } from "./address.js";
import { validated } from "./notes.js";
import type { Tags } from "./tags.js";

export interface NetworkAclDesign {
  /** The first part of its addresses: `public` gives `aws_network_acl.public`. */
  readonly name: string;
  /** The path the user typed, for complaints about the whole: `tiers.public`. */
  readonly where: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly returnPorts: PortRange;
  /** The most rules in one direction. */
  readonly quota: number;
  readonly tags: Tags;
  /** The IPv6 prefix that a rule is emitted with: only the network knows where a tier lies. */
  readonly cidrOf: (peer: Peer) => string;
  /**
   * The peer with what is known of where it lies.
   * @default - no more is known than the rules say
   */
  readonly placed?: (peer: Peer) => Peer;
}

/** Rules may be added until synthesis, which refuses an ACL that cannot work. */
export class NetworkAcl extends Construct {
  readonly networkAclId: string;
  /** What must be there before packets pass. */
  readonly resources: ITerraformDependable[] = [];
  readonly #design: NetworkAclDesign;
  readonly #rules: { readonly ingress: EmittedRule[]; readonly egress: EmittedRule[] } = { ingress: [], egress: [] };

  constructor(scope: Construct, id: string, design: NetworkAclDesign) {
    super(scope, id);
    this.#design = design;
    const { name, vpcId, subnetIds, tags } = design;
    const acl = addressed(new AwsNetworkAcl(this, "acl", { vpcId, subnetIds: [...subnetIds], tags }), name);
    this.networkAclId = acl.id;
    validated(this, () => this.lint());
  }

  /** Everything that is wrong or odd about the rules as they stand. Never throws. */
  lint(): Problem[] {
    const { where, quota, returnPorts } = this.#design;
    return lintAcl(this.#rules, where, { quota, returnPorts });
  }

  add(rules: AclRules): void {
    for (const direction of ["ingress", "egress"] as const) {
      for (const rule of rules[direction]) this.#addRule(direction, rule);
    }
  }

  /** What of the packets certainly fails to pass between the subnets and every address of the peer. */
  lossOf(direction: Direction, packets: Packets, peer: Peer): Loss | undefined {
    return lossOf(this.#rules[direction], packets, this.#placed(peer));
  }

  #placed(peer: Peer): Peer {
    return this.#design.placed?.(peer) ?? peer;
  }

  #addRule(direction: Direction, written: EmittedRule): void {
    const rule = { ...written, peer: this.#placed(written.peer) };
    const rules = this.#rules[direction];
    const ours = rules.filter((other) => !other.where);
    // Two bastions may ask for the same rule.
    if (!rule.where && ours.some((other) => shadows(other, rule) && shadows(rule, other))) return;
    // The number of an SSH rule is made of its peer, and two peers may make the same.
    const isTaken = (number: number) => !rule.where && ours.some((other) => other.ruleNumber === number);
    let { ruleNumber } = rule;
    while (isTaken(ruleNumber)) ruleNumber++;
    const isTwice = rules.some((other) => other.ruleNumber === ruleNumber);
    rules.push({ ...rule, ruleNumber });
    // Synthesis refuses a number given twice; a resource for the second would only hide that behind its address.
    if (isTwice) return;
    const id = `${direction}-${ruleNumber}`;
    const resource = new NetworkAclRule(
      this,
      id,
      aclRule({
        networkAclId: this.networkAclId,
        egress: direction === "egress",
        ruleNumber,
        ruleAction: rule.ruleAction,
        protocol: forNetworkAcl(rule.protocol),
        ipv6CidrBlock: this.#design.cidrOf(rule.peer),
        ports: rule.ports,
        icmp: rule.icmp,
      }),
    );
    this.resources.push(addressed(resource, `${this.#design.name}-${id}`));
  }
}
