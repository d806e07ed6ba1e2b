/** What the user wrote about a bastion beside what every machine has, checked and completed. */

import { badHostedZoneId, badRecordName, halfADnsName } from "../errors/bastion.js";
import type { Problem } from "../errors/problem.js";
import { isObject, knownKeys } from "../errors/shape.js";
import { parseInterfaceId } from "../net/interface-id.js";
import type { Peer } from "../net/peer.js";
import { isToken, literal } from "../network/literal.js";
import { designMachine, type MachineDesign } from "./machine-design.js";
import { referenceOf } from "./reference.js";
import { sshPeersOf } from "./ssh-peers.js";

export interface BastionDesign extends MachineDesign {
  readonly allowSshFrom: readonly Peer[];
  readonly interfaceId: bigint;
  readonly dns?: { readonly recordName: string; readonly hostedZoneId: string };
}

const KIND = { tier: "public", isPublic: true, keys: ["allowSshFrom", "interfaceId", "dns"], needsKey: true };

/** Checks and completes the props; `resolve` tells what Terraform will read for a reference. Never throws. */
export function designBastion(
  id: string,
  props: unknown,
  resolve: (reference: unknown) => string,
  problems: Problem[],
): BastionDesign | undefined {
  const machine = designMachine(id, props, KIND, problems);
  const { allowSshFrom, interfaceId, dns } = (props ?? {}) as Record<string, unknown>;
  const peers = sshPeersOf(allowSshFrom, resolve, problems);
  const lastBits = parseInterfaceId(interfaceId ?? "::22", "interfaceId", problems);
  const record = dnsOf(dns, problems);
  if (!machine || lastBits === undefined || problems.some((problem) => problem.level === "error")) return undefined;
  return { ...machine, allowSshFrom: peers, interfaceId: lastBits, dns: record };
}

function dnsOf(input: unknown, problems: Problem[]): BastionDesign["dns"] {
  if (input === undefined) return undefined;
  if (!isObject(input, "dns", problems)) return undefined;
  knownKeys(input, ["recordName", "hostedZoneId"], "dns", problems);
  if (input.recordName === undefined || input.hostedZoneId === undefined) {
    problems.push(halfADnsName("dns"));
    return undefined;
  }
  const recordName = referenceOf(input.recordName) ?? input.recordName;
  const hostedZoneId = referenceOf(input.hostedZoneId) ?? input.hostedZoneId;
  const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  const goodName =
    typeof recordName === "string" &&
    (isToken(recordName) || (recordName.length <= 253 && new RegExp(`^${label}(\\.${label})+$`, "i").test(recordName)));
  if (!goodName) problems.push(badRecordName("dns.recordName", recordName));
  const goodZone =
    typeof hostedZoneId === "string" && (isToken(hostedZoneId) || /^Z[A-Z0-9]{3,31}$/.test(hostedZoneId));
  if (!goodZone) problems.push(badHostedZoneId("dns.hostedZoneId", hostedZoneId));
  return goodName && goodZone ? { recordName: literal(recordName), hostedZoneId: literal(hostedZoneId) } : undefined;
}
