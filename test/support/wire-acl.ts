/**
 * Entries of network ACLs, which know protocols by number and ICMPv6 as 58.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
 */
import { isOutside, judges, number, type Sent } from "./wire-judge.js";

export const ACL_JUDGES = judges(["ec2:CreateNetworkAclEntry", "ec2:ReplaceNetworkAclEntry"], entryOf, {
  "a protocol that is not a number": ({ protocol }) => !/^(-1|\d+)$/.test(protocol) || Number(protocol) > 255,
  "IPv4's ICMP, which never matches": ({ protocol }) => protocol === "1",
  "every protocol is let in or out": ({ protocol, isAllow }) => protocol === "-1" && isAllow,
  "not of IPv6, or not of IPv6 alone": ({ sent }) => !("Ipv6CidrBlock" in sent) || "CidrBlock" in sent,
  "58 without a type and a code": ({ protocol, type, code }) =>
    protocol === "58" && (type === undefined || code === undefined),
  "ICMPv6 type 0, which does not exist": ({ protocol, type }) => protocol === "58" && type === 0,
  "a type or a code past 255": ({ type, code }) => isOutside(type, -1, 255) || isOutside(code, -1, 255),
  "one code of every type": ({ type, code }) => type === -1 && code !== undefined && code !== -1,
  "a type or a code beside another protocol": ({ protocol, type, code }) =>
    !/^(1|58)$/.test(protocol) && (type !== undefined || code !== undefined),
  "without both ports": ({ isPorted, from, to }) => isPorted && (from === undefined || to === undefined),
  "the port 0 only": ({ isPorted, from, to }) => isPorted && from === 0 && to === 0,
  "ports that are no range": ({ from, to }) => Number(from) < 0 || Number(to) > 65535 || Number(from) > Number(to),
  // Provider 5.100 sends 0 and 0 where no ports are written.
  "ports beside a protocol that has none": ({ isPorted, from, to }) => !isPorted && Boolean(from || to),
});

function entryOf(sent: Sent) {
  const protocol = String(sent.Protocol);
  return [
    {
      sent,
      protocol,
      isAllow: sent.RuleAction === "allow",
      isPorted: protocol === "6" || protocol === "17",
      type: number(sent["Icmp.Type"]),
      code: number(sent["Icmp.Code"]),
      from: number(sent["PortRange.From"]),
      to: number(sent["PortRange.To"]),
    },
  ];
}
