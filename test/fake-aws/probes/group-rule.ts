/** Rules of security groups. */
import type { Answer, Aws, Parameters } from "./client.js";
import { type Probe, probe, type Refused, type Table, twins } from "./probe.js";
import { groupIn, vpcIn } from "./world.js";

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

const ports = (IpProtocol: string, FromPort: number, ToPort: number) => permission({ IpProtocol, FromPort, ToPort });

export const REFUSED: Table<Refused> = {
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
    ports("tcp", 22, 22),
  ),
  "group-rule-all-types-all-codes": twins(
    "InvalidParameterValue",
    ALLOW,
    rule,
    ports("icmpv6", -1, 0),
    ports("icmpv6", 128, 0),
  ),
  "group-rule-protocol": twins(
    "InvalidParameterValue",
    ALLOW,
    rule,
    [permission({ IpProtocol: "icmpv5" }), permission({ IpProtocol: "300" })],
    permission({ IpProtocol: "58" }),
  ),
  "group-rule-port-range": twins(
    "InvalidParameterValue",
    "AuthorizeSecurityGroupEgress",
    rule,
    [ports("tcp", 100, 22), ports("udp", 22, 70000)],
    ports("tcp", 0, 65535),
  ),
  "group-rule-icmp-range": twins(
    "InvalidParameterValue",
    ALLOW,
    rule,
    [ports("icmpv6", 300, -1), ports("icmpv6", 1, 256)],
    ports("icmpv6", 255, 255),
  ),
};
