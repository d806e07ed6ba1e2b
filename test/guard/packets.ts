/** Network ACL entries and security group rules as CloudFormation has them, and which let the world in. */
import type { Planned } from "./plan.js";
import { defined, numeric, properties, type Shape } from "./shapes.js";

/** A network ACL takes numbers and names, a group's rule keeps names; https://www.iana.org/assignments/protocol-numbers */
const PROTOCOLS: readonly (readonly [number: number, ...names: string[]])[] = [
  [-1, "-1", "all"],
  [1, "icmp", "1"],
  [6, "tcp", "6"],
  [17, "udp", "17"],
  [58, "icmpv6", "58", "ipv6-icmp"],
];

/** The row of a number or of a name, which the provider takes in capitals too. */
export function protocolOf(written: unknown): (typeof PROTOCOLS)[number] | undefined {
  const text = String(written).toLowerCase();
  const name = /^\d+$/.test(text) ? String(Number(text)) : text;
  return PROTOCOLS.find(([, ...names]) => names.includes(name));
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html */
export function aclEntry(planned: Planned): Shape {
  const protocol = planned.get("protocol");
  const [From, To] = [planned.get("from_port"), planned.get("to_port")];
  const [Type, Code] = [planned.get("icmp_type"), planned.get("icmp_code")];
  return {
    Type: "AWS::EC2::NetworkAclEntry",
    Properties: {
      ...properties(planned, { RuleNumber: "rule_number" }),
      ...properties(planned, { CidrBlock: "cidr_block", Ipv6CidrBlock: "ipv6_cidr_block" }),
      RuleAction: String(planned.get("rule_action")).toLowerCase(),
      Egress: planned.get("egress") === true,
      Protocol: protocolOf(protocol)?.[0] ?? numeric(protocol),
      ...(From === undefined && To === undefined ? {} : { PortRange: defined({ From, To }) }),
      ...(Type === undefined && Code === undefined ? {} : { Icmp: defined({ Type, Code }) }),
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html */
export function groupRule(planned: Planned): Shape {
  const isIngress = planned.type === "aws_vpc_security_group_ingress_rule";
  const protocol = planned.get("ip_protocol");
  return {
    Type: isIngress ? "AWS::EC2::SecurityGroupIngress" : "AWS::EC2::SecurityGroupEgress",
    Properties: {
      ...properties(planned, { Description: "description", FromPort: "from_port", ToPort: "to_port" }),
      ...properties(planned, { CidrIp: "cidr_ipv4", CidrIpv6: "cidr_ipv6" }),
      ...properties(planned, { [isIngress ? "SourcePrefixListId" : "DestinationPrefixListId"]: "prefix_list_id" }),
      ...defined({ IpProtocol: protocolOf(protocol)?.[1] ?? protocol }),
    },
  };
}
