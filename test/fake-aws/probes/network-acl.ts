/** Network ACLs. */
import type { Aws, Parameters } from "./client.js";
import { type Ask, type Probe, probe, type Refused, type Table, twins } from "./probe.js";
import { aclIn, entryOf, vpcIn } from "./world.js";

/** What DescribeNetworkAcls answers of an ACL with that one entry. */
async function entriesAfter(aws: Aws, entry: Parameters): Promise<string> {
  const acl = await aclIn(aws, await vpcIn(aws));
  await aws.ec2("CreateNetworkAclEntry", entryOf(acl, entry));
  return (await aws.ec2("DescribeNetworkAcls", { "NetworkAclId.1": acl })).text;
}

export const PATCHED: Table<Probe> = {
  "acl-icmp-type-and-code": probe(
    async (aws) => {
      const entries = await entriesAfter(aws, { Protocol: "58", "Icmp.Type": 128, "Icmp.Code": 0 });
      return /<icmpTypeCode>.*?<\/icmpTypeCode>/.exec(entries)?.[0].match(/\d+/g)?.sort();
    },
    ["0", "128"],
    undefined,
  ),
  "acl-ports-of-tcp-and-udp-alone": probe(
    async (aws) => {
      const icmp = { Protocol: "58", "Icmp.Type": -1, "Icmp.Code": -1, "PortRange.From": 0, "PortRange.To": 0 };
      return (await entriesAfter(aws, icmp)).includes("<portRange>");
    },
    false,
    true,
  ),
  "acl-denies-the-rest": probe(
    async (aws) => {
      const made = await aws.ec2("CreateNetworkAcl", { VpcId: (await vpcIn(aws)).vpc });
      return made.values("ruleNumber").sort();
    },
    ["32767", "32767", "32768", "32768"],
    [],
  ),
  "default-acl-allows-ipv6": probe(
    async (aws) => {
      const filter = { "Filter.1.Name": "vpc-id", "Filter.1.Value.1": (await vpcIn(aws)).vpc };
      return (await aws.ec2("DescribeNetworkAcls", filter)).values("ruleNumber").filter((number) => number === "101");
    },
    ["101", "101"],
    [],
  ),
  "acl-entry-not-found": probe(
    async (aws) => {
      const absent = entryOf(await aclIn(aws, await vpcIn(aws)));
      const answers = [await aws.ec2("ReplaceNetworkAclEntry", absent), await aws.ec2("DeleteNetworkAclEntry", absent)];
      return answers.map((answer) => answer.code);
    },
    ["InvalidNetworkAclEntry.NotFound", "InvalidNetworkAclEntry.NotFound"],
    ["FakeAwsFailed", "FakeAwsFailed"],
  ),
};

const CREATE = "CreateNetworkAclEntry";
const entry = async (aws: Aws) => entryOf(await aclIn(aws, await vpcIn(aws)));

/** The last of so many entries of one direction. */
const entries =
  (count: number, quota?: number): Ask =>
  async (aws) => {
    const acl = await aclIn(aws, await vpcIn(aws));
    if (quota !== undefined) await aws.control("quotas/L-2AEEBF1A", { value: quota });
    const create = (RuleNumber: number) => aws.ec2(CREATE, entryOf(acl, { RuleNumber }));
    for (let number = 1; number < count; number++) await create(number);
    return create(count);
  };

async function defaultAcl(aws: Aws): Promise<string> {
  const filter = { "Filter.1.Name": "vpc-id", "Filter.1.Value.1": (await vpcIn(aws)).vpc };
  return (await aws.ec2("DescribeNetworkAcls", filter)).get("networkAclId");
}

const remove = (acl: (aws: Aws) => Promise<string>) => async (aws: Aws) =>
  aws.ec2("DeleteNetworkAcl", { NetworkAclId: await acl(aws) });

export const REFUSED: Table<Refused> = {
  "acl-rule-number": twins("InvalidParameterValue", CREATE, entry, { RuleNumber: 32767 }, { RuleNumber: 32766 }),
  "acl-quota": { code: "NetworkAclEntryLimitExceeded", refused: entries(20), accepted: entries(20, 40) },
  "default-acl-stays": {
    code: "InvalidParameterValue",
    refused: remove(defaultAcl),
    accepted: remove(async (aws) => aclIn(aws, await vpcIn(aws))),
  },
};
