/** What a network becomes: its resources and its outputs. */
import { App, TerraformStack } from "cdktf";
import { expect, describe as suite, test } from "vitest";
import { Network } from "../modules/network/network.js";
import type { NetworkProps } from "../modules/network/network-props.js";
import { networkIn, type Synthesized, synth } from "./support/synth.js";

const built = (props: Partial<NetworkProps> = {}) => synth((stack) => networkIn(stack, props));
/** One resource without what cdktf writes for itself. */
const one = ({ resource }: Synthesized, type: string, name: string) => {
  const { "//": _, ...rest } = resource[type]?.[name] ?? {};
  return rest;
};
const addresses = ({ resource }: Synthesized) =>
  Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));

suite("a network by default", () => {
  const network = built({ name: "prod", tags: { team: "platform" } });

  test("has these resources, beside its ACL rules", () => {
    expect(addresses(network).filter((address) => !address.startsWith("aws_network_acl_rule."))).toMatchInlineSnapshot(`
      [
        "aws_vpc.main",
        "aws_default_security_group.main",
        "aws_default_network_acl.main",
        "aws_internet_gateway.main",
        "aws_egress_only_internet_gateway.main",
        "aws_subnet.public_a",
        "aws_subnet.public_b",
        "aws_subnet.private_a",
        "aws_subnet.private_b",
        "aws_route_table.public",
        "aws_route_table.private",
        "aws_route.public_ipv6_default",
        "aws_route.private_ipv6_default",
        "aws_route_table_association.public_a",
        "aws_route_table_association.public_b",
        "aws_route_table_association.private_a",
        "aws_route_table_association.private_b",
        "aws_network_acl.public",
        "aws_network_acl.private",
        "aws_kms_key.flow_logs",
        "aws_cloudwatch_log_group.flow_logs",
        "aws_iam_role.flow_logs",
        "aws_iam_role_policy.flow_logs",
        "aws_flow_log.flow_logs",
      ]
    `);
  });

  test("has a VPC with a prefix that Amazon provides, and the IPv4 block that AWS demands", () => {
    expect(one(network, "aws_vpc", "main")).toMatchInlineSnapshot(`
      {
        "assign_generated_ipv6_cidr_block": true,
        "cidr_block": "10.0.0.0/16",
        "enable_dns_hostnames": true,
        "enable_dns_support": true,
        "tags": {
          "Name": "prod",
          "team": "platform",
        },
      }
    `);
  });

  test("has subnets without IPv4, whose hosts get an address and an AAAA record", () => {
    expect(one(network, "aws_subnet", "private_b")).toMatchInlineSnapshot(`
      {
        "assign_ipv6_address_on_creation": true,
        "availability_zone": "eu-west-1b",
        "enable_resource_name_dns_aaaa_record_on_launch": true,
        "ipv6_cidr_block": "\${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 17)}",
        "ipv6_native": true,
        "private_dns_hostname_type_on_launch": "resource-name",
        "tags": {
          "Name": "prod-private-eu-west-1b",
          "team": "platform",
        },
        "vpc_id": "\${aws_vpc.main.id}",
      }
    `);
  });

  test("empties the security group and the ACL that AWS makes", () => {
    expect(one(network, "aws_default_security_group", "main")).toMatchInlineSnapshot(`
      {
        "tags": {
          "Name": "prod-default-unused",
          "team": "platform",
        },
        "vpc_id": "\${aws_vpc.main.id}",
      }
    `);
    expect(one(network, "aws_default_network_acl", "main")).toMatchInlineSnapshot(`
      {
        "default_network_acl_id": "\${aws_vpc.main.default_network_acl_id}",
        "lifecycle": {
          "ignore_changes": [
            "subnet_ids",
          ],
        },
        "tags": {
          "Name": "prod-default-unused",
          "team": "platform",
        },
      }
    `);
  });

  test("tags everything that takes tags, and names each apart", () => {
    const untagged = /^aws_(route|route_table_association|network_acl_rule|iam_role_policy)\./;
    for (const address of addresses(network).filter((address) => !untagged.test(address))) {
      const [type, name] = address.split(".") as [string, string];
      expect(one(network, type, name).tags, address).toMatchObject({
        team: "platform",
        Name: expect.stringMatching(/^prod/),
      });
    }
  });

  test("tells these outputs, each described", () => {
    const values = Object.entries(network.output).map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(values)).toMatchInlineSnapshot(`
      {
        "azs": [
          "eu-west-1a",
          "eu-west-1b",
        ],
        "egress_only_internet_gateway_id": "\${aws_egress_only_internet_gateway.main.id}",
        "igw_id": "\${aws_internet_gateway.main.id}",
        "private_network_acl_id": "\${aws_network_acl.private.id}",
        "private_route_table_ids": [
          "\${aws_route_table.private.id}",
        ],
        "private_subnets": [
          "\${aws_subnet.private_a.id}",
          "\${aws_subnet.private_b.id}",
        ],
        "private_subnets_ipv6_cidr_blocks": [
          "\${aws_subnet.private_a.ipv6_cidr_block}",
          "\${aws_subnet.private_b.ipv6_cidr_block}",
        ],
        "public_network_acl_id": "\${aws_network_acl.public.id}",
        "public_route_table_ids": [
          "\${aws_route_table.public.id}",
        ],
        "public_subnets": [
          "\${aws_subnet.public_a.id}",
          "\${aws_subnet.public_b.id}",
        ],
        "public_subnets_ipv6_cidr_blocks": [
          "\${aws_subnet.public_a.ipv6_cidr_block}",
          "\${aws_subnet.public_b.ipv6_cidr_block}",
        ],
        "vpc_arn": "\${aws_vpc.main.arn}",
        "vpc_id": "\${aws_vpc.main.id}",
        "vpc_ipv6_cidr_block": "\${aws_vpc.main.ipv6_cidr_block}",
      }
    `);
    for (const { description } of Object.values(network.output)) expect(description).toMatch(/^The /);
  });
});

test("a network stands in a plain TerraformStack too, of whatever region its zones are", () => {
  const stack = new TerraformStack(new App(), "plain");
  const network = new Network(stack, "network", { availabilityZones: ["us-east-1f"], access: "none" });
  expect(network).toMatchObject({ name: "plain", zones: [{ name: "us-east-1f" }] });
  expect((stack.toTerraform() as Synthesized).resource.aws_subnet).toHaveProperty("public_f");
});

test.each(["vpc", "flow-logs", "internet-gateway", "output-azs", "constructor", "default-security-group"])(
  "a tier may be named %s",
  (name) => {
    const part = name.replaceAll("-", "_");
    expect(one(built({ tiers: { [name]: { number: 4 } } }), "aws_network_acl", part)).toMatchObject({
      subnet_ids: [`\${aws_subnet.${part}_a.id}`, `\${aws_subnet.${part}_b.id}`],
    });
  },
);
