/** Whom a bastion lets in: IPv6 prefixes, and references to one. */
import { Token } from "cdktf";
import {
  nobodyNamed,
  prefixTwice,
  sameRuleName,
  unknownList,
  worldInOtherWords,
  worldMayTry,
} from "../errors/bastion.js";
import type { Problem } from "../errors/problem.js";
import { specialPrefix } from "../errors/rule.js";
import { ANYWHERE, type Peer, peerText } from "../net/peer.js";
import { type Prefix, parsePrefix } from "../net/prefix.js";
import { isWorld, specialUse } from "../net/special-use.js";
import { isToken } from "../network/literal.js";

/** Those of the list that can be let in; `resolve` tells what Terraform will read for a reference. Never throws. */
export function sshPeersOf(input: unknown, resolve: (reference: unknown) => string, problems: Problem[]): Peer[] {
  const where = "allowSshFrom";
  if (isToken(input)) {
    problems.push(unknownList(where));
    return [];
  }
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
    else if (peers.some((other) => keyOf(other) === keyOf(peer))) {
      problems.push(sameRuleName(`${where}[${index}]`, keyOf(peer)));
    } else peers.push(peer);
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
  // A list that only Terraform knows is to TypeScript a list of one text.
  if (typeof value === "string" && Token.isUnresolved([value])) {
    problems.push(unknownList(where));
    return undefined;
  }
  if (isToken(value)) return { kind: "reference", expression: resolve(value) };
  const prefix: Prefix | undefined = parsePrefix(value, where, problems, 6);
  if (!prefix) return undefined;
  const special = specialUse(prefix);
  if (special) problems.push(specialPrefix(where, prefix.text, special));
  return { kind: "prefix", prefix };
}

/** What tells the peer's rule from the others, in a Terraform address: `2001-db8-32` for 2001:db8::/32. */
export function keyOf(peer: Peer): string {
  const text = peerText(peer);
  if (text === "::/0") return "anywhere";
  if (peer.kind !== "prefix") return text.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
  return text.replace("::/", "/").replaceAll(/[:/]/g, "-");
}
