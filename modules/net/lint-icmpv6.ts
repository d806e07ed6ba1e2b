/**
 * The ICMPv6 errors without which connections hang or fail slowly. A router anywhere on the way sends them, so that
 * they must be let in from everywhere; what an ACL sends nothing for, it need not hear of.
 * https://www.rfc-editor.org/rfc/rfc4890#section-4.3.1
 */
import { errorsNotLetIn, packetTooBigNotLetIn } from "../errors/lint.js";
import type { Problem } from "../errors/problem.js";
import { type Icmpv6, icmpv6Name } from "./icmpv6.js";
import { mayPass } from "./match.js";
import { ANYWHERE } from "./peer.js";
import { ICMPV6 } from "./protocol.js";
import type { AclRules } from "./rule.js";

/** RFC 8201: without it a link narrower than the first one swallows every large packet. */
const PACKET_TOO_BIG: Icmpv6 = { type: 2, code: 0 };
/** What else RFC 4890 says must not be dropped; code -1 is every code at once. */
const ERRORS: readonly Icmpv6[] = [
  { type: 1, code: -1 },
  { type: 3, code: 0 },
  { type: 4, code: 1 },
  { type: 4, code: 2 },
];

/** What of it the ACL does not let in. Never throws. */
export function lintIcmpv6(acl: AclRules, where: string): Problem[] {
  if (!acl.egress.some((rule) => rule.ruleAction === "allow" && rule.protocol !== ICMPV6)) return [];
  const isLetIn = (icmp: Icmpv6): boolean => mayPass(acl.ingress, { protocol: ICMPV6, icmp }, ANYWHERE);
  const dropped = new Set(ERRORS.filter((icmp) => !isLetIn(icmp)).map(({ type }) => icmpv6Name({ type, code: -1 })));
  return [
    ...(isLetIn(PACKET_TOO_BIG) ? [] : [packetTooBigNotLetIn(where)]),
    ...(dropped.size > 0 ? [errorsNotLetIn(where, [...dropped])] : []),
  ];
}
