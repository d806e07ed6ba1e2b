/**
 * Faults planted in what is applied, all at once: what judges the requests says each by name, or AWS refuses it. That
 * nothing else is said shows what is wrong with evening as it is: nothing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeApply, inAccount } from "./support/account.js";
import { wireProblems } from "./support/wire.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-faults-"));
afterAll(() => rmSync(temporary, { recursive: true }));

type Arguments = Record<string, unknown>;
type Resources = Record<string, Record<string, Arguments>>;

/** Plants it. */
type Plant = (resources: Resources) => void;

const change =
  (type: string, name: string, changes: Arguments): Plant =>
  (resources) => {
    const found = resources[type]?.[name];
    if (found === undefined) throw new Error(`there is no ${type}.${name}`);
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) delete found[key];
      else found[key] = value;
    }
  };

const add =
  (type: string, name: string, resource: Arguments): Plant =>
  (resources) => {
    resources[type] = { ...resources[type], [name]: resource };
  };

const METADATA = { http_endpoint: "enabled", http_tokens: "required", http_protocol_ipv6: "enabled" };
const ACL = "aws_network_acl_rule";
const IN = "aws_vpc_security_group_ingress_rule";
const OUT = "aws_vpc_security_group_egress_rule";

/** What Terraform plans and AWS takes, and what is meant by nobody. */
const TAKEN: readonly (readonly [fault: string, plant: Plant, complaint: RegExp])[] = [
  [
    "an ICMPv6 rule without a type and a code",
    change(ACL, "public_ingress_1020", { icmp_type: undefined, icmp_code: undefined }),
    /^CreateNetworkAclEntry 1020 false: ICMPv6 type 0/,
  ],
  [
    "IPv4's ICMP for IPv6",
    change(ACL, "public_ingress_1030", { protocol: "1" }),
    /^CreateNetworkAclEntry 1030 false: IPv4's ICMP/,
  ],
  [
    "a TCP rule without ports",
    change(ACL, "public_ingress_1110", { from_port: undefined, to_port: undefined }),
    /^CreateNetworkAclEntry 1110 false: the port 0 only/,
  ],
  [
    "a rule for IPv4",
    change(ACL, "public_ingress_1120", { ipv6_cidr_block: undefined, cidr_block: "0.0.0.0/0" }),
    /^CreateNetworkAclEntry 1120 false: not of IPv6/,
  ],
  [
    "a group's protocol by its number",
    change(OUT, "bastion_icmpv6", { ip_protocol: "58" }),
    /^AuthorizeSecurityGroupEgress 58 .*: protocol 58 where a group wants icmpv6/,
  ],
  [
    "a group's rule for IPv4",
    change(OUT, "bastion_udp", { cidr_ipv6: undefined, cidr_ipv4: "0.0.0.0/0" }),
    /^AuthorizeSecurityGroupEgress udp .*: an IPv4 range/,
  ],
  [
    "a group's rule that nobody described",
    change(IN, "bastion_ssh_from_2001_db8_2022_48", { description: undefined }),
    /^AuthorizeSecurityGroupIngress tcp .*: no description/,
  ],
  [
    "an IPv4 route",
    add("aws_route", "private_ipv4_default", {
      route_table_id: "${aws_route_table.public.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.main.id}",
    }),
    /^CreateRoute : an IPv4 route/,
  ],
  ["an IPv4 address", add("aws_eip", "main", { domain: "vpc" }), /^AllocateAddress : an IPv4 address/],
  [
    "a machine whose metadata service answers anybody",
    change("aws_instance", "bastion", { metadata_options: { ...METADATA, http_tokens: "optional" } }),
    /^RunInstances : the first version of the metadata service/,
  ],
  [
    "a machine whose metadata service answers over IPv4 alone",
    change("aws_instance", "app", { metadata_options: { ...METADATA, http_protocol_ipv6: "disabled" } }),
    /^RunInstances : no metadata over IPv6/,
  ],
  [
    "a disk in the clear",
    change("aws_instance", "app", { root_block_device: { encrypted: false, volume_size: 8 } }),
    /^RunInstances : a disk that is not encrypted/,
  ],
  [
    "a bastion at an address of the subnet's choice",
    change("aws_network_interface", "bastion", { ipv6_addresses: undefined, ipv6_address_count: 1 }),
    /^CreateNetworkInterface .*: no fixed address/,
  ],
  [
    "flow logs in the clear",
    change("aws_cloudwatch_log_group", "flow_logs", { kms_key_id: undefined }),
    /^CreateLogGroup .*: no key/,
  ],
];

/** What Terraform plans and AWS refuses. */
const REFUSED: readonly (readonly [fault: string, plant: Plant, error: RegExp])[] = [
  [
    "a rule's number that is taken",
    change(ACL, "public_ingress_1050", { rule_number: 1040 }),
    // The provider says (1040), AWS "identified by 1040".
    /NetworkAclEntryAlreadyExists: .*\b1040\b/,
  ],
  [
    "a rule's number past the last",
    change(ACL, "public_ingress_1060", { rule_number: 40_000 }),
    /InvalidParameterValue: .*\(40000\)/,
  ],
  [
    "a subnet with an IPv4 block beside IPv6 alone",
    add("aws_subnet", "public_c", {
      vpc_id: "${aws_vpc.main.id}",
      ipv6_native: true,
      assign_ipv6_address_on_creation: true,
      ipv6_cidr_block: "${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 2)}",
      cidr_block: "10.0.1.0/24",
    }),
    /EC2 Subnet.* InvalidParameterCombination/,
  ],
];

describeApply("faults in evening", () => {
  let complaints: string[];
  let errors: string[];

  beforeAll(async () => {
    const configuration = JSON.parse(readFileSync("generated/json/evening/main.tf.json", "utf8"));
    for (const [, plant] of [...TAKEN, ...REFUSED]) plant(configuration.resource);
    writeFileSync(join(temporary, "main.tf.json"), JSON.stringify(configuration));
    await inAccount(async (aws) => {
      const applied = await aws.apply(temporary);
      errors = applied.errors.map(({ summary, detail }) => `${summary} ${detail}`);
      complaints = wireProblems(await aws.requests());
    });
  }, 600_000);

  test.each(TAKEN)("%s is told", (_, __, complaint) => {
    expect(complaints).toContainEqual(expect.stringMatching(complaint));
  });

  test.each(REFUSED)("%s is refused", (_, __, error) => {
    expect(errors).toContainEqual(expect.stringMatching(error));
  });

  test("nothing else is told", () => {
    const known = TAKEN.map(([, , complaint]) => complaint);
    expect(complaints.filter((one) => !known.some((complaint) => complaint.test(one)))).toEqual([]);
  });
});
