/** Network ACL entries and security group rules as CloudFormation has them, and which let the world in. */
import type { Planned } from "./plan.js";
import { defined, numeric, properties, type Shape } from "./shapes.js";
import { isTheWorld } from "./world.js";

/** A network ACL takes numbers and names, a group's rule keeps names; https://www.iana.org/assignments/protocol-numbers */
const PROTOCOLS: readonly (readonly [number: number, ...names: string[]])[] = [
  [-1, "-1", "all"],
  [1, "icmp", "1"],
  [6, "tcp", "6"],
  [17, "udp", "17"],
  [58, "icmpv6", "58", "ipv6-icmp"],
];

const protocolOf = (written: unknown) => PROTOCOLS.find(([, ...names]) => names.includes(String(written)));

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html */
export function aclEntry(planned: Planned): Shape {
  const protocol = planned.get("protocol");
  const [From, To] = [planned.get("from_port"), planned.get("to_port")];
  const [Type, Code] = [planned.get("icmp_type"), planned.get("icmp_code")];
  return {
    Type: "AWS::EC2::NetworkAclEntry",
    Properties: {
      ...properties(planned, { RuleNumber: "rule_number", RuleAction: "rule_action" }),
      ...properties(planned, { CidrBlock: "cidr_block", Ipv6CidrBlock: "ipv6_cidr_block" }),
      Egress: planned.get("egress") === true,
      Protocol: protocolOf(protocol)?.[0] ?? numeric(protocol),
      ...(From === undefined && To === undefined ? {} : { PortRange: defined({ From, To }) }),
      ...(Type === undefined && Code === undefined ? {} : { Icmp: defined({ Type, Code }) }),
    },
  };
}

/**
 * A rule of its own: aws_vpc_security_group_ingress_rule, its twin, or the older aws_security_group_rule.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html
 */
export function groupRule(planned: Planned): Shape {
  const { type } = planned;
  const isIngress = type === "aws_security_group_rule" ? planned.get("type") === "ingress" : type.includes("ingress");
  const protocol = planned.get("ip_protocol") ?? planned.get("protocol");
  return {
    Type: isIngress ? "AWS::EC2::SecurityGroupIngress" : "AWS::EC2::SecurityGroupEgress",
    Properties: {
      ...properties(planned, { Description: "description", FromPort: "from_port", ToPort: "to_port" }),
      ...defined({
        IpProtocol: protocolOf(protocol)?.[1] ?? protocol,
        CidrIp: planned.get("cidr_ipv4") ?? first(planned.get("cidr_blocks")),
        CidrIpv6: planned.get("cidr_ipv6") ?? first(planned.get("ipv6_cidr_blocks")),
        [isIngress ? "SourcePrefixListId" : "DestinationPrefixListId"]:
          planned.get("prefix_list_id") ?? first(planned.get("prefix_list_ids")),
      }),
    },
  };
}

/** A rule has one source in CloudFormation; of several the widest is judged. */
function first(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  return list.find((prefix) => isTheWorld([prefix])) ?? list[0];
}
