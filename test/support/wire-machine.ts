/**
 * Machines, their templates, disks and interfaces.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
import { asSent, judges, type Sent, sends, startsOf } from "./wire-judge.js";

const STARTS = ["ec2:RunInstances", "ec2:CreateLaunchTemplate", "ec2:CreateLaunchTemplateVersion"];

export const MACHINE_JUDGES = [
  ...judges([...STARTS, "ec2:ModifyInstanceMetadataOptions"], metadataOf, {
    "the first version of the metadata service": ({ tokens, isWhole }) =>
      tokens === undefined ? isWhole : tokens !== "required",
    "no metadata over IPv6": ({ ipv6, isWhole, endpoint }) =>
      endpoint === "disabled" || (ipv6 === undefined ? isWhole : ipv6 !== "enabled"),
  }),
  ...judges(STARTS, asSent, {
    "a disk that is not encrypted": (sent) => {
      const disks = startsOf(sent, /^(LaunchTemplateData\.)?BlockDeviceMapping\.\d+\.Ebs\./);
      // Without a word about disks, the image's or the template's own are taken.
      return disks.length === 0 ? !isFromTemplate(sent) : disks.some((disk) => sent[`${disk}Encrypted`] !== "true");
    },
    "a public IPv4 address": (sent) => sends(sent, /AssociatePublicIpAddress$/, /^true$/),
  }),
  ...judges(["ec2:CreateVolume"], asSent, {
    "a disk that is not encrypted": (sent) => sent.Encrypted !== "true",
  }),
  ...judges([...STARTS, "ec2:CreateNetworkInterface"], asSent, {
    "a private IPv4 address": (sent) => sends(sent, /\b(PrivateIpAddress|SecondaryPrivateIpAddressCount|Ipv4Prefix)/),
  }),
  ...judges(["ec2:CreateNetworkInterface"], asSent, {
    "no fixed address": (sent) => !sends(sent, /^Ipv6Addresses\.1\./),
  }),
];

const isFromTemplate = (sent: Sent): boolean => sends(sent, /^LaunchTemplate\./);

function metadataOf(sent: Sent) {
  const option = (name: string): unknown => Object.entries(sent).find(([key]) => key.endsWith(name))?.[1];
  return [
    {
      tokens: option("HttpTokens"),
      ipv6: option("HttpProtocolIpv6"),
      endpoint: option("HttpEndpoint"),
      /** What is left out takes AWS's default; else it is the template's, or stays as it is. */
      isWhole: !isFromTemplate(sent) && !("InstanceId" in sent),
    },
  ];
}
