/** What an entry of a network ACL lets pass. */
import type { Aws, Parameters } from "./client.js";
import { type Probe, type Refused, type Table, twins } from "./probe.js";
import { aclIn, entryOf, vpcIn } from "./world.js";

export const PATCHED: Table<Probe> = {};

const CREATE = "CreateNetworkAclEntry";
const REPLACE = "ReplaceNetworkAclEntry";
const ALL_ICMP = { Protocol: "58", "Icmp.Type": -1, "Icmp.Code": -1 };

async function entry(aws: Aws): Promise<Parameters> {
  return entryOf(await aclIn(aws, await vpcIn(aws)));
}

async function existing(aws: Aws): Promise<Parameters> {
  const given = await entry(aws);
  await aws.ec2(CREATE, given);
  return given;
}

async function withoutBlock(aws: Aws): Promise<Parameters> {
  const { Ipv6CidrBlock: _, ...rest } = await entry(aws);
  return rest;
}

const tcp = (from: number, to: number) => ({ Protocol: "6", "PortRange.From": from, "PortRange.To": to });

export const REFUSED: Table<Refused> = {
  "acl-protocol-number": twins(
    "InvalidParameterValue",
    CREATE,
    entry,
    [
      { ...ALL_ICMP, Protocol: "icmpv6" },
      { ...ALL_ICMP, Protocol: "300" },
    ],
    ALL_ICMP,
  ),
  "acl-icmp-needs-type-and-code": twins(
    "MissingParameter",
    CREATE,
    entry,
    { Protocol: "58", "Icmp.Type": -1 },
    ALL_ICMP,
  ),
  "acl-icmp-range": twins(
    "InvalidParameterValue",
    CREATE,
    entry,
    [
      { ...ALL_ICMP, "Icmp.Type": 300 },
      { ...ALL_ICMP, "Icmp.Type": 1, "Icmp.Code": 256 },
    ],
    { ...ALL_ICMP, "Icmp.Type": 255, "Icmp.Code": 255 },
  ),
  "acl-tcp-and-udp-need-ports": twins(
    "MissingParameter",
    CREATE,
    entry,
    { Protocol: "17", "PortRange.From": 53 },
    { Protocol: "17", "PortRange.From": 53, "PortRange.To": 53 },
  ),
  "acl-port-range": twins(
    "InvalidParameterValue",
    REPLACE,
    existing,
    [tcp(100, 22), tcp(22, 70000), tcp(-1, 22)],
    tcp(0, 65535),
  ),
  "acl-needs-a-block": twins("MissingParameter", CREATE, withoutBlock, {}, { Ipv6CidrBlock: "::/0" }),
  "acl-one-block": twins(
    "InvalidParameterCombination",
    CREATE,
    withoutBlock,
    { Ipv6CidrBlock: "::/0", CidrBlock: "0.0.0.0/0" },
    { CidrBlock: "0.0.0.0/0" },
  ),
  "acl-block": twins(
    "InvalidParameterValue",
    CREATE,
    entry,
    [{ Ipv6CidrBlock: "banana" }, { Ipv6CidrBlock: "10.0.0.0/8" }, { Ipv6CidrBlock: "::/129" }],
    { Ipv6CidrBlock: "2001:db8::/32" },
  ),
};
