/** What every machine's module is called with. */
import { MACHINE_IMAGES } from "../../facts/images.js";
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
        "The only ports that it may open on the internet, as its security group has them; null for every TCP and UDP port.",
    },
    tags: TAGS,
  };
}

const NOT_SG = {
  condition: expression('!can(regex("(?i)^sg-", var.name))'),
  error_message: "EC2 takes no security group whose name begins with sg-; write another name.",
};

const IMAGE = {
  machine_image: {
    description: `Distribution whose newest image it starts from: ${MACHINE_IMAGES.join(", ")}. A newer image replaces no machine that runs.`,
    type: "string",
    default: MACHINE_IMAGES[0],
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

const KEY = {
  public_key: {
    description: "Line of an OpenSSH public key file, to make a key pair of; known at plan.",
    type: "string",
    default: null,
    validation: [
      {
        condition: expression(
          'var.public_key == null || can(regex("^(ssh-ed25519|ssh-rsa) [A-Za-z0-9+/=]+( .*)?$", trimspace(var.public_key)))',
        ),
        error_message: 'Write an Ed25519 or RSA public key, such as file("~/.ssh/id_ed25519.pub"); EC2 takes no other.',
      },
    ],
  },
  key_name: { description: "Name of a key pair that EC2 has.", type: "string", default: null },
};

const SETTINGS = {
  volume_size_gib: number("volume_size_gib", "Size of the encrypted root volume, in GiB: 8 to 65536.", 8, 8, 65_536),
  detailed_monitoring: {
    description: "Whether CloudWatch gets a value each minute rather than every five.",
    type: "bool",
    default: true,
    nullable: false,
  },
  http_put_response_hop_limit: number(
    "http_put_response_hop_limit",
    "Hops that an answer of the instance metadata service lives: 1 for the machine alone, 2 when containers on it ask; 64 at most.",
    1,
    1,
    64,
  ),
  user_data: {
    description: "Script or cloud-config of the first boot, at most 16384 bytes. A change replaces the machine.",
    type: "string",
    default: null,
    validation: [
      {
        condition: expression('var.user_data == null || length(base64encode(coalesce(var.user_data, "-"))) <= 21848'),
        error_message: "Write at most 16384 bytes; fetch what is larger at first boot.",
      },
      {
        condition: expression('!can(regex("-----BEGIN [A-Z ]*PRIVATE KEY-----", var.user_data))'),
        error_message:
          "Everyone who may describe the instance can read it; keep the private key in Secrets Manager and let the machine fetch it.",
      },
    ],
  },
};

function number(name: string, description: string, value: number, least: number, most: number) {
  const condition = expression(wholeNumber(name, least, most));
  const validation = [{ condition, error_message: `Write a whole number from ${least} to ${most}.` }];
  return { description, type: "number", default: value, nullable: false, validation };
}
