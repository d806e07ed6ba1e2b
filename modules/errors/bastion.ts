/** What is said of bastions: whom they let in, and where they are found. */
import type { Problem } from "./problem.js";
import { quote } from "./words.js";

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
