/** What is said of a network ACL as a whole: rules that miss each other, and packets that are lost between them. */
import type { Level, Problem } from "./problem.js";

const RULES = "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html";
const RFC_4890 = "https://www.rfc-editor.org/rfc/rfc4890#section-4.3.1";
const EPHEMERAL = "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html";

/** Whose a number of ours is. */
function ownerOf(ruleNumber: number): string {
  if (ruleNumber < 2000) return "a rule of the preset's";
  return ruleNumber < 10_000 ? "the rule that lets SSH in or out" : "the rule of a service in outbound";
}

/** `other` is the path of the rule that has the number too; absent for one that no user wrote. */
export const numberTwice = (where: string, ruleNumber: number, other?: string): Problem => ({
  level: "error",
  where,
  what: `${ruleNumber} is also the number of ${other ?? ownerOf(ruleNumber)}`,
  fix: "Give each rule of a direction a number of its own, and keep yours below 1000, where ours begin",
  see: RULES,
});

export const tooManyRules = (where: string, count: number, ofAws: number, quota: number): Problem => ({
  level: "error",
  where,
  what: `${count} rules and the ${ofAws} that AWS ends each list with are more than the quota of ${quota}`,
  fix: "Take rules away, or have AWS raise the quota L-2AEEBF1A, to 40 at most, and say so in aclRuleQuota",
  see: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-nacls",
});

/** `earlier` is the rule that takes its packets. */
export const neverMatches = (
  where: string,
  ruleNumber: number,
  earlier: { readonly ruleNumber: number; readonly ruleAction: string; readonly where?: string },
): Problem => ({
  level: "warning",
  where,
  what: `${ruleNumber} never matches: rule ${earlier.ruleNumber} (${earlier.where ?? ownerOf(earlier.ruleNumber)}) comes first and takes all of its packets, to ${earlier.ruleAction} them`,
  fix: `Take the rule away, or give it a number below ${earlier.where ? earlier.ruleNumber : 1000}`,
  see: RULES,
});

export const allowsEverything = (where: string, ruleNumber: number): Problem => ({
  level: "warning",
  where,
  what: `${ruleNumber} allows every protocol`,
  fix: 'Write a rule for each that is meant: "tcp", "udp", "icmpv6"',
  see: "https://docs.aws.amazon.com/controltower/latest/controlreference/ec2-rules.html",
});

/** `rules` let it in together. */
export const worldLetIn = (where: string, rules: readonly number[], service: string): Problem => ({
  level: "warning",
  where,
  what: `${rules.join(" and ")} ${rules.length === 1 ? "lets" : "let"} the whole internet in on ${service}`,
  fix: "Name the prefixes that may come, or leave the port out of the range",
  see: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21",
});

/** Replies are let in from everywhere, and anyone may send what looks like one. */
export const returnPortsHold = (
  where: string,
  ports: { readonly fromPort: number; readonly toPort: number },
  service: string,
): Problem => ({
  level: "warning",
  where,
  what: `${ports.fromPort}-${ports.toPort} lets the whole internet in on ${service}`,
  fix: "Write { fromPort: 32768, toPort: 60999 }, which Linux uses, unless hosts need the others",
  see: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21",
});

export const packetTooBigNotLetIn = (where: string): Problem => ({
  level: "error",
  where,
  what: "packet-too-big, type 2 of ICMPv6, is not let in from everywhere: connections hang where a link is narrower",
  fix: 'Allow { protocol: "icmpv6", icmpType: "packet-too-big", cidr: "::/0" } before any rule that denies it',
  see: RFC_4890,
});

export const errorsNotLetIn = (where: string, types: readonly string[]): Problem => ({
  level: "warning",
  where,
  what: `${types.join(", ")} of ICMPv6 ${types.length === 1 ? "is" : "are"} not let in from everywhere: what fails takes a timeout to fail`,
  fix: `Allow { protocol: "icmpv6", icmpType: "${types[0]}", cidr: "::/0" }${types.length > 1 ? " and so on," : ""} before any rule that denies it`,
  see: RFC_4890,
});

/** A flow as it is shown, the direction of its replies, and the rule that lets them pass. */
interface Flow {
  readonly name: string;
  readonly back: "ingress" | "egress";
  readonly rule: string;
}

/** Of tcp an error, since nothing begins without a reply; what goes by udp may need none. */
export const noReplies = (where: string, { name, back, rule }: Flow, level: Level): Problem => ({
  level,
  where,
  what: `${name} is allowed, and its replies are not`,
  fix: `Allow ${rule} in ${back}, before any rule that denies it`,
  see: EPHEMERAL,
});

/** `ports` are those to which no reply passes. */
export const someReplies = (where: string, { name, back, rule }: Flow, ports: readonly string[]): Problem => ({
  level: "warning",
  where,
  what: `${name} is allowed, and its replies to ports ${ports.join(", ")} are not: a client that connects from one of them hangs`,
  fix: `Allow ${rule} in ${back}, before any rule that denies it`,
  see: EPHEMERAL,
});

export const smallReturnPorts = (
  where: string,
  ports: { readonly fromPort: number; readonly toPort: number },
): Problem => ({
  level: "warning",
  where,
  what: `${ports.fromPort}-${ports.toPort} leaves out ports that Linux connects from, 32768-60999`,
  fix: "Write { fromPort: 32768, toPort: 60999 } or a range that holds it, unless no host runs Linux",
  see: "https://docs.kernel.org/networking/ip-sysctl.html",
});
