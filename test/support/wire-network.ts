/**
 * Networks: what has no IPv6, what has IPv4, and what is not written down.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
 */
import { asSent, judges, sends } from "./wire-judge.js";

export const NETWORK_JUDGES = [
  ...judges(["ec2:CreateVpc"], asSent, {
    "no IPv6": (sent) =>
      sent.AmazonProvidedIpv6CidrBlock !== "true" && !("Ipv6IpamPoolId" in sent || "Ipv6Pool" in sent),
  }),
  ...judges(["ec2:CreateSubnet"], asSent, {
    "not IPv6-only": (sent) => sent.Ipv6Native !== "true",
    "an IPv4 block": (sent) => sends(sent, /^(CidrBlock|Ipv4IpamPoolId|Ipv4NetmaskLength)$/),
    "no /64": (sent) => !/::\/64$/.test(String(sent.Ipv6CidrBlock)) && sent.Ipv6NetmaskLength !== "64",
  }),
  ...judges(["ec2:ModifySubnetAttribute"], asSent, {
    "public IPv4 addresses": (sent) => sent["MapPublicIpOnLaunch.Value"] === "true",
    "no IPv6 addresses": (sent) => sent["AssignIpv6AddressOnCreation.Value"] === "false",
  }),
  ...judges(["ec2:CreateRoute", "ec2:ReplaceRoute"], asSent, {
    "an IPv4 route": (sent) => "DestinationCidrBlock" in sent,
  }),
  ...judges(["ec2:AllocateAddress", "ec2:AssociateAddress"], asSent, { "an IPv4 address": () => true }),
  ...judges(["ec2:CreateNatGateway"], asSent, { "a NAT gateway": () => true }),
  // AWS's default is ipv4.
  ...judges(["ec2:CreateVpcEndpoint"], asSent, {
    "an IPv4 endpoint": (sent) => !/^(ipv6|dualstack)$/.test(String(sent.IpAddressType)),
  }),
  // AWS's default is what the subnet has.
  ...judges(["ec2:CreateInstanceConnectEndpoint", "ec2:ModifyVpcEndpoint"], asSent, {
    "an IPv4 endpoint": (sent) => sent.IpAddressType === "ipv4",
  }),
  ...judges(["ec2:CreateInstanceConnectEndpoint"], asSent, {
    "keeps the client's IPv4": (sent) => sent.PreserveClientIp !== "false",
  }),
  ...judges(["ec2:CreateFlowLogs"], asSent, {
    "no kind of traffic": (sent) => !/^(ALL|ACCEPT|REJECT)$/.test(String(sent.TrafficType)),
    // AWS's default is CloudWatch Logs, where a role writes.
    "no role that writes": (sent) =>
      !/^(s3|kinesis-data-firehose)$/.test(String(sent.LogDestinationType)) && !sent.DeliverLogsPermissionArn,
  }),
  ...judges(["logs:CreateLogGroup"], asSent, { "no key": (sent) => !sent.kmsKeyId }),
];
