/**
 * What a machine is made of, for one that is known and for a module's variables alike.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
 */
import type { IamInstanceProfileConfig } from "@cdktf/provider-aws/lib/iam-instance-profile/index.js";
import type { IamRoleConfig } from "@cdktf/provider-aws/lib/iam-role/index.js";
import type { InstanceConfig } from "@cdktf/provider-aws/lib/instance/index.js";
import type { KeyPairConfig } from "@cdktf/provider-aws/lib/key-pair/index.js";
import { Fn } from "cdktf";
import type { Tags } from "../network/tags.js";

export type InstanceParts = Pick<
  InstanceConfig,
  | "ami"
  | "instanceType"
  | "keyName"
  | "iamInstanceProfile"
  | "monitoring"
  | "userData"
  | "userDataReplaceOnChange"
  | "lifecycle"
  | "dependsOn"
> & {
  readonly httpPutResponseHopLimit: number;
  readonly volumeSizeGib: number;
  readonly tags: Tags;
};

/** How the machine hangs on the network: an interface EC2 makes, or one that is there already. */
export type Attachment = Pick<
  InstanceConfig,
  | "subnetId"
  | "vpcSecurityGroupIds"
  | "associatePublicIpAddress"
  | "ipv6AddressCount"
  | "privateDnsNameOptions"
  | "networkInterface"
>;

/** An interface that EC2 makes, with an address of the subnet's and no public IPv4. */
export function ownInterface(subnetId: string, securityGroupId: string): Attachment {
  return {
    subnetId,
    vpcSecurityGroupIds: [securityGroupId],
    associatePublicIpAddress: false,
    ipv6AddressCount: 1,
    privateDnsNameOptions: { hostnameType: "resource-name", enableResourceNameDnsAaaaRecord: true },
  };
}

export function instanceConfig(attachment: Attachment, parts: InstanceParts): InstanceConfig {
  const { httpPutResponseHopLimit, volumeSizeGib, tags, ...rest } = parts;
  return {
    ...attachment,
    ...rest,
    ebsOptimized: true,
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpProtocolIpv6: "enabled",
      httpPutResponseHopLimit,
    },
    rootBlockDevice: { encrypted: true, volumeType: "gp3", volumeSize: volumeSizeGib, tags },
    tags,
  };
}

/** A role without a permission, so that what the machine may do has a place to be written. */
export function machineRole(namePrefix: string, name: string, tags: Tags): IamRoleConfig {
  const principal = { Service: "ec2.amazonaws.com" };
  const statement = { Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" };
  const assumeRolePolicy = Fn.jsonencode({ Version: "2012-10-17", Statement: [statement] });
  return { namePrefix, description: `What ${name} may do in AWS`, assumeRolePolicy, tags };
}

export function machineProfile(namePrefix: string, role: string, tags: Tags): IamInstanceProfileConfig {
  return { namePrefix, role, tags };
}

/** Another name makes no other key pair, which would replace every machine that has it. */
export function machineKey(name: string, publicKey: string, tags: Tags): KeyPairConfig {
  return { keyNamePrefix: `${name}-`, publicKey, tags, lifecycle: { ignoreChanges: ["key_name_prefix"] } };
}
