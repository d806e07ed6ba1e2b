/** Subnets, above all those without IPv4. */
import type { Parameters } from "./client.js";
import { type Ask, type Probe, probe, type Refused, type Table, twins } from "./probe.js";
import { addressIn, interfaceIn, native, nativeSubnetIn, vpcIn } from "./world.js";

export const PATCHED: Table<Probe> = {
  "native-subnet-has-no-ipv4-address": probe(
    async (aws) => (await aws.ec2("CreateSubnet", native(await vpcIn(aws)))).value("availableIpAddressCount"),
    "0",
    "18446744073709551611",
  ),
  "subnet-association-state": probe(
    async (aws) => {
      const made = await aws.ec2("CreateSubnet", native(await vpcIn(aws)));
      return /<ipv6CidrBlockState><state>(.*?)<\/state>/.exec(made.text)?.[1];
    },
    "associated",
    "{'State': 'associated'}",
  ),
  "native-subnet-names-by-resource": probe(
    async (aws) => {
      const made = await aws.ec2("CreateSubnet", native(await vpcIn(aws)));
      return [made.value("hostnameType"), made.value("enableResourceNameDnsAAAARecord")];
    },
    ["resource-name", "true"],
    ["ip-name", "false"],
  ),
  "subnet-attributes": probe(
    async (aws) => {
      const { subnet } = await nativeSubnetIn(aws);
      await aws.ec2("ModifySubnetAttribute", { SubnetId: subnet, "EnableDns64.Value": true });
      const aaaa = { "EnableResourceNameDnsAAAARecordOnLaunch.Value": false };
      await aws.ec2("ModifySubnetAttribute", { SubnetId: subnet, ...aaaa });
      const seen = await aws.ec2("DescribeSubnets", { "SubnetId.1": subnet });
      return [seen.value("enableDns64"), seen.value("enableResourceNameDnsAAAARecord")];
    },
    ["true", "false"],
    [undefined, "true"],
  ),
};

const HOSTNAMES = "PrivateDnsHostnameTypeOnLaunch";

/** Creates a subnet whose block is made of the VPC's first groups and what is written. */
const withBlock =
  (last: string, number = 0, length = 64): Ask =>
  async (aws) => {
    const of = await vpcIn(aws);
    await aws.ec2("CreateSubnet", native(of));
    const Ipv6CidrBlock = `${addressIn(of, last, number)}/${length}`;
    return aws.ec2("CreateSubnet", { ...native(of), Ipv6CidrBlock });
  };

/** Takes the block from a subnet, IPv6-only or with IPv4 too, whose new interfaces get an address of it or do not. */
const disassociate =
  (more: Parameters, assigning: boolean): Ask =>
  async (aws) => {
    const made = await aws.ec2("CreateSubnet", { ...native(await vpcIn(aws)), ...more });
    const assign = { "AssignIpv6AddressOnCreation.Value": assigning };
    await aws.ec2("ModifySubnetAttribute", { SubnetId: made.get("subnetId"), ...assign });
    const [, AssociationId = ""] = /<ipv6CidrBlockAssociationSet>.*?<associationId>(.*?)</.exec(made.text) ?? [];
    return aws.ec2("DisassociateSubnetCidrBlock", { AssociationId });
  };

const DUAL_STACK = { CidrBlock: "10.0.1.0/24", Ipv6Native: false };

export const REFUSED: Table<Refused> = {
  "subnet-ipv6-size": {
    code: "InvalidSubnet.Range",
    refused: withBlock("", 16, 62),
    accepted: withBlock("", 16, 60),
  },
  "subnet-ipv4-size": twins(
    "InvalidSubnet.Range",
    "CreateSubnet",
    async (aws) => ({ VpcId: (await vpcIn(aws)).vpc }),
    { CidrBlock: "10.0.1.0/29" },
    { CidrBlock: "10.0.1.0/28" },
  ),
  "subnet-inside-vpc": {
    code: "InvalidSubnet.Range",
    refused: withBlock("", 256),
    accepted: withBlock("", 255),
  },
  "subnet-overlap": { code: "InvalidSubnet.Conflict", refused: withBlock("", 0, 60), accepted: withBlock("", 16, 60) },
  "subnet-one-attribute-at-a-time": twins(
    "InvalidParameterCombination",
    "ModifySubnetAttribute",
    async (aws) => ({ SubnetId: (await nativeSubnetIn(aws)).subnet, "EnableDns64.Value": true }),
    { "AssignIpv6AddressOnCreation.Value": true },
    {},
  ),
  "native-subnet-keeps-resource-names": twins(
    "InvalidParameterValue",
    "ModifySubnetAttribute",
    async (aws) => ({ SubnetId: (await nativeSubnetIn(aws)).subnet }),
    { [HOSTNAMES]: "ip-name" },
    { [HOSTNAMES]: "resource-name" },
  ),
  "subnet-in-use": {
    code: "DependencyViolation",
    refused: async (aws) => {
      const made = await nativeSubnetIn(aws);
      await interfaceIn(aws, made);
      return aws.ec2("DeleteSubnet", { SubnetId: made.subnet });
    },
    accepted: async (aws) => {
      const made = await nativeSubnetIn(aws);
      await aws.ec2("DeleteNetworkInterface", { NetworkInterfaceId: await interfaceIn(aws, made) });
      return aws.ec2("DeleteSubnet", { SubnetId: made.subnet });
    },
  },
  "subnet-block-assigned-from": {
    code: "InvalidCidrBlock.InUse",
    refused: [disassociate({}, true), disassociate(DUAL_STACK, true)],
    accepted: disassociate(DUAL_STACK, false),
  },
};
