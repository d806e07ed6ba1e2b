/** What is said of hosts and bastions. */
import type { Problem } from "./problem.js";
import { quote } from "./words.js";

export const badHostId = (value: unknown): Problem => ({
  level: "error",
  where: "id",
  what: `${quote(value)} cannot name a host: it is part of Terraform addresses, outputs and Name tags`,
  fix: 'Write a letter, then at most 31 lower-case letters, digits and single hyphens, such as "app"',
});

export const twoKeys = (where: string): Problem => ({
  level: "error",
  where,
  what: "publicKey and keyName both say who logs in",
  fix: "Keep publicKey to make a key pair of it, or keyName for one that EC2 has",
});

export const noKey = (where: string): Problem => ({
  level: "error",
  where,
  what: "nobody could log in: neither publicKey nor keyName is given",
  fix: "Write publicKey, a line of an OpenSSH public key file, or keyName, a key pair that EC2 has",
});

export const badKeyName = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not the name of a key pair`,
  fix: "Write 1 to 255 printable ASCII characters, without a space at either end",
  see: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_KeyPairInfo.html",
});

export const twoArchitectures = (where: string, said: string, ofImage: string): Problem => ({
  level: "error",
  where,
  what: `${quote(said)} contradicts the image, which is ${ofImage}`,
  fix: "Take it away; the machine is of its image's architecture",
});

export const tooManyTogether = (where: string, count: number, most: number): Problem => ({
  level: "error",
  where,
  what: `with the network's these are ${count} tags; AWS allows 50 a resource and v6only sets Name`,
  fix: `Keep ${most} or fewer together`,
  see: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions",
});

/** The smallest and the largest that is taken. */
interface Limits {
  readonly least: number;
  readonly most: number;
}

export const badVolumeSize = (where: string, value: unknown, { least, most }: Limits): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a size of a gp3 volume in GiB`,
  fix: `Write a whole number from ${least} to ${most}`,
  see: "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html",
});

export const badHopLimit = (where: string, value: unknown, { least, most }: Limits): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a hop limit`,
  fix: `Write a whole number from ${least} to ${most}: 1 for the host alone, 2 when containers on it read the metadata`,
  see: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html",
});

export const badUserData = (where: string, fault: string, mostBytes: number): Problem => ({
  level: "error",
  where,
  what: `the user data ${fault}`,
  fix: `Write a script or cloud-config of 1 to ${mostBytes.toLocaleString("en")} bytes; fetch what is larger at first boot`,
  see: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
});

export const secretInUserData = (where: string): Problem => ({
  level: "error",
  where,
  what: "the user data holds a private key, which everyone who may describe the instance can read",
  fix: "Keep the key in Secrets Manager or Parameter Store and let the host fetch it",
  see: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html",
});

export const notABastion = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a Bastion`,
  fix: "Hand over the Bastion construct of the same network",
});

export const bastionElsewhere = (where: string): Problem => ({
  level: "error",
  where,
  what: "the bastion stands in another network, from which nothing leads here",
  fix: "Hand over the bastion of this network",
});

export const bastionOfAnotherStack = (where: string, stack: string): Problem => ({
  level: "error",
  where,
  what: `the bastion is in the stack ${quote(stack)}, and the rules of the two would need each other's groups`,
  fix: "Build the host in the bastion's stack",
});

export const networkOfAnotherStack = (where: string, stack: string): Problem => ({
  level: "error",
  where,
  what: `the network is in the stack ${quote(stack)}, whose ACLs this one cannot open`,
  fix: "Build the machine in the network's stack",
});

export const ingressBlocked = (where: string, tier: string, peer: string): Problem => ({
  level: "error",
  where,
  what: `the network ACL of ${tier} stops these packets from ${peer}`,
  fix: `Allow them in ${tier}.ingress too, and their replies in ${tier}.egress`,
});

/** Of packets of several kinds, of which others may pass. */
export const someBlocked = (where: string, tier: string, peer: string): Problem => ({
  level: "warning",
  where,
  what: `the network ACL of ${tier} stops some of these packets from ${peer}`,
  fix: `Name the protocol and the port, or the type, that is meant, or allow all of them in ${tier}.ingress`,
});

/** `ports` are those of the packets that do not pass. */
export const portsBlocked = (where: string, tier: string, peer: string, ports: readonly string[]): Problem => ({
  level: "warning",
  where,
  what: `the network ACL of ${tier} stops these packets from ${peer} to ports ${ports.join(", ")}`,
  fix: `Allow them in ${tier}.ingress before any rule that denies them, or leave these ports out`,
});

export const repliesBlocked = (where: string, tier: string, peer: string, rule: string): Problem => ({
  level: "error",
  where,
  what: `the network ACL of ${tier} stops the replies to ${peer}`,
  fix: `Allow ${rule} in ${tier}.egress, before any rule that denies it`,
  see: "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html",
});

/** `ports` are those to which no reply passes. */
export const someRepliesBlocked = (
  where: string,
  tier: string,
  peer: string,
  ports: readonly string[],
  rule: string,
): Problem => ({
  ...repliesBlocked(where, tier, peer, rule),
  level: "warning",
  what: `the network ACL of ${tier} stops the replies to ${peer} on ports ${ports.join(", ")}: a client that connects from one of them hangs`,
});

export const worldOutward = (where: string, peer: string, subnetType: string): Problem => ({
  level: "warning",
  where,
  what: `${quote(peer)} is the internet, from which no connection comes in to a tier that is ${subnetType}`,
  fix: "Name the tier or the prefix that is meant, or stand the host in a public tier",
  see: "https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html",
});

export const portEightyClosed = (where: string): Problem => ({
  level: "warning",
  where,
  what: "Ubuntu fetches its packages by http, and the tier opens no tcp port 80",
  fix: 'Add { protocol: "tcp", port: 80 } to the tier\'s outbound, or take "amazon-linux-2023", whose packages come by https',
  see: "https://documentation.ubuntu.com/server/how-to/software/package-management/",
});
