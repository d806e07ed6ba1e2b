/** Machines, their templates, disks and interfaces, wrong and right. */
import type { CaseRow, Cases } from "./wire-cases.js";

const RUN = ["ec2:RunInstances"];
const TEMPLATE = ["ec2:CreateLaunchTemplate", "ec2:CreateLaunchTemplateVersion"];
const INTERFACE = ["ec2:CreateNetworkInterface"];
const INSIDE = "LaunchTemplateData.";

const TOKENS = "MetadataOptions.HttpTokens=required";
const OVER_IPV6 = "MetadataOptions.HttpProtocolIpv6=enabled";
const DISK = "BlockDeviceMapping.1.Ebs.Encrypted=true";

const OLD_METADATA = "the first version of the metadata service";
const NO_METADATA = "no metadata over IPv6";
const CLEAR_DISK = "a disk that is not encrypted";
const PUBLIC = "a public IPv4 address";
const PRIVATE = "a private IPv4 address";

/** Of a machine that is as it should be otherwise. */
const WRITTEN: readonly CaseRow[] = [
  [OLD_METADATA, "MetadataOptions.HttpTokens=optional", TOKENS],
  [NO_METADATA, "MetadataOptions.HttpProtocolIpv6=disabled", OVER_IPV6],
  [NO_METADATA, "MetadataOptions.HttpEndpoint=disabled", "MetadataOptions.HttpEndpoint=enabled"],
  [CLEAR_DISK, "BlockDeviceMapping.1.Ebs.Encrypted=false", DISK],
  [CLEAR_DISK, "BlockDeviceMapping.2.Ebs.VolumeSize=8", "BlockDeviceMapping.2.VirtualName=ephemeral0"],
  [PUBLIC, "NetworkInterface.1.AssociatePublicIpAddress=true", "NetworkInterface.1.AssociatePublicIpAddress=false"],
  [PRIVATE, "NetworkInterface.1.PrivateIpAddress=10.0.0.4", "NetworkInterface.1.Ipv6AddressCount=1"],
  [PRIVATE, "NetworkInterface.1.SecondaryPrivateIpAddressCount=1", "NetworkInterface.1.NetworkInterfaceId=eni-1"],
  [PRIVATE, "NetworkInterface.1.Ipv4PrefixCount=1", "NetworkInterface.1.Ipv6PrefixCount=1"],
];

const alike = (base: string, rows: readonly CaseRow[]): Cases[] => [
  { operations: RUN, base, rows },
  { operations: TEMPLATE, at: INSIDE, base, rows },
];

export const MACHINE_CASES: readonly Cases[] = [
  ...alike(`${TOKENS}&${OVER_IPV6}&${DISK}`, WRITTEN),
  ...alike(`${OVER_IPV6}&${DISK}`, [[OLD_METADATA, "", TOKENS]]),
  ...alike(`${TOKENS}&${DISK}`, [[NO_METADATA, "", OVER_IPV6]]),
  ...alike(`${TOKENS}&${OVER_IPV6}`, [[CLEAR_DISK, "", DISK]]),
  {
    operations: RUN,
    // What is left out is in the template.
    base: "LaunchTemplate.LaunchTemplateId=lt-1",
    rows: [
      [OLD_METADATA, "MetadataOptions.HttpTokens=optional", ""],
      [NO_METADATA, "MetadataOptions.HttpProtocolIpv6=disabled", ""],
      [CLEAR_DISK, "BlockDeviceMapping.1.Ebs.VolumeSize=8", ""],
      [PRIVATE, "PrivateIpAddress=10.0.0.4", "Ipv6Address.1.Ipv6Address=2001:db8::4"],
    ],
  },
  {
    operations: ["ec2:ModifyInstanceMetadataOptions"],
    base: "InstanceId=i-1",
    rows: [
      [OLD_METADATA, "HttpTokens=optional", "HttpTokens=required"],
      [NO_METADATA, "HttpProtocolIpv6=disabled", "HttpProtocolIpv6=enabled"],
      [NO_METADATA, "HttpEndpoint=disabled", "HttpPutResponseHopLimit=2"],
    ],
  },
  {
    operations: ["ec2:CreateVolume"],
    base: "Size=8",
    rows: [
      [CLEAR_DISK, "", "Encrypted=true"],
      [CLEAR_DISK, "Encrypted=false", "Encrypted=true"],
    ],
  },
  {
    operations: INTERFACE,
    base: "SubnetId=subnet-1",
    rows: [["no fixed address", "Ipv6AddressCount=1", "Ipv6Addresses.1.Ipv6Address=2001:db8::22"]],
  },
  {
    operations: INTERFACE,
    base: "Ipv6Addresses.1.Ipv6Address=2001:db8::22",
    rows: [[PRIVATE, "PrivateIpAddresses.1.PrivateIpAddress=10.0.0.4", "EnablePrimaryIpv6=true"]],
  },
];
