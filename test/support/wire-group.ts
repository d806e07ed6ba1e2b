/**
 * Security groups and their rules, which know protocols by name and ICMPv6 as icmpv6.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
import { asSent, isOutside, judges, number, type Sent, sends, startsOf } from "./wire-judge.js";

const RULES = ["ec2:AuthorizeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupEgress", "ec2:ModifySecurityGroupRules"];

export const GROUP_JUDGES = [
  ...judges(["ec2:CreateSecurityGroup"], asSent, {
    "no description": (sent) => isUndescribed(sent.GroupDescription),
  }),
  ...judges(RULES, rulesOf, {
    "protocol 58 where a group wants icmpv6": ({ protocol }) => protocol === "58",
    "IPv4's ICMP": ({ protocol }) => /^(icmp|1)$/.test(protocol),
    "every protocol": ({ protocol }) => protocol === "-1",
    "an IPv4 range": ({ sent, start }) => sends(sent, new RegExp(`^${start}(IpRanges\\.|CidrIp$|CidrIpv4$)`)),
    "no description": ({ sent, start }) => {
      const sources = startsOf(sent, new RegExp(`^${start}(Groups|IpRanges|Ipv6Ranges|PrefixListIds)\\.\\d+\\.`));
      return (sources.length > 0 ? sources : [start]).some((source) => isUndescribed(sent[`${source}Description`]));
    },
    "without both ports": ({ isPorted, from, to }) => isPorted && (from === undefined || to === undefined),
    "the port 0 only": ({ isPorted, from, to }) => isPorted && from === 0 && to === 0,
    "ports that are no range": ({ isPorted, from, to }) =>
      isPorted && (Number(from) < 0 || Number(to) > 65535 || Number(from) > Number(to)),
    // Without both, every type is meant.
    "a type without a code": ({ isIcmpv6, from, to }) => isIcmpv6 && (from === undefined) !== (to === undefined),
    "ICMPv6 type 0, which does not exist": ({ isIcmpv6, from }) => isIcmpv6 && from === 0,
    "a type or a code past 255": ({ isIcmpv6, from, to }) =>
      isIcmpv6 && (isOutside(from, -1, 255) || isOutside(to, -1, 255)),
    "one code of every type": ({ isIcmpv6, from, to }) => isIcmpv6 && from === -1 && to !== undefined && to !== -1,
  }),
];

/** "Managed by Terraform" is what the provider sends for a description that is left out. */
const isUndescribed = (text: unknown): boolean => text === undefined || text === "" || text === "Managed by Terraform";

/** A request adds or changes several rules, numbered, or adds one by parameters of its own. */
function rulesOf(sent: Sent) {
  const starts = startsOf(sent, /^(IpPermissions\.\d+\.|SecurityGroupRule\.\d+\.SecurityGroupRule\.)/);
  return (starts.length > 0 ? starts : [""]).map((start) => {
    const protocol = String(sent[`${start}IpProtocol`]);
    return {
      sent,
      start,
      protocol,
      isPorted: /^(tcp|udp|6|17)$/.test(protocol),
      isIcmpv6: protocol === "icmpv6",
      from: number(sent[`${start}FromPort`]),
      to: number(sent[`${start}ToPort`]),
    };
  });
}
