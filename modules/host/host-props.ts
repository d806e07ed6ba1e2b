/** What a user writes to get a host or a bastion. Words are AWS CDK's where it has them. */
import type { MachineImage, OwnImage } from "../facts/images.js";
import type { Architecture } from "../facts/instance-types.js";
import type { AclRule } from "../net/rule.js";
import type { Network } from "../network/network.js";
import type { Bastion } from "./bastion.js";

/** What every machine has. */
export interface MachineProps {
  /** The network to stand in. */
  readonly network: Network;
  /**
   * The tier to stand in, by name.
   * @default - "private" for a host, "public" for a bastion
   */
  readonly tier?: string;
  /**
   * The zone to stand in, by name: one of the network's.
   * @default - the network's first zone
   */
  readonly availabilityZone?: string;
  /**
   * A Nitro type: no other starts in an IPv6-only subnet.
   * @default "t4g.micro"
   */
  readonly instanceType?: string;
  /**
   * The architecture of an instance type newer than this package knows.
   * @default - what the table of Nitro types says
   */
  readonly architecture?: Architecture;
  /**
   * The newest image of a distribution at the first apply, or an image of your own. A newer image of the distribution
   * never replaces a running machine, `terraform apply -replace` does; another distribution or image of your own does.
   * @default "amazon-linux-2023"
   */
  readonly machineImage?: MachineImage | OwnImage;
  /**
   * Who may log in: a line of an OpenSSH public key file, Ed25519 or RSA of 2048 bits or more. A key pair is made of it.
   * EC2 gives a key at launch only: another key replaces the machine, and every host that has the bastion's.
   * @default - `keyName`
   */
  readonly publicKey?: string;
  /**
   * Who may log in: the name of a key pair that EC2 has.
   * @default - `publicKey`; for a host without either, its bastion's key pair
   */
  readonly keyName?: string;
  /**
   * The root volume's size in GiB, 8 to 65536. It is gp3 and encrypted.
   * @default 8
   */
  readonly volumeSizeGib?: number;
  /**
   * Whether CloudWatch gets metrics every minute, which it charges for, instead of every five.
   * @default true
   */
  readonly detailedMonitoring?: boolean;
  /**
   * How many hops the answers of the metadata service may travel, 1 to 64: 2 when containers on the host read them.
   * @default 1
   */
  readonly httpPutResponseHopLimit?: number;
  /**
   * A script or cloud-config for the first boot, at most 16 KiB. Changing it replaces the machine.
   * @default - none
   */
  readonly userData?: string;
  /**
   * Tags beside the network's; `Name` is ours.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What a host lets in: a rule as an ACL has it, without a number and only to allow. */
export type HostRule = Omit<AclRule, "ruleNumber" | "ruleAction">;

export interface HostProps extends MachineProps {
  /**
   * What its security group lets in besides SSH. The tier's ACL must let it in too, which is checked.
   * @default - nothing
   */
  readonly ingress?: readonly HostRule[];
  /**
   * The bastion through which people log in; SSH is let in from its security group only.
   * @default - nobody logs in
   */
  readonly bastion?: Bastion;
}

export interface BastionProps extends MachineProps {
  /** The IPv6 prefixes that may log in. The whole internet only when written as `["::/0"]`. */
  readonly allowSshFrom: readonly string[];
  /**
   * The last 64 bits of its address. The address outlives the instance.
   * @default "::22"
   */
  readonly interfaceId?: string;
  /**
   * A AAAA record for it.
   * @default - none
   */
  readonly dns?: {
    /** The name, such as `bastion.example.com`. */
    readonly recordName: string;
    /** The Route 53 zone that holds it. */
    readonly hostedZoneId: string;
  };
}
