/** The resources that every machine's module has, made by the code that makes the constructs' own. */
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { Instance } from "@cdktf/provider-aws/lib/instance/index.js";
import { KeyPair } from "@cdktf/provider-aws/lib/key-pair/index.js";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group/index.js";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js";
import { DataResource, dependable, type TerraformStack } from "cdktf";
import { imageParameter, MACHINE_IMAGES, sshUserOf } from "../../facts/images.js";
import { ARCHITECTURES } from "../../facts/instance-types.js";
import { groupConfig, icmpv6Out } from "../../host/group-config.js";
import {
  type Attachment,
  instanceConfig,
  machineKey,
  machineProfile,
  machineRole,
} from "../../host/instance-config.js";
import { ALL_PORTS } from "../../net/ports.js";
import { type Block, called, expression, forEach, objectOf, onlyIf } from "../module.js";
import { named } from "../variables.js";
import { INSTANCE_TYPE_CONDITIONS, INSTANCE_TYPE_LOCALS } from "./instance-type.js";
import { SECRET_CONDITIONS } from "./variables.js";

const { fromPort, toPort } = ALL_PORTS;

export const MACHINE_LOCALS: readonly Block[] = [
  INSTANCE_TYPE_LOCALS,
  {
    "//": "The public parameter that holds the id of a distribution's newest image, and who logs in there.",
    image_parameters: Object.fromEntries(
      MACHINE_IMAGES.map((image) => [
        image,
        Object.fromEntries(ARCHITECTURES.map((architecture) => [architecture, imageParameter(image, architecture)])),
      ]),
    ),
    ssh_users: Object.fromEntries(MACHINE_IMAGES.map((image) => [image, sshUserOf(image)])),
    image_parameter: expression("try(local.image_parameters[var.machine_image][local.architecture], null)"),
    ssh_user: expression("coalesce(var.ssh_user, local.ssh_users[var.machine_image])"),
  },
  {
    "//": "What it may open, beside ICMPv6.",
    every_port: expression(
      `{ for protocol in ["tcp", "udp"] : protocol => ${objectOf({ protocol: "protocol", from_port: `${fromPort}`, to_port: `${toPort}`, text: '"of every port"' })} if var.outbound_services == null }`,
    ),
    services: expression(
      `{ for service in coalesce(var.outbound_services, []) : "\${lower(service.protocol)}-\${service.port}" => ${objectOf({ protocol: "lower(service.protocol)", from_port: "service.port", to_port: "service.port", text: '"port ${service.port}"' })} }`,
    ),
    outbound: expression("merge(local.every_port, local.services)"),
  },
  {
    "//": "Whether a key pair is made, and the name of one that is there.",
    create_key_pair: expression(
      "var.create_key_pair == null ? nonsensitive(var.public_key != null) : var.create_key_pair",
    ),
    key_name: expression('var.key_name == "" ? null : var.key_name'),
  },
];

const KEY_CONDITIONS = [
  {
    condition: expression("local.create_key_pair || local.key_name != null"),
    error_message: "Nobody could log in. Write public_key, or key_name for a key pair that EC2 has.",
  },
  {
    condition: expression("var.public_key == null || local.key_name == null"),
    error_message: "public_key and key_name both say who logs in. Keep one of them.",
  },
  {
    condition: expression("local.create_key_pair || var.public_key == null"),
    error_message: "create_key_pair is false, so that public_key logs nobody in. Take one of the two away.",
  },
];

const KEY_PAIR_CONDITIONS = [
  {
    condition: expression("var.public_key != null"),
    error_message: "create_key_pair is true, and there is no public_key. Write one, or take create_key_pair away.",
  },
];

