/** Faults planted in what emits resources, one at a time: the tests named here must see each. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Edits, edited } from "./support/project.js";
import { complaint, vitest } from "./support/vitest.js";

/** What goes wrong, where it is planted, and the test file that must see it. */
type Mutant = readonly [fault: string, file: string, edit: Edits[number], test: string];

const MUTANTS: readonly Mutant[] = [
  ["an ACL rule without its ICMPv6 type", "network/acl-rule", ["icmpType: icmp?.type,", ""], "network-acl"],
  ["an ACL rule without its ICMPv6 code", "network/acl-rule", ["icmpCode: icmp?.code,", ""], "network-acl"],
  ["an ACL rule without its first port", "network/acl-rule", ["fromPort: ports?.fromPort,", ""], "network-acl"],
  ["an ACL rule without its last port", "network/acl-rule", ["toPort: ports?.toPort,", ""], "network-acl"],
  [
    "an ACL's protocol by its name",
    "net/protocol",
    ["return String(protocol)", "return protocolName(protocol)"],
    "network-acl",
  ],
  ["a group's protocol by its number", "net/protocol", ["UDP, ICMP, ICMPV6]", "UDP]"], "security-group"],
  ["a group's rule without its type", "host/security-group", [" ?? icmp?.type", ""], "host-ingress"],
  ["a group's ICMPv6 without its code", "host/group-config", ["toPort: ALL,", ""], "security-group"],
  ["a group's rule of more ports than SSH's", "host/group-config", ["fromPort: 22,", "fromPort: 0,"], "bastion"],
  [
    "a group that is gone before its successor",
    "host/group-config",
    ["createBeforeDestroy: true", ""],
    "security-group",
  ],
  [
    "the default group of another VPC",
    "network/vpc-config",
    ["return { vpcId, tags };", "return { tags };"],
    "network",
  ],
  ["subnets that are not IPv6-only", "network/subnet-config", ["ipv6Native: true,", ""], "network"],
  ["subnets that give no address", "network/subnet-config", ["assignIpv6AddressOnCreation: true,", ""], "network"],
  [
    "an IPv4 default route",
    "network/tier",
    ['destinationIpv6CidrBlock: "::/0"', 'destinationCidrBlock: "0.0.0.0/0"'],
    "network-gateways",
  ],
  ["the first version of the metadata service", "host/instance-config", ['"required"', '"optional"'], "host"],
  ["metadata over IPv4 only", "host/instance-config", ['httpProtocolIpv6: "enabled",', ""], "host"],
  ["a disk in the clear", "host/instance-config", ["encrypted: true", "encrypted: false"], "host"],
  [
    "a public IPv4 address",
    "host/instance-config",
    ["associatePublicIpAddress: false", "associatePublicIpAddress: true"],
    "host",
  ],
  [
    "a bastion at an address of the subnet's choice",
    "host/address-config",
    ["ipv6Addresses: [ipv6Address]", "ipv6AddressCount: 1"],
    "bastion-address",
  ],
  ["a newer image that replaces a machine", "host/machine", ['ignoreChanges: ["ami"],', ""], "machine-life"],
  [
    "a flow log's key that never turns",
    "network/flow-logs-config",
    ["enableKeyRotation: true", "enableKeyRotation: false"],
    "flow-logs",
  ],
];

const temporary = mkdtempSync(join(tmpdir(), "v6only-mutants-"));
afterAll(() => rmSync(temporary, { recursive: true }));

beforeAll(() => {
  for (const name of ["modules", "test", "main.ts", "package.json", "tsconfig.json", "vitest.config.mts"]) {
    cpSync(name, join(temporary, name), { recursive: true, filter: (path) => basename(path) !== "node_modules" });
  }
  symlinkSync(resolve("node_modules"), join(temporary, "node_modules"));
});

test("without a fault these files pass", async () => {
  const names = new Set(MUTANTS.map(([, , , name]) => name));
  expect(await failures([...names])).toEqual([]);
});

test.each(MUTANTS)("%s, planted in modules/%s.ts, is seen", async (_, file, edit, name) => {
  const path = join(temporary, "modules", `${file}.ts`);
  const source = readFileSync(path, "utf8");
  writeFileSync(path, edited(source, [edit]));
  try {
    expect(await failures([name])).not.toEqual([]);
  } finally {
    writeFileSync(path, source);
  }
});

/** What these test files say in the copy, one line a test that fails. */
async function failures(names: readonly string[]): Promise<string[]> {
  const files = names.map((name) => `test/${name}.test.ts`);
  const { testResults } = await vitest(files, temporary, join(temporary, "report.json"));
  // A file that cannot even be read would be seen by any test, and so by none.
  const unread = testResults.filter(({ assertionResults }) => assertionResults.length === 0);
  if (testResults.length < names.length || unread.length > 0) throw new Error(unread.map(complaint).join("\n"));
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
  );
}
