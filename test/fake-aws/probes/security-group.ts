/** Security groups. */
import type { Aws } from "./client.js";
import { type Ask, type Probe, type Refused, type Table, twins } from "./probe.js";
import { groupIn, interfaceIn, launchIn, nativeSubnetIn, vpcIn } from "./world.js";

export const PATCHED: Table<Probe> = {};

const remove = async (aws: Aws, GroupId: string) => aws.ec2("DeleteSecurityGroup", { GroupId });

async function defaultGroup(aws: Aws): Promise<string> {
  const filter = { "Filter.1.Name": "vpc-id", "Filter.1.Value.1": (await vpcIn(aws)).vpc };
  return (await aws.ec2("DescribeSecurityGroups", filter)).get("groupId");
}

/** An interface with a group of its VPC or of another one. */
const withGroup =
  (elsewhere: boolean): Ask =>
  async (aws) => {
    const subnet = await nativeSubnetIn(aws);
    const group = await groupIn(aws, elsewhere ? await vpcIn(aws) : subnet);
    return aws.ec2("CreateNetworkInterface", { SubnetId: subnet.subnet, "SecurityGroupId.1": group });
  };

/** A launch with a group of another VPC, said of the instance or of its interface. */
const launched =
  (parameter: string): Ask =>
  async (aws) => {
    const { subnet } = await nativeSubnetIn(aws);
    const group = { [`${parameter}SecurityGroupId.1`]: await groupIn(aws, await vpcIn(aws)) };
    const first = parameter && { [`${parameter}DeviceIndex`]: 0 };
    return aws.ec2("RunInstances", await launchIn(aws, { ...first, [`${parameter}SubnetId`]: subnet, ...group }));
  };

export const REFUSED: Table<Refused> = {
  "group-text": twins(
    "InvalidParameterValue",
    "CreateSecurityGroup",
    async (aws) => ({ VpcId: (await vpcIn(aws)).vpc, GroupName: "own" }),
    { GroupDescription: "What reaches app → db" },
    { GroupDescription: "What reaches app -> db".replace(">", "to") },
  ),
  "group-in-use": {
    code: "DependencyViolation",
    refused: async (aws) => {
      const subnet = await nativeSubnetIn(aws);
      const group = await groupIn(aws, subnet);
      await interfaceIn(aws, subnet, { "SecurityGroupId.1": group });
      return remove(aws, group);
    },
    accepted: async (aws) => {
      const subnet = await nativeSubnetIn(aws);
      await interfaceIn(aws, subnet);
      return remove(aws, await groupIn(aws, subnet));
    },
  },
  "default-group-stays": {
    code: "CannotDelete",
    refused: async (aws) => remove(aws, await defaultGroup(aws)),
    accepted: async (aws) => remove(aws, await groupIn(aws, await vpcIn(aws))),
  },
  "group-of-the-vpc": {
    code: "InvalidParameter",
    refused: [withGroup(true), launched(""), launched("NetworkInterface.1.")],
    accepted: withGroup(false),
  },
};