/** Why the resources of every machine are as they are, by address. */
export const MACHINE_COMMENTS = {
  "data.aws_ssm_parameter.image":
    "The id of the distribution's newest image: its makers keep it in a public parameter.",
  "aws_security_group.this":
    "The new group is made before the old one goes, because a group that has members cannot be destroyed.",
  "aws_vpc_security_group_egress_rule.icmpv6":
    "IPv6 needs ICMPv6, among other things to learn the size of the largest packet that passes.",
  "aws_vpc_security_group_egress_rule.outbound": "Every port of TCP and UDP, or outbound_services alone.",
  "terraform_data.image":
    "Replaces the instance when machine_image or ami_id changes. The instance ignores changes of its ami, because the newest\nimage of a distribution is another one every few weeks, which must not replace a machine that runs.",
  "aws_key_pair.this": "Made of public_key; none where key_name names a key pair that EC2 has.",
  "aws_iam_role.this": "It may do nothing until you attach a policy to it, by the output role.",
  "aws_iam_instance_profile.this": "EC2 takes a role only in a profile.",
  "aws_instance.this":
    "It keeps the image of its first apply: see terraform_data.image. The rules that let it out are made before it, because\nthe script of its first boot may need them.",
};

/** The group and what it lets out; its id. */
export function createGroup(stack: TerraformStack): string {
  const group = new SecurityGroup(stack, "group", groupConfig(expression("var.vpc_id"), "${var.name}", named()));
  const securityGroupId = called(group, "this").id;
  const icmpv6 = { securityGroupId, ...icmpv6Out(), tags: named("-icmpv6") };
  called(new VpcSecurityGroupEgressRule(stack, "icmpv6", icmpv6), "icmpv6");
  const outbound = new VpcSecurityGroupEgressRule(stack, "outbound", {
    securityGroupId,
    cidrIpv6: "::/0",
    ipProtocol: expression("each.value.protocol"),
    fromPort: expression<number>("each.value.from_port"),
    toPort: expression<number>("each.value.to_port"),
    description: "${upper(each.value.protocol)} ${each.value.text} to ::/0",
    tags: named("-${each.key}"),
  });
  forEach(outbound, "outbound", "local.outbound");
  return securityGroupId;
}

/** The machine with its image, key pair, role and instance profile; `conditions` are what must hold besides. */
export function createMachine(stack: TerraformStack, attachment: Attachment, conditions: readonly Block[]): void {
  const chosen = new DataResource(stack, "chosen-image", {
    input: expression("{ parameter = var.ami_id == null ? local.image_parameter : null, ami_id = var.ami_id }"),
  });
  called(chosen, "image");
  const image = new DataAwsSsmParameter(stack, "image", { name: expression("local.image_parameter") });
  onlyIf(image, "image", 'var.ami_id == null && local.architecture != "unknown"');
  const key = new KeyPair(stack, "key", machineKey("${var.name}", expression("var.public_key"), named()));
  onlyIf(key, "this", "local.create_key_pair").addOverride("lifecycle.precondition", KEY_PAIR_CONDITIONS);
  const role = called(new IamRole(stack, "role", machineRole("${var.name}-", "${var.name}", named())), "this");
  const profile = called(
    new IamInstanceProfile(stack, "profile", machineProfile("${var.name}-", role.name, named())),
    "this",
  );
  const instance = new Instance(
    stack,
    "instance",
    instanceConfig(attachment, {
      // `value` is marked sensitive, which would hide the image's id in every plan.
      ami: expression("var.ami_id != null ? var.ami_id : one(data.aws_ssm_parameter.image[*].insecure_value)"),
      instanceType: expression("var.instance_type"),
      keyName: expression("try(aws_key_pair.this[0].key_name, local.key_name)"),
      iamInstanceProfile: profile.name,
      monitoring: expression("var.detailed_monitoring"),
      httpPutResponseHopLimit: expression<number>("var.http_put_response_hop_limit"),
      volumeSizeGib: expression<number>("var.volume_size_gib"),
      userData: expression("var.user_data"),
      userDataReplaceOnChange: true,
      tags: named(),
      lifecycle: { ignoreChanges: ["ami"], replaceTriggeredBy: [dependable(chosen)] },
    }),
  );
  called(instance, "this");
  instance.addOverride("depends_on", [
    "aws_vpc_security_group_egress_rule.icmpv6",
    "aws_vpc_security_group_egress_rule.outbound",
  ]);
  instance.addOverride("lifecycle.precondition", [
    ...INSTANCE_TYPE_CONDITIONS,
    ...SECRET_CONDITIONS,
    ...KEY_CONDITIONS,
    ...conditions,
  ]);
}
