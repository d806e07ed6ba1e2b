/** Security groups and their rules. */
import type { Answer, Aws, Parameters } from "./client.js";
import { type Probe, probe, type Refused, type Table, twins } from "./probe.js";
import { groupIn, interfaceIn, nativeSubnetIn, vpcIn } from "./world.js";

const ALLOW = "AuthorizeSecurityGroupIngress";

/** Parameters that let everything into a group of its own over IPv6. */
async function rule(aws: Aws): Promise<Parameters> {
  const group = await groupIn(aws, await vpcIn(aws));
  return { GroupId: group, ...permission({ "Ipv6Ranges.1.CidrIpv6": "::/0", IpProtocol: "-1" }) };
}

function permission(of: Parameters): Parameters {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [`IpPermissions.1.${name}`, value]));
}

async function allowed(aws: Aws, of: Parameters): Promise<Answer> {
  return aws.ec2(ALLOW, { ...(await rule(aws)), ...permission(of) });
}

export const PATCHED: Table<Probe> = {
  "group-rule-says-icmpv6": probe(
    async (aws) => (await allowed(aws, { IpProtocol: "58", FromPort: -1, ToPort: -1 })).value("ipProtocol"),
    "icmpv6",
    "58",
  ),
  "group-rule-without-ports": probe(
    async (aws) => (await allowed(aws, { IpProtocol: "icmpv6" })).value("fromPort"),
    "-1",
    undefined,
  ),
  "group-rule-keeps-description": probe(
    async (aws) => {
      const group = await groupIn(aws, await vpcIn(aws));
      const itself = { IpProtocol: "-1", "Groups.1.GroupId": group, "Groups.1.Description": "Itself" };
      return (await aws.ec2(ALLOW, { GroupId: group, ...permission(itself) })).value("description");
    },
    "Itself",
    undefined,
  ),
  "group-rule-block-is-canonical": probe(
    async (aws) => (await allowed(aws, { "Ipv6Ranges.1.CidrIpv6": "2001:db8:0::1/64" })).value("cidrIpv6"),
    "2001:db8::/64",
    "2001:db8:0::1/64",
  ),
};

const remove = async (aws: Aws, GroupId: string) => aws.ec2("DeleteSecurityGroup", { GroupId });

async function defaultGroup(aws: Aws): Promise<string> {
  const filter = { "Filter.1.Name": "vpc-id", "Filter.1.Value.1": (await vpcIn(aws)).vpc };
  return (await aws.ec2("DescribeSecurityGroups", filter)).get("groupId");
}

export const REFUSED: Table<Refused> = {
  "group-text": twins(
    "InvalidParameterValue",
    "CreateSecurityGroup",
    async (aws) => ({ VpcId: (await vpcIn(aws)).vpc, GroupName: "own" }),
    { GroupDescription: "What reaches app → db" },
    { GroupDescription: "What reaches app -> db".replace(">", "to") },
  ),
  "group-rule-text": twins(
    "InvalidParameterValue",
    ALLOW,
    rule,
    permission({ "Ipv6Ranges.1.Description": "d".repeat(256) }),
    permission({ "Ipv6Ranges.1.Description": "d".repeat(255) }),
  ),
  "group-rule-needs-ports": twins(
    "InvalidParameterValue",
    ALLOW,
    rule,
    permission({ IpProtocol: "tcp" }),
    permission({ IpProtocol: "tcp", FromPort: 22, ToPort: 22 }),
  ),
  "group-rule-all-types-all-codes": twins(
    "InvalidParameterValue",
    ALLOW,
    rule,
    permission({ IpProtocol: "icmpv6", FromPort: -1, ToPort: 0 }),
    permission({ IpProtocol: "icmpv6", FromPort: 128, ToPort: 0 }),
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
};
