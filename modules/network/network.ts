/**
 * An IPv6-only network: aws_vpc, tiers of IPv6-only subnets, aws_internet_gateway, aws_egress_only_internet_gateway,
 * flow logs, and the defaults that AWS makes emptied. No NAT gateway, no public IPv4 address.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html
 */
import { EgressOnlyInternetGateway } from "@cdktf/provider-aws/lib/egress-only-internet-gateway/index.js";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway/index.js";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { Fn, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { secondNetwork } from "../errors/network.js";
import { type Problem, refuse } from "../errors/problem.js";
import type { Zone } from "../facts/regions.js";
import type { Peer } from "../net/peer.js";
import { placed } from "../net/place.js";
import type { AddressPlan } from "../net/plan.js";
import type { SubnetType } from "../net/presets.js";
import { addressed } from "./address.js";
import { emptyDefaults } from "./defaults.js";
import { designNetwork, type NetworkDesign } from "./design.js";
import { FlowLogs } from "./flow-logs.js";
import { expressionOf } from "./literal.js";
import { takeLogGroup } from "./log-groups.js";
import type { NetworkProps } from "./network-props.js";
import { annotate, validated } from "./notes.js";
import { outputNetwork } from "./outputs.js";
import { SshAccess } from "./ssh-access.js";
import { AwsStack } from "./stack.js";
import type { Tags } from "./tags.js";
import { Tier, type TierContext } from "./tier.js";
import { vpcConfig } from "./vpc-config.js";

/**
 * The network of a stack; a second one goes into a stack of its own.
 * @throws ConfigError with everything that is wrong with the props
 */
export class Network extends Construct {
  readonly name: string;
  readonly zones: readonly Zone[];
  /** Where each /64 lies. */
  readonly plan: AddressPlan;
  readonly vpc: { readonly id: string; readonly arn: string; readonly ipv6CidrBlock: string };
  readonly tiers: ReadonlyMap<string, Tier>;
  /** There when a tier is public. */
  readonly internetGatewayId?: string;
  /** There when a tier is private with egress. */
  readonly egressOnlyInternetGatewayId?: string;
  /** On everything in the network that takes tags, as Terraform reads them. */
  readonly tags: Tags;
  /** Who logs in where; for bastions and hosts. */
  readonly ssh = new SshAccess();
  readonly #notes: readonly Problem[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const problems: Problem[] = [];
    const design = designed(this, props, problems);
    this.name = design.name;
    this.zones = design.zones;
    this.plan = design.plan;
    this.tags = design.tags;
    this.#notes = problems;

    this.vpc = this.#createVpc(design);
    const types = new Set(design.tiers.map((tier) => tier.subnetType));
    if (types.has("public")) this.internetGatewayId = this.#createInternetGateway();
    if (types.has("private-with-egress")) this.egressOnlyInternetGatewayId = this.#createEgressOnlyGateway();
    this.tiers = new Map(design.tiers.map((tier) => [tier.name, this.#createTier(tier, design)]));
    if (design.flowLogs) {
      const { name, region, tags } = design;
      takeLogGroup(this, name, region, problems);
      new FlowLogs(this, "flow-logs", design.flowLogs, { networkName: name, region, vpcId: this.vpc.id, tags });
    }
    outputNetwork(this);
    annotate(this, problems);
    validated(this, () => this.ssh.problems(design.access));
  }

  /** Everything that was put right, and everything odd about the ACLs as they stand now. Never throws. */
  problems(): Problem[] {
    const lint = [...this.tiers.values()].flatMap((tier) => tier.networkAcl.lint());
    return [...this.#notes, ...lint, ...this.ssh.stopped()];
  }

  /** The IPv6 prefix of whom a rule is about; that of a tier is an expression. */
  cidrOf(peer: Peer): string {
    if (peer.kind === "prefix") return peer.prefix.text;
    if (peer.kind === "reference") return peer.expression;
    const { newbits, netnum } = this.plan.tiers.find((tier) => tier.name === peer.tier) ?? { newbits: 0, netnum: 0 };
    return Fn.cidrsubnet(this.vpc.ipv6CidrBlock, newbits, netnum);
  }

  #createVpc({ name, ipv4CidrBlock, ipv6, tags }: NetworkDesign): Network["vpc"] {
    const fromPool = ipv6.ipamPoolId !== undefined;
    const vpc = addressed(
      new Vpc(
        this,
        "vpc",
        vpcConfig({
          cidrBlock: ipv4CidrBlock,
          assignGeneratedIpv6CidrBlock: fromPool ? undefined : true,
          ipv6IpamPoolId: ipv6.ipamPoolId,
          ipv6CidrBlock: ipv6.prefix?.text,
          ipv6NetmaskLength: fromPool && !ipv6.prefix ? ipv6.length : undefined,
          tags: { ...tags, Name: name },
        }),
      ),
      "main",
    );
    emptyDefaults(this, { vpcId: vpc.id, defaultNetworkAclId: vpc.defaultNetworkAclId }, name, tags);
    return { id: vpc.id, arn: vpc.arn, ipv6CidrBlock: vpc.ipv6CidrBlock };
  }

  #createInternetGateway(): string {
    const tags = { ...this.tags, Name: `${this.name}-igw` };
    return addressed(new InternetGateway(this, "internet-gateway", { vpcId: this.vpc.id, tags }), "main").id;
  }

  #createEgressOnlyGateway(): string {
    const tags = { ...this.tags, Name: `${this.name}-eigw` };
    const config = { vpcId: this.vpc.id, tags };
    return addressed(new EgressOnlyInternetGateway(this, "egress-only-internet-gateway", config), "main").id;
  }

  #createTier(tier: NetworkDesign["tiers"][number], design: NetworkDesign): Tier {
    return new Tier(this, tier, {
      networkName: design.name,
      zones: design.zones,
      plan: design.plan.subnets.filter((subnet) => subnet.tier === tier.name),
      vpc: this.vpc,
      gateway: this.#gatewayOf(tier.subnetType),
      quota: design.aclRuleQuota,
      tags: design.tags,
      cidrOf: (peer) => this.cidrOf(peer),
      placed: (peer) => placed(peer, design.plan, design.ipv6.ipamPoolId === undefined),
    });
  }

  #gatewayOf(subnetType: SubnetType): TierContext["gateway"] {
    switch (subnetType) {
      case "public":
        return { gatewayId: String(this.internetGatewayId) };
      case "private-with-egress":
        return { egressOnlyGatewayId: String(this.egressOnlyInternetGatewayId) };
      case "private-isolated":
        return undefined;
    }
  }
}

/** The props checked, or every complaint thrown at once. */
function designed(network: Network, props: NetworkProps, problems: Problem[]): NetworkDesign {
  const stack = TerraformStack.of(network);
  const region = stack instanceof AwsStack ? stack.region : undefined;
  const resolve = (reference: string) => expressionOf(network, reference);
  // A network that was refused stays in the tree, without a VPC.
  const first = stack.node.findAll().find((other) => other instanceof Network && other !== network && other.vpc);
  if (first) problems.push(secondNetwork("scope", first.node.path));
  const design = designNetwork(props, { name: stack.node.id, region, resolve }, problems);
  refuse(`Network "${network.node.path}"`, problems);
  return design as NetworkDesign;
}
