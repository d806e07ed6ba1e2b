/**
 * A host in an IPv6-only subnet: aws_instance, its security group, its role.
 * https://docs.aws.amazon.com/vpc/latest/userguide/create-subnets.html
 */
import { Fn, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { bastionElsewhere, bastionOfAnotherStack, notABastion } from "../errors/host.js";
import { type Problem, refuse } from "../errors/problem.js";
import { quote } from "../errors/words.js";
import { sshUserOf } from "../facts/images.js";
import { lintHostRoutes } from "../net/lint-routes.js";
import type { EmittedRule } from "../net/rule.js";
import { Network } from "../network/network.js";
import { annotate, validated } from "../network/notes.js";
import { output } from "../network/outputs.js";
import type { Tier } from "../network/tier.js";
import { Bastion } from "./bastion.js";
import { blocked } from "./blocked.js";
import type { HostProps } from "./host-props.js";
import { ingressOf } from "./ingress.js";
import { ownInterface } from "./instance-config.js";
import { createMachine } from "./machine.js";
import { checkId, checkStack, describeKind, designMachine, type MachineDesign } from "./machine-design.js";
import { MachineSecurityGroup } from "./security-group.js";

interface HostDesign extends MachineDesign {
  readonly ingress: readonly EmittedRule[];
  readonly bastion?: Bastion;
}

const KIND = { tier: "private", isPublic: false, keys: ["bastion", "ingress"], needsKey: false };

/**
 * A machine, private unless its tier says otherwise.
 * @throws ConfigError with everything that is wrong with the props
 */
export class Host extends Construct {
  readonly network: Network;
  readonly tier: Tier;
  readonly instanceId: string;
  /** The address that its subnet gave it; a new instance gets another. */
  readonly ipv6Address: string;
  readonly securityGroupId: string;
  /** The name of the IAM role that the machine runs with. */
  readonly roleName: string;
  readonly #ingress: readonly EmittedRule[];
  readonly #problems: readonly Problem[];

  constructor(scope: Construct, id: string, props: HostProps) {
    refuse(`Host ${quote(id)}`, checkId(id));
    super(scope, id);
    const problems: Problem[] = [];
    const design = designed(this, props, problems);
    this.network = design.network;
    this.tier = design.tier;

    const group = new MachineSecurityGroup(this, id, design);
    this.securityGroupId = group.securityGroupId;
    const attachment = ownInterface(design.subnet.subnetId, this.securityGroupId);
    const { instance, role } = createMachine(this, id, design, attachment, group.wayOut);
    for (const rule of design.ingress) group.allowIn(rule);
    this.instanceId = instance.id;
    this.ipv6Address = Fn.element(instance.ipv6Addresses, 0);
    this.roleName = role.name;

    const prefix = id.replaceAll("-", "_");
    output(this, `${prefix}_instance_id`, this.instanceId, `The instance id of ${id}`);
    output(this, `${prefix}_ipv6_address`, this.ipv6Address, `The IPv6 address of ${id}`);
    output(this, `${prefix}_security_group_id`, this.securityGroupId, `The security group of ${id}`);
    if (design.bastion) {
      this.#letIn(group, id, design.bastion);
      const command = `ssh -J '${design.bastion.jump}' ${sshUserOf(design.machineImage)}@${this.ipv6Address}`;
      output(this, `${prefix}_ssh_command`, command, `Logs in to ${id} through the bastion`);
    }
    this.#ingress = design.ingress;
    this.#problems = problems;
    annotate(this, problems);
    validated(this, () => this.#blocked());
  }

  /** Everything that was put right or is odd, the tier's ACL as it stands now. Never throws. */
  problems(): Problem[] {
    return [...this.#problems, ...this.#blocked()];
  }

  #blocked(): Problem[] {
    return this.#ingress.flatMap((service) => blocked(service, this.tier));
  }

  #letIn(group: MachineSecurityGroup, id: string, bastion: Bastion): void {
    const peer = { referencedSecurityGroupId: bastion.securityGroupId };
    group.allowSshFrom(bastion.node.id, peer, `SSH from ${bastion.node.id}`);
    bastion.openSshTo(id, this.tier, this.securityGroupId);
  }
}

function designed(host: Host, props: HostProps, problems: Problem[]): HostDesign {
  const machine = designMachine(host.node.id, props, KIND, problems);
  checkStack(host, props, problems);
  const { bastion, network }: Partial<Record<keyof HostProps, unknown>> = props ?? {};
  if (bastion instanceof Bastion) {
    const stack = TerraformStack.of(bastion);
    if (network instanceof Network && bastion.network !== network) problems.push(bastionElsewhere("bastion"));
    else if (stack !== TerraformStack.of(host)) problems.push(bastionOfAnotherStack("bastion", stack.node.id));
  } else if (bastion !== undefined) problems.push(notABastion("bastion", describeKind(bastion)));
  const ingress = ingressOf(props, host, problems);
  if (machine) problems.push(...lintHostRoutes(ingress, machine.tier.design.subnetType));
  refuse(`Host "${host.node.path}"`, problems);
  const design = { ...(machine as MachineDesign), ingress, bastion: props.bastion };
  return design.publicKey || design.keyName ? design : { ...design, keyName: props.bastion?.keyName };
}
