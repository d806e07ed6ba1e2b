/** What the user wrote about a bastion beside what every machine has, checked and completed. */
import {
  badHostedZoneId,
  badRecordName,
  bastionNotPublic,
  halfADnsName,
  nobodyNamed,
  prefixTwice,
  worldInOtherWords,
  worldMayTry,
} from "../errors/host.js";
import type { Problem } from "../errors/problem.js";
import { specialPrefix } from "../errors/rule.js";
import { isObject, knownKeys } from "../errors/shape.js";
import { parseInterfaceId } from "../net/interface-id.js";
import { ANYWHERE, type Peer, peerText } from "../net/peer.js";
import { type Prefix, parsePrefix } from "../net/prefix.js";
import { isWorld, specialUse } from "../net/special-use.js";
import { isToken } from "../network/literal.js";
import { designMachine, type MachineDesign } from "./machine-design.js";

export interface BastionDesign extends MachineDesign {
  readonly allowSshFrom: readonly Peer[];
  readonly interfaceId: bigint;
  readonly dns?: { readonly recordName: string; readonly hostedZoneId: string };
}

const KIND = { tier: "public", keys: ["allowSshFrom", "interfaceId", "dns"], needsKey: true };

/** Checks and completes the props; `resolve` tells what Terraform will read for a reference. Never throws. */
export function designBastion(
  id: string,
  props: unknown,
  resolve: (reference: unknown) => string,
  problems: Problem[],
): BastionDesign | undefined {
  const machine = designMachine(id, props, KIND, problems);
  const { allowSshFrom, interfaceId, dns } = (props ?? {}) as Record<string, unknown>;
  if (machine && machine.tier.design.subnetType !== "public") {
    problems.push(bastionNotPublic("tier", machine.tier.design.name));
  }
  const peers = peersOf(allowSshFrom, resolve, problems);
  const lastBits = parseInterfaceId(interfaceId ?? "::22", "interfaceId", problems);
  const record = dnsOf(dns, problems);
  if (!machine || lastBits === undefined) return undefined;
  return { ...machine, allowSshFrom: peers, interfaceId: lastBits, dns: record };
}

function peersOf(input: unknown, resolve: (reference: unknown) => string, problems: Problem[]): Peer[] {
  const where = "allowSshFrom";
  if (!Array.isArray(input) || input.length === 0) {
    problems.push(nobodyNamed(where, input));
    return [];
  }
  const peers: Peer[] = [];
  for (const [index, value] of input.entries()) {
    const peer = peerOf(value, `${where}[${index}]`, resolve, problems);
    if (!peer) continue;
    const text = peerText(peer);
    if (peers.some((other) => peerText(other) === text)) problems.push(prefixTwice(`${where}[${index}]`, text));
    else peers.push(peer);
  }
  const named = peers.flatMap((peer) => (peer.kind === "prefix" ? peer.prefix : []));
  // Everyone is let in only when it is written so; any other spelling of it is likely a mistake.
  if (named.some((prefix) => prefix.text === peerText(ANYWHERE))) problems.push(worldMayTry(where));
  else if (isWorld(named)) problems.push(worldInOtherWords(where));
  return peers;
}

function peerOf(
  value: unknown,
  where: string,
  resolve: (reference: unknown) => string,
  problems: Problem[],
): Peer | undefined {
  if (isToken(value)) return { kind: "reference", expression: resolve(value) };
  const prefix: Prefix | undefined = parsePrefix(value, where, problems, 6);
  if (!prefix) return undefined;
  const special = specialUse(prefix);
  if (special) problems.push(specialPrefix(where, prefix.text, special));
  return { kind: "prefix", prefix };
}

function dnsOf(input: unknown, problems: Problem[]): BastionDesign["dns"] {
  if (input === undefined) return undefined;
  if (!isObject(input, "dns", problems)) return undefined;
  knownKeys(input, ["recordName", "hostedZoneId"], "dns", problems);
  const { recordName, hostedZoneId } = input;
  if (recordName === undefined || hostedZoneId === undefined) {
    problems.push(halfADnsName("dns"));
    return undefined;
  }
  const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  const goodName =
    typeof recordName === "string" &&
    (isToken(recordName) || (recordName.length <= 253 && new RegExp(`^${label}(\\.${label})+$`, "i").test(recordName)));
  if (!goodName) problems.push(badRecordName("dns.recordName", recordName));
  const goodZone =
    typeof hostedZoneId === "string" && (isToken(hostedZoneId) || /^Z[A-Z0-9]{3,31}$/.test(hostedZoneId));
  if (!goodZone) problems.push(badHostedZoneId("dns.hostedZoneId", hostedZoneId));
  return goodName && goodZone ? { recordName, hostedZoneId } : undefined;
}
