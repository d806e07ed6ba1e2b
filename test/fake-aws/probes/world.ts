/** What requests are about: VPCs, subnets and the like, made as small as they can be. */
import type { Aws, Parameters } from "./client.js";

/** A public parameter that names an image for arm64. */
export const IMAGE_PARAMETER = "/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id";

export interface Vpc {
  readonly vpc: string;
  /** The first four groups of its IPv6 block, a /56. */
  readonly groups: readonly string[];
}

export interface Subnet extends Vpc {
  readonly subnet: string;
}

export async function vpcIn(aws: Aws): Promise<Vpc> {
  const made = await aws.ec2("CreateVpc", { CidrBlock: "10.0.0.0/16", AmazonProvidedIpv6CidrBlock: true });
  const groups = made.get("ipv6CidrBlock").replace("::/56", "").split(":");
  return { vpc: made.get("vpcId"), groups: [...groups, "0"].slice(0, 4) };
}

/** An egress-only gateway, and the VPC that it is of. */
export async function egressGatewayIn(aws: Aws): Promise<{ readonly vpc: string; readonly gateway: string }> {
  const { vpc } = await vpcIn(aws);
  const made = await aws.ec2("CreateEgressOnlyInternetGateway", { VpcId: vpc });
  return { vpc, gateway: made.get("egressOnlyInternetGatewayId") };
}

/** An address in the nth /64 of a VPC. */
export function addressIn({ groups }: Vpc, interfaceId: string, number = 0): string {
  const last = Number.parseInt(groups[3] ?? "0", 16) + number;
  return `${[...groups.slice(0, 3), last.toString(16)].join(":")}::${interfaceId}`;
}

/** Parameters of CreateSubnet for an IPv6-only subnet: the first /64 of the VPC. */
export function native(of: Vpc, zone = "a"): Parameters {
  const block = { Ipv6CidrBlock: `${addressIn(of, "")}/64`, Ipv6Native: true };
  return { VpcId: of.vpc, AvailabilityZone: `eu-west-1${zone}`, ...block };
}

export async function nativeSubnetIn(aws: Aws, zone?: string): Promise<Subnet> {
  const made = await vpcIn(aws);
  return { ...made, subnet: (await aws.ec2("CreateSubnet", native(made, zone))).get("subnetId") };
}

export async function imageIn(aws: Aws): Promise<string> {
  return (await aws.json("ssm", "AmazonSSM.GetParameter", { Name: IMAGE_PARAMETER })).get("Value");
}

/** Parameters of RunInstances that launch one small Nitro instance. */
export async function launchIn(aws: Aws, more: Parameters = {}): Promise<Parameters> {
  return { ImageId: await imageIn(aws), InstanceType: "t4g.micro", MinCount: 1, MaxCount: 1, ...more };
}

export async function interfaceIn(aws: Aws, subnet: Subnet, more: Parameters = {}): Promise<string> {
  const made = await aws.ec2("CreateNetworkInterface", { SubnetId: subnet.subnet, ...more });
  return made.get("networkInterfaceId");
}

export async function groupIn(aws: Aws, { vpc }: Vpc): Promise<string> {
  const parameters = { GroupName: "own", GroupDescription: "Own", VpcId: vpc };
  return (await aws.ec2("CreateSecurityGroup", parameters)).get("groupId");
}

export async function aclIn(aws: Aws, { vpc }: Vpc): Promise<string> {
  return (await aws.ec2("CreateNetworkAcl", { VpcId: vpc })).get("networkAclId");
}

/** Parameters of CreateNetworkAclEntry that let everything in over IPv6. */
export function entryOf(acl: string, more: Parameters = {}): Parameters {
  const all = { Protocol: "-1", RuleAction: "allow", Egress: false, Ipv6CidrBlock: "::/0" };
  return { NetworkAclId: acl, RuleNumber: 100, ...all, ...more };
}
