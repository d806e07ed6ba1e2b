/**
 * A network ACL: aws_network_acl and one aws_network_acl_rule a rule, each at an address made of its number.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
import { NetworkAcl as AwsNetworkAcl } from "@cdktf/provider-aws/lib/network-acl/index.js";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule/index.js";
import { Construct } from "constructs";
import type { Problem } from "../errors/problem.js";
import { lintAcl } from "../net/lint.js";
import type { Peer } from "../net/peer.js";
import type { PortRange } from "../net/ports.js";
import { forNetworkAcl } from "../net/protocol.js";
import type { AclRules, Direction, EmittedRule } from "../net/rule.js";
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
}

/** Rules may be added until synthesis, which refuses an ACL that cannot work. */
export class NetworkAcl extends Construct {
  readonly networkAclId: string;
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

  #addRule(direction: Direction, rule: EmittedRule): void {
    const rules = this.#rules[direction];
    const taken = rules.some((other) => other.ruleNumber === rule.ruleNumber);
    rules.push(rule);
    // Synthesis refuses a number given twice; a resource for the second would only hide that behind its address.
    if (taken) return;
    const id = `${direction}-${rule.ruleNumber}`;
    addressed(
      new NetworkAclRule(this, id, {
        networkAclId: this.networkAclId,
        egress: direction === "egress",
        ruleNumber: rule.ruleNumber,
        ruleAction: rule.ruleAction,
        protocol: forNetworkAcl(rule.protocol),
        ipv6CidrBlock: this.#design.cidrOf(rule.peer),
        fromPort: rule.ports?.fromPort,
        toPort: rule.ports?.toPort,
        icmpType: rule.icmp?.type,
        icmpCode: rule.icmp?.code,
      }),
      `${this.#design.name}-${id}`,
    );
  }
}
