/** What is said of hosts and bastions. */
import type { Problem } from "./problem.js";
import { quote } from "./words.js";

export const badHostId = (value: string): Problem => ({
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

export const badVolumeSize = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a size of a gp3 volume in GiB`,
  fix: "Write a whole number from 8 to 65536",
  see: "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html",
});

export const badHopLimit = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a hop limit`,
  fix: "Write a whole number from 1 to 64: 1 for the host alone, 2 when containers on it read the metadata",
  see: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html",
});

export const badUserData = (where: string, fault: string): Problem => ({
  level: "error",
  where,
  what: `the user data ${fault}`,
  fix: "Write a script or cloud-config of 1 to 16,384 bytes; fetch what is larger at first boot",
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

export const addressTaken = (where: string, text: string, other: string): Problem => ({
  level: "error",
  where,
  what: `${quote(text)} is the address of ${other} in this subnet`,
  fix: "Write another interfaceId, or name another availabilityZone",
});

export const bastionNotPublic = (where: string, tier: string): Problem => ({
  level: "error",
  where,
  what: `the tier ${quote(tier)} is not public, so that nobody on the internet reaches a bastion in it`,
  fix: 'Name a tier whose subnetType is "public"',
});

export const nobodyNamed = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} names nobody who may log in`,
  fix: 'List IPv6 prefixes, such as ["2001:db8:1234::/48"]; `curl -6 https://checkip.global.api.aws` shows your address',
});

export const unknownList = (where: string): Problem => ({
  level: "error",
  where,
  what: "this list is known only to Terraform, and each prefix has rules of its own",
  fix: "List the prefixes, or one reference for each, such as [office.stringValue]",
});

export const sameRuleName = (where: string, name: string): Problem => ({
  level: "error",
  where,
  what: `its rule would be named ${quote(name)}, as that of another reference in the list`,
  fix: "Name one of the two variables otherwise",
});

export const prefixTwice = (where: string, text: string): Problem => ({
  level: "error",
  where,
  what: `${quote(text)} is listed twice`,
  fix: "Give each prefix once",
});

export const worldInOtherWords = (where: string): Problem => ({
  level: "error",
  where,
  what: "these prefixes hold most of the IPv6 internet",
  fix: 'Name the networks that you log in from, or write ["::/0"] when you mean everyone',
});

export const worldMayTry = (where: string): Problem => ({
  level: "warning",
  where,
  what: '"::/0" lets everyone on the internet try to log in',
  fix: "Name the networks that you log in from",
});

export const halfADnsName = (where: string): Problem => ({
  level: "error",
  where,
  what: "a DNS name needs both the name and the zone that holds it",
  fix: 'Write dns: { recordName: "bastion.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" }',
});

export const badRecordName = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a host name`,
  fix: 'Write labels of letters, digits and hyphens with dots between them, such as "bastion.example.com"',
  see: "https://www.rfc-editor.org/rfc/rfc1123#section-2.1",
});

export const badHostedZoneId = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not the id of a Route 53 hosted zone`,
  fix: 'Write "Z" and capital letters and digits, such as "Z0123456789ABCDEFGHIJ", without "/hostedzone/"',
  see: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ListInfoOnHostedZone.html",
});
