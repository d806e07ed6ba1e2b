/** What a machine is when nothing is said, and how far that may go: for the constructs and for the modules alike. */
import type { MachineImage } from "../facts/images.js";

export const INSTANCE_TYPE = "t4g.micro";
export const MACHINE_IMAGE: MachineImage = "amazon-linux-2023";

/** A number that a user chooses; both ends are included. */
export interface Choice {
  readonly otherwise: number;
  readonly least: number;
  readonly most: number;
}

/** Of a gp3 volume: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
export const VOLUME_SIZE_GIB: Choice = { otherwise: 8, least: 8, most: 65_536 };

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsRequest.html */
export const HOP_LIMIT: Choice = { otherwise: 1, least: 1, most: 64 };

/** EC2's limit, before base64: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
export const MOST_USER_DATA_BYTES = 16_384;

/** PEM and OpenSSH blocks. */
export const PRIVATE_KEY_BLOCK = "-----BEGIN [A-Z ]*PRIVATE KEY-----";
