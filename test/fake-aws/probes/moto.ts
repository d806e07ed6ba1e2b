/** What moto refuses by itself: nothing here has a patch, and a later moto must still refuse it. */
import type { Aws } from "./client.js";
import { type Ask, type Refused, type Table, twins } from "./probe.js";
import { aclIn, entryOf, groupIn, native, nativeSubnetIn, vpcIn } from "./world.js";

/** Associates an ACL of its own with a subnet, or does not, and deletes the ACL. */
const removeAcl =
  (associated: boolean): Ask =>
  async (aws) => {
    const subnet = await nativeSubnetIn(aws);
    const acl = await aclIn(aws, subnet);
    const filter = { "Filter.1.Name": "association.subnet-id", "Filter.1.Value.1": subnet.subnet };
    const known = (await aws.ec2("DescribeNetworkAcls", filter)).get("networkAclAssociationId");
    const association = { AssociationId: known, NetworkAclId: acl };
    if (associated) await aws.ec2("ReplaceNetworkAclAssociation", association);
    return aws.ec2("DeleteNetworkAcl", { NetworkAclId: acl });
  };

const withIpv4 = async (aws: Aws) => {
  const { vpc } = await vpcIn(aws);
  await aws.ec2("CreateSubnet", { VpcId: vpc, CidrBlock: "10.0.0.0/24" });
  return { VpcId: vpc };
};

const RULE = { "IpPermissions.1.IpProtocol": "-1", "IpPermissions.1.Ipv6Ranges.1.CidrIpv6": "::/0" };

export const REFUSED: Table<Refused> = {
  "a VPC without an IPv4 block": twins(
    "InvalidParameterValue",
    "CreateVpc",
    async () => ({}),
    {},
    { CidrBlock: "10.0.0.0/16" },
  ),
  "a VPC with a /15": twins(
    "InvalidVpc.Range",
    "CreateVpc",
    async () => ({}),
    { CidrBlock: "10.0.0.0/15" },
    { CidrBlock: "10.0.0.0/16" },
  ),
  "a VPC with a /29": twins(
    "InvalidVpc.Range",
    "CreateVpc",
    async () => ({}),
    { CidrBlock: "10.0.0.0/29" },
    { CidrBlock: "10.0.0.0/28" },
  ),
  "an IPv6-only subnet with an IPv4 block": twins(
    "InvalidParameterCombination",
    "CreateSubnet",
    async (aws) => ({ ...native(await vpcIn(aws)), CidrBlock: "10.0.0.0/24" }),
    {},
    { Ipv6Native: false },
  ),
  "subnets whose IPv4 blocks overlap": twins(
    "InvalidSubnet.Conflict",
    "CreateSubnet",
    withIpv4,
    { CidrBlock: "10.0.0.128/25" },
    { CidrBlock: "10.0.1.0/25" },
  ),
  "an ACL rule whose number is taken": twins(
    "NetworkAclEntryAlreadyExists",
    "CreateNetworkAclEntry",
    async (aws) => {
      const entry = entryOf(await aclIn(aws, await vpcIn(aws)));
      await aws.ec2("CreateNetworkAclEntry", entry);
      return entry;
    },
    {},
    { Egress: true },
  ),
  "the deletion of an ACL in use": {
    code: "DependencyViolation",
    refused: removeAcl(true),
    accepted: removeAcl(false),
  },
  "a group rule that is there already": twins(
    "InvalidPermission.Duplicate",
    "AuthorizeSecurityGroupIngress",
    async (aws) => {
      const rule = { GroupId: await groupIn(aws, await vpcIn(aws)), ...RULE };
      await aws.ec2("AuthorizeSecurityGroupIngress", rule);
      return rule;
    },
    {},
    { "IpPermissions.1.Ipv6Ranges.1.CidrIpv6": "::/1" },
  ),
};
