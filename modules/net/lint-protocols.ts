/** Protocols that the AWS provider does not know in a network ACL; in a security group it takes every number. */

import type { Problem } from "../errors/problem.js";
import { refusedByProvider } from "../errors/protocol.js";
import { protocolName } from "./protocol.js";
import type { EmittedRule } from "./rule.js";

/** The rules that it refuses. Never throws. */
export function lintProtocols(rules: readonly EmittedRule[]): Problem[] {
  return rules.flatMap(({ where, protocol }) =>
    where === undefined || inProvider(protocol) ? [] : [refusedByProvider(`${where}.protocol`, protocolName(protocol))],
  );
}

/** Whether the provider's own table, older than IANA's, has the protocol; seen with 5.100.0 on 2026-11-24. */
function inProvider(protocol: number): boolean {
  return protocol !== 57 && (protocol <= 142 || protocol === 253 || protocol === 254);
}
