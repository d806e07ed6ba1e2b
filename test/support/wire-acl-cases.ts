/** Entries of network ACLs, wrong and right. */
import type { Cases } from "./wire-cases.js";

const ACL = ["ec2:CreateNetworkAclEntry", "ec2:ReplaceNetworkAclEntry"];
const TO = "PortRange.To";
const FROM = "PortRange.From";
const icmpv6 = (type: number, code: number) => `Protocol=58&Icmp.Type=${type}&Icmp.Code=${code}`;
const tcp = (from: number, to: number) => `Protocol=6&${FROM}=${from}&${TO}=${to}`;
const udp = (from: number, to: number) => `Protocol=17&${FROM}=${from}&${TO}=${to}`;

export const ACL_CASES: readonly Cases[] = [
  {
    operations: ACL,
    base: "RuleNumber=100&Egress=false&RuleAction=allow&Ipv6CidrBlock=::/0",
    rows: [
      ["a protocol that is not a number", "Protocol=icmpv6", "Protocol=50"],
      ["a protocol that is not a number", "Protocol=256", "Protocol=255"],
      ["a protocol that is not a number", "Protocol=-2", "Protocol=0"],
      ["a protocol that is not a number", "", "Protocol=50"],
      ["IPv4's ICMP, which never matches", "Protocol=1&Icmp.Type=8&Icmp.Code=0", icmpv6(128, 0)],
      ["every protocol is let in or out", "Protocol=-1", "Protocol=-1&RuleAction=deny"],
      ["not of IPv6, or not of IPv6 alone", "Protocol=50&CidrBlock=0.0.0.0/0", "Protocol=50"],
      ["58 without a type and a code", "Protocol=58", icmpv6(-1, -1)],
      ["58 without a type and a code", "Protocol=58&Icmp.Type=2", icmpv6(2, -1)],
      ["58 without a type and a code", "Protocol=58&Icmp.Code=0", icmpv6(1, 0)],
      ["ICMPv6 type 0, which does not exist", icmpv6(0, 0), icmpv6(1, 0)],
      ["a type or a code past 255", icmpv6(256, 0), icmpv6(255, 0)],
      ["a type or a code past 255", icmpv6(-2, 0), icmpv6(-1, -1)],
      ["a type or a code past 255", icmpv6(1, 256), icmpv6(1, 255)],
      ["a type or a code past 255", icmpv6(1, -2), icmpv6(1, -1)],
      ["one code of every type", icmpv6(-1, 0), icmpv6(-1, -1)],
      ["a type or a code beside another protocol", `${tcp(22, 22)}&Icmp.Type=1`, tcp(22, 22)],
      ["a type or a code beside another protocol", "Protocol=50&Icmp.Code=0", "Protocol=50"],
      ["without both ports", "Protocol=6", tcp(0, 65535)],
      ["without both ports", `Protocol=6&${FROM}=22`, tcp(22, 22)],
      ["without both ports", `Protocol=17&${TO}=53`, udp(53, 53)],
      ["the port 0 only", tcp(0, 0), tcp(0, 1)],
      ["the port 0 only", udp(0, 0), udp(0, 65535)],
      ["ports that are no range", tcp(2, 1), tcp(1, 2)],
      ["ports that are no range", udp(1, 65536), udp(1, 65535)],
      ["ports that are no range", udp(-1, 1), udp(0, 1)],
      // Provider 5.100 sends the right one where no ports are written.
      [
        "ports beside a protocol that has none",
        `${icmpv6(128, 0)}&${FROM}=0&${TO}=22`,
        `${icmpv6(128, 0)}&${FROM}=0&${TO}=0`,
      ],
      ["ports beside a protocol that has none", `Protocol=50&${FROM}=22&${TO}=22`, `Protocol=50&${FROM}=0&${TO}=0`],
    ],
  },
  {
    operations: ACL,
    base: "RuleNumber=100&Egress=true&RuleAction=deny&Protocol=-1",
    rows: [
      ["not of IPv6, or not of IPv6 alone", "CidrBlock=0.0.0.0/0", "Ipv6CidrBlock=::/0"],
      ["not of IPv6, or not of IPv6 alone", "", "Ipv6CidrBlock=::/0"],
    ],
  },
];
