/** Security groups and their rules, wrong and right. */
import type { CaseRow, Cases } from "./wire-cases.js";

const AUTHORIZE = ["ec2:AuthorizeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupEgress"];
const MODIFY = ["ec2:ModifySecurityGroupRules"];

const ports = (protocol: string, from: number, to: number) => `IpProtocol=${protocol}&FromPort=${from}&ToPort=${to}`;

/** What a rule is of, which is written alike wherever a rule is. */
const RULES: readonly CaseRow[] = [
  ["protocol 58 where a group wants icmpv6", ports("58", 128, 0), ports("icmpv6", 128, 0)],
  ["IPv4's ICMP", ports("icmp", -1, -1), ports("icmpv6", -1, -1)],
  ["IPv4's ICMP", ports("1", 8, 0), ports("icmpv6", 128, 0)],
  ["every protocol", "IpProtocol=-1", "IpProtocol=50"],
  ["without both ports", "IpProtocol=tcp", ports("tcp", 0, 65535)],
  ["without both ports", "IpProtocol=udp&FromPort=53", ports("udp", 53, 53)],
  ["without both ports", "IpProtocol=6&ToPort=22", ports("6", 22, 22)],
  ["without both ports", "IpProtocol=17", ports("17", 53, 53)],
  ["the port 0 only", ports("tcp", 0, 0), ports("tcp", 0, 1)],
  ["ports that are no range", ports("tcp", 23, 22), ports("tcp", 22, 23)],
  ["ports that are no range", ports("udp", 1, 65536), ports("udp", 1, 65535)],
  ["ports that are no range", ports("udp", -1, 1), ports("udp", 0, 1)],
  ["a type without a code", "IpProtocol=icmpv6&FromPort=128", "IpProtocol=icmpv6"],
  ["a type without a code", "IpProtocol=icmpv6&ToPort=0", ports("icmpv6", 1, 0)],
  ["ICMPv6 type 0, which does not exist", ports("icmpv6", 0, 0), ports("icmpv6", 1, 0)],
  ["a type or a code past 255", ports("icmpv6", 256, 0), ports("icmpv6", 255, 0)],
  ["a type or a code past 255", ports("icmpv6", 1, 256), ports("icmpv6", 1, 255)],
  ["a type or a code past 255", ports("icmpv6", -2, 0), ports("icmpv6", -1, -1)],
  ["a type or a code past 255", ports("icmpv6", 1, -2), ports("icmpv6", 1, -1)],
  ["one code of every type", ports("icmpv6", -1, 0), ports("icmpv6", -1, -1)],
];

export const GROUP_CASES: readonly Cases[] = [
  {
    operations: ["ec2:CreateSecurityGroup"],
    base: "GroupName=web",
    rows: [
      ["no description", "GroupDescription=Managed by Terraform", "GroupDescription=What reaches web"],
      ["no description", "GroupDescription=", "GroupDescription=web"],
      ["no description", "", "GroupDescription=web"],
    ],
  },
  {
    operations: AUTHORIZE,
    base: "Ipv6Ranges.1.CidrIpv6=::/0&Ipv6Ranges.1.Description=web",
    at: "IpPermissions.1.",
    rows: RULES,
  },
  {
    operations: MODIFY,
    base: "CidrIpv6=::/0&Description=web",
    at: "SecurityGroupRule.1.SecurityGroupRule.",
    rows: [
      ...RULES,
      ["an IPv4 range", "IpProtocol=50&CidrIpv4=0.0.0.0/0", "IpProtocol=50"],
      ["no description", "IpProtocol=50&Description=", "IpProtocol=50&Description=web"],
    ],
  },
  {
    operations: AUTHORIZE,
    base: "IpPermissions.1.IpProtocol=50&IpPermissions.1.Groups.1.Description=web&IpPermissions.2.IpProtocol=50",
    rows: [
      [
        "every protocol",
        "IpPermissions.2.IpProtocol=-1&IpPermissions.2.Groups.1.Description=web",
        "IpPermissions.2.Groups.1.Description=web",
      ],
      ["an IPv4 range", "IpPermissions.2.IpRanges.1.Description=web", "IpPermissions.2.Ipv6Ranges.1.Description=web"],
    ],
  },
  {
    operations: AUTHORIZE,
    base: "IpProtocol=50&Groups.1.Description=web",
    at: "IpPermissions.1.",
    rows: [
      ["no description", "Ipv6Ranges.1.CidrIpv6=::/0", "Ipv6Ranges.1.Description=web"],
      ["no description", "PrefixListIds.1.PrefixListId=pl-1", "PrefixListIds.1.Description=web"],
      ["no description", "Groups.2.GroupId=sg-2", "Groups.2.Description=web"],
      ["an IPv4 range", "IpRanges.1.Description=web&IpRanges.1.CidrIp=0.0.0.0/0", ""],
    ],
  },
  {
    operations: ["ec2:AuthorizeSecurityGroupIngress"],
    base: "IpProtocol=50&Description=web",
    rows: [["an IPv4 range", "CidrIp=0.0.0.0/0", ""]],
  },
];
