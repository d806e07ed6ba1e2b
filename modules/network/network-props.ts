/** What a user writes to get a network. Words are AWS CDK's where it has them. */
import type { PortRange } from "../net/ports.js";
import type { OutboundService, SubnetType } from "../net/presets.js";
import type { AclRuleInput } from "../net/rule.js";

export interface NetworkProps {
  /** The zones to build in, each once, all of one region: `["eu-west-1a", "eu-west-1b"]`. Letters a to p. */
  readonly availabilityZones: readonly string[];
  /**
   * The network's name: the Name tags, the log group and the roles begin with it. Letters, digits and hyphens, at
   * most 32.
   * @default - the name of the stack
   */
  readonly name?: string;
  /**
   * Groups of IPv6-only subnets, one /64 a zone, by name.
   * @default { public: {}, private: {} }
   */
  readonly tiers?: Readonly<Record<string, TierProps>>;
  /**
   * Where the IPv6 prefix comes from.
   * @default - a /56 that Amazon provides
   */
  readonly ipv6?: Ipv6Source;
  /**
   * The IPv4 block that AWS demands of every VPC, /16 to /28. No subnet uses it. It is the same whatever the network
   * grows to hold, because changing it replaces the VPC.
   * @default "10.0.0.0/16"
   */
  readonly ipv4CidrBlock?: string;
  /**
   * How people get in: through a `Bastion` built on this network, or not at all. Without a bastion a network is
   * refused unless this says `"none"`.
   * @default "bastion"
   */
  readonly access?: "bastion" | "none";
  /**
   * Flow logs of the whole VPC, to CloudWatch Logs, encrypted with a key of their own.
   * @default - on, every packet's verdict kept for 365 days
   */
  readonly flowLogs?: false | FlowLogsProps;
  /**
   * The most rules an ACL may have in one direction: AWS gives 20, and up to 40 on request (quota L-2AEEBF1A).
   * @default 20
   */
  readonly aclRuleQuota?: number;
  /**
   * Tags on everything that takes tags. `Name` is ours.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A prefix from an IPAM pool: the next free one of a length, or one of your own choice. */
export interface Ipv6Source {
  /** The pool's id, such as `ipam-pool-0123456789abcdef0`, or a reference to it. */
  readonly ipamPoolId: string;
  /**
   * The prefix's length: 44, 48, 52, 56 or 60.
   * @default 56
   */
  readonly netmaskLength?: 44 | 48 | 52 | 56 | 60;
  /**
   * The prefix itself, in place of a length.
   * @default - the pool's next free prefix
   */
  readonly cidrBlock?: string;
}

export interface TierProps {
  /**
   * How the tier's route table treats the internet.
   * @default - "public" for the tier named public, "private-with-egress" for every other
   */
  readonly subnetType?: SubnetType;
  /**
   * The tier's number in the address plan: in a /56 the hex digit before the zone's. It must never change.
   * @default - 0 for public and 1 for private; every other tier must say its number
   */
  readonly number?: number;
  /**
   * Rules of your own for traffic that enters the tier's subnets, in our spelling or in Terraform's, beside the
   * preset's, which are numbered from 1000.
   * @default - none
   */
  readonly ingress?: readonly AclRuleInput[];
  /**
   * Rules of your own for traffic that leaves the tier's subnets.
   * @default - none
   */
  readonly egress?: readonly AclRuleInput[];
  /**
   * Whether the tier's ACL holds the preset: what RFC 4890 says must pass, replies, and SSH where a bastion needs it.
   * @default true
   */
  readonly preset?: boolean;
  /**
   * The ports on which replies to the tier's hosts arrive, both ends included.
   * @default { fromPort: 32768, toPort: 60999 } - Linux
   */
  readonly returnPorts?: PortRange;
  /**
   * The only ports that the tier's hosts may open on the internet.
   * @default - every TCP and UDP port; without the preset, what `egress` allows
   */
  readonly outbound?: readonly OutboundService[];
}

export interface FlowLogsProps {
  /**
   * Days to keep them: a number that CloudWatch Logs knows.
   * @default 365
   */
  readonly retentionInDays?: number;
  /**
   * Which packets to write down.
   * @default "ALL"
   */
  readonly trafficType?: "ALL" | "ACCEPT" | "REJECT";
}
