/** Networks, their routes and endpoints, and their logs, wrong and right. */
import type { Cases } from "./wire-cases.js";

const SUBNET = ["ec2:CreateSubnet"];
const BLOCK = "Ipv6CidrBlock=2001:db8:1:2::/64";
const ROLE = "DeliverLogsPermissionArn=arn:aws:iam::123456789012:role/flow-logs";

export const NETWORK_CASES: readonly Cases[] = [
  {
    operations: ["ec2:CreateVpc"],
    base: "CidrBlock=10.0.0.0/16",
    rows: [
      ["no IPv6", "", "AmazonProvidedIpv6CidrBlock=true"],
      ["no IPv6", "AmazonProvidedIpv6CidrBlock=false", "Ipv6IpamPoolId=ipam-pool-1&Ipv6NetmaskLength=52"],
      ["no IPv6", "Ipv4IpamPoolId=ipam-pool-2", "Ipv6Pool=ipv6pool-ec2-1&Ipv6CidrBlock=2001:db8::/56"],
    ],
  },
  {
    operations: SUBNET,
    base: BLOCK,
    rows: [
      ["not IPv6-only", "", "Ipv6Native=true"],
      ["not IPv6-only", "Ipv6Native=false", "Ipv6Native=true"],
    ],
  },
  {
    operations: SUBNET,
    base: "Ipv6Native=true",
    rows: [
      ["an IPv4 block", `${BLOCK}&CidrBlock=10.0.0.0/24`, BLOCK],
      ["an IPv4 block", `${BLOCK}&Ipv4IpamPoolId=ipam-pool-2`, BLOCK],
      ["an IPv4 block", `${BLOCK}&Ipv4NetmaskLength=24`, BLOCK],
      ["no /64", "", BLOCK],
      ["no /64", "Ipv6CidrBlock=2001:db8:1::/60", BLOCK],
      ["no /64", "Ipv6IpamPoolId=ipam-pool-1&Ipv6NetmaskLength=60", "Ipv6IpamPoolId=ipam-pool-1&Ipv6NetmaskLength=64"],
    ],
  },
  {
    operations: ["ec2:ModifySubnetAttribute"],
    base: "SubnetId=subnet-1",
    rows: [
      ["public IPv4 addresses", "MapPublicIpOnLaunch.Value=true", "MapPublicIpOnLaunch.Value=false"],
      ["no IPv6 addresses", "AssignIpv6AddressOnCreation.Value=false", "AssignIpv6AddressOnCreation.Value=true"],
    ],
  },
  {
    operations: ["ec2:CreateRoute", "ec2:ReplaceRoute"],
    base: "RouteTableId=rtb-1&GatewayId=igw-1",
    rows: [["an IPv4 route", "DestinationCidrBlock=0.0.0.0/0", "DestinationIpv6CidrBlock=::/0"]],
  },
  {
    operations: ["ec2:CreateVpcEndpoint"],
    base: "VpcId=vpc-1",
    rows: [
      ["an IPv4 endpoint", "", "IpAddressType=ipv6"],
      ["an IPv4 endpoint", "IpAddressType=ipv4", "IpAddressType=dualstack"],
    ],
  },
  {
    operations: ["ec2:ModifyVpcEndpoint"],
    base: "VpcEndpointId=vpce-1",
    rows: [["an IPv4 endpoint", "IpAddressType=ipv4", ""]],
  },
  {
    operations: ["ec2:CreateInstanceConnectEndpoint"],
    base: "SubnetId=subnet-1",
    rows: [
      ["an IPv4 endpoint", "PreserveClientIp=false&IpAddressType=ipv4", "PreserveClientIp=false"],
      ["keeps the client's IPv4", "PreserveClientIp=true", "PreserveClientIp=false&IpAddressType=ipv6"],
      ["keeps the client's IPv4", "", "PreserveClientIp=false"],
    ],
  },
  // These are wrong whatever they say.
  { operations: ["ec2:AllocateAddress"], rows: [["an IPv4 address", "Domain=vpc"]] },
  { operations: ["ec2:AssociateAddress"], rows: [["an IPv4 address", "AllocationId=eipalloc-1"]] },
  { operations: ["ec2:CreateNatGateway"], rows: [["a NAT gateway", "SubnetId=subnet-1"]] },
  {
    operations: ["ec2:CreateFlowLogs"],
    base: "ResourceType=VPC&ResourceId.1=vpc-1",
    rows: [
      ["no kind of traffic", ROLE, `TrafficType=ALL&${ROLE}`],
      ["no kind of traffic", `TrafficType=all&${ROLE}`, `TrafficType=REJECT&${ROLE}`],
      ["no role that writes", "TrafficType=ALL", "TrafficType=ALL&LogDestinationType=s3"],
      [
        "no role that writes",
        "TrafficType=ACCEPT&LogDestinationType=cloud-watch-logs",
        `TrafficType=ACCEPT&LogDestinationType=cloud-watch-logs&${ROLE}`,
      ],
    ],
  },
  {
    operations: ["logs:CreateLogGroup"],
    base: "logGroupName=flow-logs",
    rows: [["no key", "", "kmsKeyId=arn:aws:kms:eu-west-1:123456789012:key/1"]],
  },
];
