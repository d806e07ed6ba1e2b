/**
 * The rules by which people log in: one flow a peer, and its replies. The preset's rules are not said again, so that a
 * tier whose hosts may open every port needs one rule a peer, or none. Rules are numbered by their peer: 2000 to 5999
 * for a server's, 6000 to 9999 for a client's, the same number both ways.
 * https://www.rfc-editor.org/rfc/rfc4251
 */
import { shadows } from "./match.js";
import { type Peer, peerText } from "./peer.js";
import { type PortRange, UNPRIVILEGED } from "./ports.js";
import { type PresetDesign, presetRules } from "./presets.js";
import { TCP } from "./protocol.js";
import type { AclRules, EmittedRule } from "./rule.js";
import { hashOf, type NumberRange, numbersOf } from "./rule-numbers.js";

/** Numbers of the rules where SSH enters. */
export const SSH_SERVER_NUMBERS: NumberRange = { first: 2000, last: 5999 };
/** Numbers of the rules where it leaves. */
export const SSH_CLIENT_NUMBERS: NumberRange = { first: 6000, last: 9999 };

const SSH: PortRange = { fromPort: 22, toPort: 22 };

/** For a tier that is logged in to: SSH in from each peer, and the replies out. Never throws. */
export function sshServerRules(from: readonly Peer[], design: PresetDesign): AclRules {
  return beside(design, {
    ingress: allow(from, SSH, SSH_SERVER_NUMBERS),
    egress: allow(from, UNPRIVILEGED, SSH_SERVER_NUMBERS),
  });
}

/** For a tier that logs in elsewhere: SSH out to each peer, and the replies in. Never throws. */
export function sshClientRules(to: readonly Peer[], design: PresetDesign): AclRules {
  return beside(design, {
    ingress: allow(to, design.returnPorts, SSH_CLIENT_NUMBERS),
    egress: allow(to, SSH, SSH_CLIENT_NUMBERS),
  });
}

function allow(peers: readonly Peer[], ports: PortRange, range: NumberRange): EmittedRule[] {
  const byText = new Map(peers.map((peer) => [peerText(peer), peer]));
  const numbers = numbersOf([...byText.keys()], range, hashOf);
  return [...byText].map(([text, peer]) => ({
    ruleNumber: numbers.get(text) as number,
    ruleAction: "allow",
    protocol: TCP,
    peer,
    ports,
  }));
}

/** Those of the rules that the preset does not already say. */
function beside(design: PresetDesign, { ingress, egress }: AclRules): AclRules {
  const preset = presetRules(design);
  const unsaid = (rules: readonly EmittedRule[], said: readonly EmittedRule[]): EmittedRule[] =>
    rules.filter((rule) => !said.some((other) => shadows(other, rule)));
  return { ingress: unsaid(ingress, preset.ingress), egress: unsaid(egress, preset.egress) };
}
