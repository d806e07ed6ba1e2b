/** VPCs, subnets, routes and security groups as CloudFormation has them. */
import { type Planned, withoutKeys } from "./plan.js";
import type { Surroundings } from "./project.js";
import { properties, type Shape } from "./shapes.js";

/**
 * A VPC; its facts name what is made for it: flow logs, and its default group and ACL once they are emptied.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html
 */
export function vpc(planned: Planned, { all }: Surroundings): Shape {
  const own = (type: string, argument: string) =>
    all.filter((one) => one.type === type && one.targets(argument, "aws_vpc").includes(withoutKeys(planned.address)));
  const isOpen = (rule: unknown) => (rule as { action?: string }).action?.toLowerCase() === "allow";
  const isEmpty = ({ values }: Planned) =>
    [values.ingress, values.egress].every((rules) => ((rules ?? []) as unknown[]).length === 0);
  const isShut = ({ values }: Planned) =>
    ![values.ingress, values.egress].some((rules) => ((rules ?? []) as unknown[]).some(isOpen));
  const addresses = (found: readonly Planned[]) => found.map(({ address }) => address);
  return {
    Type: "AWS::EC2::VPC",
    Properties: properties(planned, { CidrBlock: "cidr_block", EnableDnsSupport: "enable_dns_support" }),
    Facts: {
      FlowLogs: addresses(own("aws_flow_log", "vpc_id")),
      EmptiedDefaultGroups: addresses(own("aws_default_security_group", "vpc_id").filter(isEmpty)),
      EmptiedDefaultAcls: addresses(own("aws_default_network_acl", "default_network_acl_id").filter(isShut)),
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html */
export function subnet(planned: Planned): Shape {
  return {
    Type: "AWS::EC2::Subnet",
    Properties: {
      ...properties(planned, { CidrBlock: "cidr_block", Ipv6CidrBlock: "ipv6_cidr_block", Ipv6Native: "ipv6_native" }),
      ...properties(planned, { AssignIpv6AddressOnCreation: "assign_ipv6_address_on_creation" }),
      ...properties(planned, { MapPublicIpOnLaunch: "map_public_ip_on_launch" }),
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html */
export function route(planned: Planned): Shape {
  return {
    Type: "AWS::EC2::Route",
    Properties: properties(planned, {
      DestinationCidrBlock: "destination_cidr_block",
      DestinationIpv6CidrBlock: "destination_ipv6_cidr_block",
    }),
  };
}

/** Its rules are resources of their own, wherever they are written. */
export function group(planned: Planned): Shape {
  return { Type: "AWS::EC2::SecurityGroup", Properties: properties(planned, { GroupDescription: "description" }) };
}

/** AWS describes it itself; whether it is empty is a fact of its VPC. */
export function defaultGroup(): Shape {
  return { Type: "AWS::EC2::SecurityGroup", Properties: { GroupDescription: "default VPC group" } };
}
