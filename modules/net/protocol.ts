/**
 * IP protocols by name and by number. A network ACL wants the number, and the AWS provider refuses "icmpv6" there; a
 * security group turns 58 into "icmpv6". Both spellings are made here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
 */
import type { Problem } from "../errors/problem.js";
import { notAProtocol } from "../errors/protocol.js";
import { PROTOCOL_TABLE } from "./protocol-table.js";
import { wholeNumber } from "./whole-number.js";

/** Every protocol, and every type and code of ICMPv6, as AWS writes it. */
export const ALL = -1;
export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;
export const ICMPV6 = 58;

const NUMBERS: ReadonlyMap<string, number> = new Map(
  PROTOCOL_TABLE.flatMap(([number, ...names]) => names.map((name) => [name, number] as const)),
);
const NAMES: ReadonlyMap<number, string> = new Map(PROTOCOL_TABLE.map(([number, name]) => [number, name]));

/** The names offered for a typo. Not "icmp", which never matches IPv6, nor the short and forgotten ones, such as "3pc". */
const OFFERED: readonly string[] = [
  ...["all", "tcp", "udp", "icmpv6", "gre", "esp", "ospf", "sctp"],
  ...[...NUMBERS.keys()].filter((name) => name.length >= 5),
];

/**
 * The protocol's number, 0 to 255, or -1 for all. Takes IANA's keyword and the usual names in any case ("icmpv6",
 * "ICMP6", "ipv6-icmp"), the number and the number as a string. Never throws; undefined after a complaint.
 */
export function parseProtocol(input: unknown, where: string, problems: Problem[]): number | undefined {
  const number =
    typeof input === "string" ? (NUMBERS.get(input.toLowerCase()) ?? wholeNumber(input)) : wholeNumber(input);
  if (number === undefined || number < ALL || number > 255) {
    problems.push(notAProtocol(where, input, OFFERED));
    return undefined;
  }
  return number;
}

/** The name to show: "all", "tcp", "icmpv6", "gre"; the number as text when IANA gave it no keyword. */
export function protocolName(protocol: number): string {
  return NAMES.get(protocol) ?? String(protocol);
}

/** As `aws_network_acl_rule` wants it: the number as text, "58" or "-1". */
export function forNetworkAcl(protocol: number): string {
  return String(protocol);
}

/**
 * As `aws_vpc_security_group_ingress_rule` wants it: "tcp", "udp", "icmp" and "icmpv6" by name, "-1" and every other
 * protocol by number.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export function forSecurityGroup(protocol: number): string {
  return [TCP, UDP, ICMP, ICMPV6].includes(protocol) ? protocolName(protocol) : String(protocol);
}
