/** What every machine's module is called with. */
import { MACHINE_IMAGES } from "../../facts/images.js";
import {
  type Choice,
  HOP_LIMIT,
  MACHINE_IMAGE,
  MOST_USER_DATA_BYTES,
  PRIVATE_KEY_BLOCK,
  VOLUME_SIZE_GIB,
} from "../../host/machine-limits.js";
import { type Block, expression, listOf } from "../module.js";
import { VARIABLES as NETWORK_ACL } from "../network-acl/variables.js";
import { nameVariable, TAGS, wholeNumber } from "../variables.js";
import { INSTANCE_TYPE_VARIABLES } from "./instance-type.js";

/** Where the machine stands, and the variables of its own between. */
export function machineVariables(what: string, own: Readonly<Record<string, Block>>): Record<string, Block> {
  const name = nameVariable(`Name of the ${what}: Name tags, its role and its security group begin with it.`);
  return {
    name: { ...name, validation: [...name.validation, NOT_SG] },
    vpc_id: { description: "Id of the VPC.", type: "string", nullable: false },
    ...own,
    ...INSTANCE_TYPE_VARIABLES,
    ...IMAGE,
    ...KEY,
    ...SETTINGS,
    outbound_services: {
      ...NETWORK_ACL.outbound_services,
      description:
        "The only ports that its security group lets it open on the internet. Null for every TCP and UDP port.",
      // The ACL's last is about rule numbers, which a security group does not have.
      validation: NETWORK_ACL.outbound_services.validation.slice(0, -1),
    },
    tags: TAGS,
  };
}

const NOT_SG = {
  condition: expression('!can(regex("(?i)^sg-", var.name))'),
  error_message: "EC2 takes no security group whose name begins with sg-. Write another name.",
};

const IMAGE = {
  machine_image: {
    description: `Distribution whose newest image it starts from: ${MACHINE_IMAGES.join(", ")}. A newer image replaces no machine that runs.`,
    type: "string",
    default: MACHINE_IMAGE,
    nullable: false,
    validation: [
      {
        condition: expression(`contains(${listOf(MACHINE_IMAGES)}, var.machine_image)`),
        error_message: `Write ${MACHINE_IMAGES.join(", ")}, or ami_id for an image of your own.`,
      },
    ],
  },
  ami_id: {
    description: "Id of an image of your own, in place of machine_image's; known at plan.",
    type: "string",
    default: null,
    validation: [
      {
        condition: expression('var.ami_id == null || can(regex("^ami-([0-9a-f]{8}|[0-9a-f]{17})$", var.ami_id))'),
        error_message: "Write an image's id, such as ami-0123456789abcdef0.",
      },
    ],
  },
  ssh_user: {
    description: "Who logs in over SSH; null for who machine_image has: ec2-user, or ubuntu.",
    type: "string",
    default: null,
    validation: [
      {
        condition: expression('var.ssh_user == null || can(regex("^[a-z_][a-z0-9_-]{0,31}$", var.ssh_user))'),
        error_message: "Write a user of the image, such as ec2-user.",
      },
    ],
  },
};

/** How a key begins whose type, so many bytes long, is told again inside it: RFC 4251, section 5. */
const startOf = (type: string): string =>
  `${type} ${Buffer.from(`\0\0\0${String.fromCharCode(type.length)}${type}`)
    .toString("base64")
    .slice(0, Math.floor(((type.length + 4) * 4) / 3))}`;
/** 51 bytes: RFC 8709, section 4. */
const ED25519 = `${startOf("ssh-ed25519")}[A-Za-z0-9+/]{48}`;
/** 277 bytes or more, where the modulus has 2048 bits: RFC 4253, section 6.6. */
const RSA = `${startOf("ssh-rsa")}[A-Za-z0-9+/]{356,}={0,2}`;

/** Three bytes are four characters of base64, without those that fill the last four up. */
const USER_DATA_BYTES = 'floor(length(replace(base64encode(var.user_data), "=", "")) * 3 / 4)';

/** What must hold of the values that Terraform is not to print: a validation's error prints them all the same. */
export const SECRET_CONDITIONS = [
  {
    condition: expression(
      `var.public_key == null || can(regex("^(${ED25519}|${RSA})( .*)?$", trimspace(var.public_key)))`,
    ),
    error_message:
      'public_key is neither an Ed25519 key nor an RSA key of 2048 bits or more. Write what its .pub file holds, such as file("~/.ssh/id_ed25519.pub"), and never the private key.',
  },
  {
    condition: expression(`try(${USER_DATA_BYTES} <= ${MOST_USER_DATA_BYTES}, true)`),
    error_message: `user_data has more than ${MOST_USER_DATA_BYTES} bytes. Fetch what is larger at first boot.`,
  },
  {
    condition: expression(`!can(regex("${PRIVATE_KEY_BLOCK}", var.user_data))`),
    error_message:
      "user_data holds a private key, which everyone who may describe the instance can read. Keep it in Secrets Manager and let the machine fetch it.",
  },
];

const KEY = {
  public_key: {
    description: "Line of an OpenSSH public key file, to make a key pair of.",
    type: "string",
    default: null,
    sensitive: true,
  },
  create_key_pair: {
    description:
      "Whether a key pair is made of public_key. Write true where that is known only after apply, such as a tls_private_key's.",
    type: "bool",
    default: null,
  },
  key_name: { description: "Name of a key pair that EC2 has.", type: "string", default: null },
};

const SETTINGS = {
  volume_size_gib: number("volume_size_gib", "Size of the encrypted root volume, in GiB", VOLUME_SIZE_GIB),
  detailed_monitoring: {
    description: "Whether CloudWatch gets a value each minute rather than every five.",
    type: "bool",
    default: true,
    nullable: false,
  },
  http_put_response_hop_limit: number(
    "http_put_response_hop_limit",
    "How many hops the answers of the instance metadata service may travel, 1 for the machine alone and 2 when containers on it ask",
    HOP_LIMIT,
  ),
  user_data: {
    description: `Script or cloud-config of the first boot, at most ${MOST_USER_DATA_BYTES} bytes. A change replaces the machine.`,
    type: "string",
    default: null,
    sensitive: true,
  },
};

function number(name: string, what: string, { otherwise, least, most }: Choice) {
  const description = `${what}: ${least} to ${most}.`;
  const condition = expression(wholeNumber(name, least, most));
  const validation = [{ condition, error_message: `Write a whole number from ${least} to ${most}.` }];
  return { description, type: "number", default: otherwise, nullable: false, validation };
}
