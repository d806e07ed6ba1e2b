/**
 * What an IPv6-only network may ask of AWS, read off the requests themselves: Terraform's plan does not show what the
 * provider sends for an argument that is left out. Written from AWS's API reference, not from our own code.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
 */
import type { AwsRequest } from "./account.js";

type Parameters = Readonly<Record<string, unknown>>;

/** Complaints about the requests that went well, each with the request it is about; none when all mean what they should. */
export function wireProblems(requests: readonly AwsRequest[]): string[] {
  return requests.flatMap((request) => {
    if (request.error !== null) return [];
    const judge = JUDGES.get(`${request.service}:${request.action}`);
    const complaints = judge === undefined ? [] : judge(request.parameters);
    return complaints.map((complaint) => `${request.action} ${subjectOf(request.parameters)}: ${complaint}`);
  });
}

const JUDGES: ReadonlyMap<string, (sent: Parameters) => string[]> = new Map([
  ["ec2:CreateNetworkAclEntry", aclEntry],
  ["ec2:ReplaceNetworkAclEntry", aclEntry],
  ["ec2:AuthorizeSecurityGroupIngress", groupRule],
  ["ec2:AuthorizeSecurityGroupEgress", groupRule],
  ["ec2:CreateRoute", (sent) => when("DestinationCidrBlock" in sent, "an IPv4 route")],
  ["ec2:CreateSubnet", subnet],
  ["ec2:ModifySubnetAttribute", (sent) => when(sent["MapPublicIpOnLaunch.Value"] === "true", "public IPv4 addresses")],
  ["ec2:RunInstances", instance],
  ["ec2:CreateNetworkInterface", networkInterface],
  ["ec2:AllocateAddress", () => ["an IPv4 address"]],
  ["ec2:CreateNatGateway", () => ["a NAT gateway"]],
  ["ec2:CreateVpcEndpoint", (sent) => when(sent.IpAddressType === "ipv4", "an IPv4 endpoint")],
  ["ec2:CreateInstanceConnectEndpoint", (sent) => when(sent.PreserveClientIp !== "false", "keeps the client's IPv4")],
  ["logs:CreateLogGroup", (sent) => when(!sent.kmsKeyId, "no key")],
]);

function aclEntry(sent: Parameters): string[] {
  const protocol = String(sent.Protocol);
  const [type, code] = [number(sent["Icmp.Type"]), number(sent["Icmp.Code"])];
  const ports = [number(sent["PortRange.From"]), number(sent["PortRange.To"])];
  // Provider 5.100 sends 0 and 0 where no ports are written.
  const hasPorts = ports.some((port) => port !== undefined && port !== 0);
  const isIcmp = protocol === "58";
  const isPorted = protocol === "6" || protocol === "17";
  return [
    ...when(!/^(-1|\d{1,3})$/.test(protocol), `protocol ${protocol} is not a number`),
    ...when(protocol === "1", "IPv4's ICMP, which never matches"),
    ...when(!("Ipv6CidrBlock" in sent) || "CidrBlock" in sent, "not of IPv6, or not of IPv6 alone"),
    ...when(isIcmp && (type === undefined || code === undefined), "58 without a type and a code"),
    ...when(isIcmp && type === 0, "ICMPv6 type 0, which does not exist"),
    ...when(
      protocol !== "1" && !isIcmp && (type !== undefined || code !== undefined),
      `a type beside protocol ${protocol}`,
    ),
    ...when(isPorted && ports.includes(undefined), `protocol ${protocol} without both ports`),
    ...when(isPorted && ports[0] === 0 && ports[1] === 0, "the port 0 only"),
    ...when(!isPorted && hasPorts, `ports beside protocol ${protocol}`),
  ];
}

function groupRule(sent: Parameters): string[] {
  const protocol = String(sent["IpPermissions.1.IpProtocol"]);
  const ports = [number(sent["IpPermissions.1.FromPort"]), number(sent["IpPermissions.1.ToPort"])];
  const keys = Object.keys(sent);
  const described = keys.some((key) => /^IpPermissions\.1\.\w+\.1\.Description$/.test(key) && sent[key] !== "");
  return [
    ...when(/^(58|icmp|1)$/.test(protocol), `protocol ${protocol} where a group wants icmpv6`),
    ...when(protocol !== "-1" && ports.includes(undefined), `${protocol} without both ports or type and code`),
    ...when(protocol === "-1", "every protocol"),
    ...when(
      keys.some((key) => key.startsWith("IpPermissions.1.IpRanges")),
      "an IPv4 range",
    ),
    ...when(!described, "no description"),
  ];
}

function subnet(sent: Parameters): string[] {
  return [
    ...when(sent.Ipv6Native !== "true", "not IPv6-only"),
    ...when("CidrBlock" in sent, "an IPv4 block"),
    ...when(!/::\/64$/.test(String(sent.Ipv6CidrBlock)), "no /64"),
  ];
}

function instance(sent: Parameters): string[] {
  const publicIpv4 = Object.keys(sent).filter(
    (key) => key.endsWith("AssociatePublicIpAddress") && sent[key] === "true",
  );
  return [
    ...when(sent["MetadataOptions.HttpTokens"] !== "required", "the first version of the metadata service"),
    ...when(sent["MetadataOptions.HttpProtocolIpv6"] !== "enabled", "no metadata over IPv6"),
    ...when(sent["BlockDeviceMapping.1.Ebs.Encrypted"] !== "true", "a disk that is not encrypted"),
    ...when(publicIpv4.length > 0, "a public IPv4 address"),
  ];
}

function networkInterface(sent: Parameters): string[] {
  const fixed = Object.keys(sent).some((key) => /^Ipv6Addresses\.1\./.test(key));
  return when(!fixed, "no fixed address");
}

const when = (isWrong: boolean, complaint: string): string[] => (isWrong ? [complaint] : []);

const number = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));

/** What tells this request from others of its action. */
function subjectOf(sent: Parameters): string {
  const keys = [
    "RuleNumber",
    "Egress",
    "IpPermissions.1.IpProtocol",
    "GroupId",
    "AvailabilityZone",
    "SubnetId",
    "logGroupName",
  ];
  return keys.flatMap((key) => (key in sent ? [String(sent[key])] : [])).join(" ");
}
