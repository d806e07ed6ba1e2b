/** What is said of a protocol that cannot be used. */
import type { Problem } from "./problem.js";
import { didYouMean, isNot, quote } from "./words.js";

export const notAProtocol = (where: string, value: unknown, known: Iterable<string>): Problem => ({
  level: "error",
  where,
  what: isNot(value, "an IP protocol"),
  fix: `${didYouMean(value, known)}Write "tcp", "udp", "icmpv6", "all", another keyword of IANA's, or a number from 0 to 255`,
  see: "https://www.iana.org/assignments/protocol-numbers",
});

export const refusedByProvider = (where: string, value: unknown): Problem => ({
  level: "warning",
  where,
  what: `${quote(value)} is a protocol that the Terraform AWS provider 5.100.0 refuses in a network ACL`,
  fix: 'Write "all" for a rule that lets it through, or see that your version of the provider takes it',
  see: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule",
});
