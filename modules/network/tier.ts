/**
 * One tier of a network: an IPv6-only subnet a zone, one route table, one network ACL.
 * https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html
 */
import { Route } from "@cdktf/provider-aws/lib/route/index.js";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table/index.js";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association/index.js";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet/index.js";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Zone } from "../facts/regions.js";
import type { Peer } from "../net/peer.js";
import type { PlannedSubnet } from "../net/plan.js";
import { presetRules } from "../net/presets.js";
import { addressed } from "./address.js";
import { NetworkAcl } from "./network-acl.js";
import { subnetConfig } from "./subnet-config.js";
import type { Tags } from "./tags.js";
import type { TierDesign } from "./tier-design.js";

/** A subnet as other constructs use it. */
export interface Subnet {
  readonly zone: Zone;
  /** The hex digits that tell it from the network's other subnets: `1b` in a /56. */
  readonly digits: string;
  readonly subnetId: string;
  readonly ipv6CidrBlock: string;
}

/** What a tier needs of the network it is part of. */
export interface TierContext {
  /** The first part of its Name tags. */
  readonly networkName: string;
  readonly zones: readonly Zone[];
  /** The tier's subnets in the order of the zones. */
  readonly plan: readonly PlannedSubnet[];
  readonly vpc: { readonly id: string; readonly ipv6CidrBlock: string };
  /** Where `::/0` goes; absent for an isolated tier. */
  readonly gateway?: { readonly gatewayId: string } | { readonly egressOnlyGatewayId: string };
  readonly quota: number;
  readonly tags: Tags;
  readonly cidrOf: (peer: Peer) => string;
  readonly placed: (peer: Peer) => Peer;
}

export class Tier extends Construct {
  /** One a zone, in the order of the network's zones. */
  readonly subnets: readonly Subnet[];
  readonly routeTableId: string;
  readonly networkAcl: NetworkAcl;
  #route: ITerraformDependable[] = [];

  constructor(
    scope: Construct,
    readonly design: TierDesign,
    context: TierContext,
  ) {
    // A tier may be named as another child of the network is: vpc.
    super(scope, `tier-${design.name}`);
    this.subnets = context.plan.map((planned, index) => this.#subnet(planned, context.zones[index] as Zone, context));
    this.routeTableId = this.#routeTable(context);
    this.networkAcl = this.#networkAcl(context);
  }

  /** What must be there before a host reaches the internet. */
  get resources(): ITerraformDependable[] {
    return [...this.#route, ...this.networkAcl.resources];
  }

  #subnet(planned: PlannedSubnet, zone: Zone, { networkName, vpc, tags }: TierContext): Subnet {
    const subnet = addressed(
      new AwsSubnet(
        this,
        `subnet-${zone.letter}`,
        subnetConfig({
          vpcId: vpc.id,
          availabilityZone: zone.name,
          ipv6CidrBlock: Fn.cidrsubnet(vpc.ipv6CidrBlock, planned.newbits, planned.netnum),
          tags: { ...tags, Name: `${networkName}-${this.design.name}-${zone.name}` },
        }),
      ),
      `${this.design.name}-${zone.letter}`,
    );
    return { zone, digits: planned.digits, subnetId: subnet.id, ipv6CidrBlock: subnet.ipv6CidrBlock };
  }

  #routeTable({ networkName, vpc, tags, gateway }: TierContext): string {
    const { name } = this.design;
    const config = { vpcId: vpc.id, tags: { ...tags, Name: `${networkName}-${name}` } };
    const routeTableId = addressed(new RouteTable(this, "route-table", config), name).id;
    if (gateway) {
      const route = new Route(this, "route", { routeTableId, destinationIpv6CidrBlock: "::/0", ...gateway });
      this.#route = [addressed(route, `${name}-ipv6-default`)];
    }
    for (const { zone, subnetId } of this.subnets) {
      const association = new RouteTableAssociation(this, `association-${zone.letter}`, { subnetId, routeTableId });
      addressed(association, `${name}-${zone.letter}`);
    }
    return routeTableId;
  }

  #networkAcl({ networkName, vpc, tags, quota, cidrOf, placed }: TierContext): NetworkAcl {
    const { name, returnPorts, ownRules, preset } = this.design;
    const acl = new NetworkAcl(this, "network-acl", {
      name,
      where: `tiers.${name}`,
      vpcId: vpc.id,
      subnetIds: this.subnets.map((subnet) => subnet.subnetId),
      returnPorts,
      quota,
      tags: { ...tags, Name: `${networkName}-${name}` },
      cidrOf,
      placed,
    });
    acl.add(ownRules);
    if (preset) acl.add(presetRules(this.design));
    return acl;
  }
}
