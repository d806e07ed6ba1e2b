/**
 * The resources of one machine: aws_instance with its image, key pair, role and instance profile.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
 */
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { Instance, type InstanceConfig } from "@cdktf/provider-aws/lib/instance/index.js";
import { KeyPair } from "@cdktf/provider-aws/lib/key-pair/index.js";
import { DataResource, dependable, Fn, type ITerraformDependable, type TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import { imageParameter } from "../facts/images.js";
import { addressed } from "../network/address.js";
import type { MachineDesign } from "./machine-design.js";

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

export interface Machine {
  readonly instance: Instance;
  readonly role: IamRole;
  readonly keyName?: string;
}

/**
 * Creates the machine; `address` is the last part of its Terraform addresses, `wayOut` what its group lets out.
 */
export function createMachine(
  scope: Construct,
  address: string,
  design: MachineDesign,
  attachment: Attachment,
  wayOut: readonly ITerraformDependable[],
): Machine {
  const name = `${design.network.name}-${address}`;
  const tags = { ...design.tags, Name: name };
  const keyName = createKey(scope, address, name, design);
  const role = createRole(scope, address, name, tags);
  const profile = addressed(
    new IamInstanceProfile(scope, "profile", { namePrefix: `${address}-`, role: role.name, tags }),
    address,
  );
  const image = createImage(scope, address, design);
  const instance = new Instance(scope, "instance", {
    ...attachment,
    ami: image.amiId,
    instanceType: design.instanceType.type,
    keyName,
    iamInstanceProfile: profile.name,
    ebsOptimized: true,
    monitoring: design.detailedMonitoring,
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpProtocolIpv6: "enabled",
      httpPutResponseHopLimit: design.httpPutResponseHopLimit,
    },
    rootBlockDevice: { encrypted: true, volumeType: "gp3", volumeSize: design.volumeSizeGib, tags },
    userData: design.userData,
    userDataReplaceOnChange: design.userData === undefined ? undefined : true,
    tags,
    lifecycle: image.lifecycle,
    // What runs at first boot finds the way out open.
    dependsOn: design.userData === undefined ? undefined : [...design.tier.resources, ...wayOut],
  });
  return { instance: addressed(instance, address), role, keyName };
}

function createKey(scope: Construct, address: string, name: string, design: MachineDesign): string | undefined {
  if (design.publicKey === undefined) return design.keyName;
  const { publicKey } = design;
  const tags = { ...design.tags, Name: name };
  return addressed(new KeyPair(scope, "key-pair", { keyNamePrefix: `${name}-`, publicKey, tags }), address).keyName;
}

/** A role without a permission, so that what the machine may do has a place to be written. */
function createRole(scope: Construct, address: string, name: string, tags: Record<string, string>): IamRole {
  const principal = { Service: "ec2.amazonaws.com" };
  const statement = { Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" };
  const assumeRolePolicy = Fn.jsonencode({ Version: "2012-10-17", Statement: [statement] });
  const description = `What ${name} may do in AWS`;
  const config = { namePrefix: `${address}-`, description, assumeRolePolicy, tags };
  return addressed(new IamRole(scope, "role", config), address);
}

/**
 * The image and what becomes of the machine when it changes. A named image's parameter holds the newest, and a newer
 * one must not replace a machine that runs; another name must, which Terraform sees in a resource that holds it.
 */
function createImage(
  scope: Construct,
  address: string,
  { machineImage, instanceType }: MachineDesign,
): { readonly amiId: string; readonly lifecycle?: TerraformResourceLifecycle } {
  if (typeof machineImage === "object") return { amiId: machineImage.amiId };
  const name = imageParameter(machineImage, instanceType.architecture);
  const chosen = addressed(new DataResource(scope, "chosen-image", { input: { parameter: name } }), `${address}-image`);
  // `value` is marked sensitive, which would hide the image's id in every plan.
  const amiId = addressed(new DataAwsSsmParameter(scope, "image", { name }), `${address}-image`).insecureValue;
  return { amiId, lifecycle: { ignoreChanges: ["ami"], replaceTriggeredBy: [dependable(chosen)] } };
}
