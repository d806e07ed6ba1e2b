/** How the rules of a machine's group are named. */
import { expect, test } from "vitest";
import { type GroupPackets, keyIn, keyOut } from "../modules/host/group-packets.js";
import { ANYWHERE, type Peer } from "../modules/net/peer.js";
import { PROTOCOL_TABLE } from "../modules/net/protocol-table.js";

const APP: Peer = { kind: "tier", tier: "app" };
/** What Terraform takes: https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

test.each<[string, string, Omit<GroupPackets, "peer">, Peer]>([
  ["tcp-from-anywhere", "tcp", { protocol: 6 }, ANYWHERE],
  ["tcp-443-from-tier-app", "tcp-443-to-tier-app", { protocol: 6, ports: { fromPort: 443, toPort: 443 } }, APP],
  ["icmpv6-128-0-from-tier-app", "icmpv6-128-0-to-tier-app", { protocol: 58, icmp: { type: 128, code: 0 } }, APP],
  ["ax-25-from-tier-app", "ax-25-to-tier-app", { protocol: 93 }, APP],
  ["a-n-from-tier-app", "a-n-to-tier-app", { protocol: 107 }, APP],
  ["tp-from-anywhere", "tp", { protocol: 39 }, ANYWHERE],
  ["61-from-anywhere", "61", { protocol: 61 }, ANYWHERE],
])("%s lets in what %s lets out", (coming, going, packets, peer) => {
  expect([keyIn({ ...packets, peer }), keyOut({ ...packets, peer })]).toEqual([coming, going]);
});

test.each([
  ["in", keyIn],
  ["out", keyOut],
])("what lets %s each protocol has a name of its own that Terraform takes", (_, keyOf) => {
  const numbers = Array.from({ length: 257 }, (_, index) => index - 1);
  expect(numbers).toEqual(expect.arrayContaining(PROTOCOL_TABLE.map(([number]) => number)));
  const names = numbers.map((protocol) => `app-${keyOf({ protocol, peer: ANYWHERE })}`);
  expect(names.filter((name) => !IDENTIFIER.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});
