/**
 * A bastion: a host in the public tier whose IPv6 address belongs to an aws_network_interface of its own, so that it
 * survives every replacement of the instance. SSH comes in from the prefixes named and from nowhere else.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
 */
import { NetworkInterface } from "@cdktf/provider-aws/lib/network-interface/index.js";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record/index.js";
import { call, TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { addressTaken } from "../errors/bastion.js";
import { type Problem, refuse } from "../errors/problem.js";
import { quote } from "../errors/words.js";
import { sshUserOf } from "../facts/images.js";
import { type Peer, peerText } from "../net/peer.js";
import { addressed } from "../network/address.js";
import { expressionOf } from "../network/literal.js";
import type { Network } from "../network/network.js";
import { annotate } from "../network/notes.js";
import { output } from "../network/outputs.js";
import type { Tier } from "../network/tier.js";
import { addressRecord, fixedInterface } from "./address-config.js";
import { type BastionDesign, designBastion } from "./bastion-design.js";
import type { BastionProps } from "./host-props.js";
import { createMachine } from "./machine.js";
import { checkId, checkStack } from "./machine-design.js";
import { MachineSecurityGroup } from "./security-group.js";
import { keyOf } from "./ssh-peers.js";

/**
 * The way into a network from the internet.
 * @throws ConfigError with everything that is wrong with the props
 */
export class Bastion extends Construct {
  readonly network: Network;
  readonly tier: Tier;
  readonly instanceId: string;
  /** The fixed address. */
  readonly ipv6Address: string;
  readonly securityGroupId: string;
  /** The key pair's name, for hosts that the same people log in to. */
  readonly keyName: string;
  /** The name of the IAM role that the machine runs with. */
  readonly roleName: string;
  /** `user@[address]`, as ssh's -J takes it. */
  readonly jump: string;
  readonly #address: string;
  /** In which subnet it has which last half. */
  readonly #place: Pick<BastionDesign, "subnet" | "interfaceId">;
  readonly #securityGroup: MachineSecurityGroup;
  readonly #problems: readonly Problem[];

  constructor(scope: Construct, id: string, props: BastionProps) {
    refuse(`Bastion ${quote(id)}`, checkId(id));
    super(scope, id);
    const problems: Problem[] = [];
    const design = this.#designed(props, problems);
    this.#place = design;
    this.network = design.network;
    this.tier = design.tier;
    this.#address = id;

    this.#securityGroup = this.#createSecurityGroup(design);
    this.securityGroupId = this.#securityGroup.securityGroupId;
    this.ipv6Address = addressIn(design.subnet.ipv6CidrBlock, design.interfaceId);
    const networkInterfaceId = this.#createInterface(design);
    const networkInterface = [{ deviceIndex: 0, networkInterfaceId }];
    const { instance, role, keyName } = createMachine(
      this,
      id,
      design,
      { networkInterface },
      this.#securityGroup.wayOut,
    );
    this.instanceId = instance.id;
    this.keyName = String(keyName);
    this.roleName = role.name;
    if (design.dns) this.#createRecord(design.dns);
    const host = design.dns?.recordName ?? `[${this.ipv6Address}]`;
    this.jump = `${sshUserOf(design.machineImage)}@${host}`;

    this.network.ssh.openFrom(design.allowSshFrom, this.tier);
    this.#problems = problems;
    this.#createOutputs(sshUserOf(design.machineImage), design.dns?.recordName ?? this.ipv6Address);
    annotate(this, problems);
  }

  /** Everything that was put right or is odd. Never throws. */
  problems(): Problem[] {
    return [...this.#problems];
  }

  /** Lets people go on from here to the members of a group in a tier. For hosts. */
  openSshTo(key: string, tier: Tier, securityGroupId: string): void {
    this.#securityGroup.allowSshTo(key, securityGroupId, `SSH to ${key}`);
    this.network.ssh.openBetween(this.tier, tier);
  }

  /** The props checked, or every complaint thrown at once. */
  #designed(props: BastionProps, problems: Problem[]): BastionDesign {
    const resolve = (reference: unknown) => expressionOf(this, reference);
    const design = designBastion(this.node.id, props, resolve, problems);
    checkStack(this, props, problems);
    const other = design && this.#neighbourAt(design);
    if (other) problems.push(addressTaken("interfaceId", props.interfaceId ?? "::22", other.node.path));
    refuse(`Bastion "${this.node.path}"`, problems);
    return design as BastionDesign;
  }

  #neighbourAt({ subnet, interfaceId }: BastionDesign): Bastion | undefined {
    const isThere = (one: unknown): one is Bastion =>
      one instanceof Bastion && one.#place?.subnet === subnet && one.#place.interfaceId === interfaceId;
    // Whoever is in the subnet is in its stack; the whole app would be searched once for each of its networks.
    return TerraformStack.of(this).node.findAll().find(isThere);
  }

  #createSecurityGroup(design: BastionDesign): MachineSecurityGroup {
    const group = new MachineSecurityGroup(this, this.#address, design);
    for (const peer of design.allowSshFrom) {
      const cidrIpv6 = peer.kind === "reference" ? peer.expression : peerText(peer);
      group.allowSshFrom(
        keyOf(peer),
        { cidrIpv6 },
        `SSH from ${keyOf(peer) === "anywhere" ? "anywhere" : nameOf(peer)}`,
      );
    }
    return group;
  }

  #createInterface({ network, subnet, tags }: BastionDesign): string {
    const name = `${network.name}-${this.#address}`;
    const { ipv6Address, securityGroupId } = this;
    const parts = { name, subnetId: subnet.subnetId, ipv6Address, securityGroupId, tags: { ...tags, Name: name } };
    return addressed(new NetworkInterface(this, "interface", fixedInterface(parts)), this.#address).id;
  }

  #createRecord({ recordName, hostedZoneId }: NonNullable<BastionDesign["dns"]>): void {
    const record = addressRecord(hostedZoneId, recordName, this.ipv6Address);
    addressed(new Route53Record(this, "record", record), this.#address);
  }

  #createOutputs(user: string, host: string): void {
    const prefix = this.#address.replaceAll("-", "_");
    output(this, `${prefix}_instance_id`, this.instanceId, "The bastion's instance id");
    output(this, `${prefix}_ipv6_address`, this.ipv6Address, "The bastion's fixed IPv6 address");
    output(this, `${prefix}_security_group_id`, this.securityGroupId, "The bastion's security group");
    output(this, `${prefix}_ssh_command`, `ssh ${user}@${host}`, "Logs in to the bastion");
  }
}

/** The subnet's address with this last half; one past what a double holds is written as text, which Terraform converts. */
function addressIn(ipv6CidrBlock: string, interfaceId: bigint): string {
  const hostNumber = interfaceId <= Number.MAX_SAFE_INTEGER ? Number(interfaceId) : String(interfaceId);
  return Token.asString(call("cidrhost", [ipv6CidrBlock, hostNumber]));
}

/** A reference's text is code, which a description must not hold. */
const nameOf = (peer: Peer): string => (peer.kind === "reference" ? keyOf(peer) : peerText(peer));
