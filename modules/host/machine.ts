/**
 * The resources of one machine: aws_instance with its image, key pair, role and instance profile.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
 */
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { Instance } from "@cdktf/provider-aws/lib/instance/index.js";
import { KeyPair } from "@cdktf/provider-aws/lib/key-pair/index.js";
import { dependable, type ITerraformDependable, TerraformResource, type TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import { imageParameter } from "../facts/images.js";
import { addressed } from "../network/address.js";
import { type Attachment, instanceConfig, machineKey, machineProfile, machineRole } from "./instance-config.js";
import type { MachineDesign } from "./machine-design.js";

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
  const role = addressed(new IamRole(scope, "role", machineRole(`${address}-`, name, tags)), address);
  const profile = new IamInstanceProfile(scope, "profile", machineProfile(`${address}-`, role.name, tags));
  const image = createImage(scope, address, design);
  const { userData, httpPutResponseHopLimit, volumeSizeGib } = design;
  const parts = {
    ami: image.amiId,
    instanceType: design.instanceType.type,
    keyName,
    iamInstanceProfile: addressed(profile, address).name,
    monitoring: design.detailedMonitoring,
    httpPutResponseHopLimit,
    volumeSizeGib,
    userData,
    userDataReplaceOnChange: true,
    tags,
    lifecycle: image.lifecycle,
    // What runs at first boot finds the way out open.
    dependsOn: userData === undefined ? undefined : [...design.tier.resources, ...wayOut],
  };
  const instance = new Instance(scope, "instance", instanceConfig(attachment, parts));
  return { instance: addressed(instance, address), role, keyName };
}

function createKey(scope: Construct, address: string, name: string, design: MachineDesign): string | undefined {
  if (design.publicKey === undefined) return design.keyName;
  const config = machineKey(name, design.publicKey, { ...design.tags, Name: name });
  return addressed(new KeyPair(scope, "key-pair", config), address).keyName;
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
  // cdktf's own class for it runs `terraform version` at every synthesis, and refuses one without Terraform.
  const chosen = new TerraformResource(scope, "chosen-image", { terraformResourceType: "terraform_data" });
  addressed(chosen, `${address}-image`).addOverride("input", { parameter: name });
  // `value` is marked sensitive, which would hide the image's id in every plan.
  const amiId = addressed(new DataAwsSsmParameter(scope, "image", { name }), `${address}-image`).insecureValue;
  return { amiId, lifecycle: { ignoreChanges: ["ami"], replaceTriggeredBy: [dependable(chosen)] } };
}
