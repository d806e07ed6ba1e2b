/** Where a network's packets and its prefix come from and go to. */
import { expect, describe as suite, test } from "vitest";
import type { NetworkProps } from "../modules/network/network-props.js";
import { networkIn, type Synthesized, stackNamed, synth, synthesized } from "./support/synth.js";

const built = (props: Partial<NetworkProps> = {}) => synth((stack) => networkIn(stack, props));
/** One resource without what cdktf writes for itself. */
const one = ({ resource }: Synthesized, type: string, name: string) => {
  const { "//": _, ...rest } = resource[type]?.[name] ?? {};
  return rest;
};

suite("gateways", () => {
  const isolated = { subnetType: "private-isolated", number: 2 } as const;
  test.each([
    ["public and private", { public: {}, private: {} }, ["igw", "eigw"]],
    ["public", { public: {} }, ["igw"]],
    ["private", { private: {} }, ["eigw"]],
    ["isolated", { vault: isolated }, []],
    ["public and isolated", { dmz: { subnetType: "public", number: 3 }, vault: isolated }, ["igw"]],
  ] as const)("a network of %s tiers has these: %j %j", (_, tiers, gateways) => {
    const stack = stackNamed("test");
    const network = networkIn(stack, { tiers });
    const { resource, output } = synthesized(stack);
    const [igw, eigw] = [gateways.includes("igw" as never), gateways.includes("eigw" as never)];
    expect([igw, eigw]).toEqual([
      resource.aws_internet_gateway !== undefined,
      resource.aws_egress_only_internet_gateway !== undefined,
    ]);
    expect([igw, eigw]).toEqual(["igw_id" in output, "egress_only_internet_gateway_id" in output]);
    expect([igw, eigw]).toEqual([
      network.internetGatewayId !== undefined,
      network.egressOnlyInternetGatewayId !== undefined,
    ]);
  });

  test("::/0 of a public tier leads to the internet gateway, of a private one outward only, of an isolated one nowhere", () => {
    const network = built({ tiers: { public: {}, private: {}, vault: isolated } });
    expect(Object.keys(network.resource.aws_route ?? {})).toEqual(["public_ipv6_default", "private_ipv6_default"]);
    expect(one(network, "aws_route", "public_ipv6_default")).toMatchInlineSnapshot(`
      {
        "destination_ipv6_cidr_block": "::/0",
        "gateway_id": "\${aws_internet_gateway.main.id}",
        "route_table_id": "\${aws_route_table.public.id}",
      }
    `);
    expect(one(network, "aws_route", "private_ipv6_default")).toMatchInlineSnapshot(`
      {
        "destination_ipv6_cidr_block": "::/0",
        "egress_only_gateway_id": "\${aws_egress_only_internet_gateway.main.id}",
        "route_table_id": "\${aws_route_table.private.id}",
      }
    `);
    expect(one(network, "aws_route_table", "vault").route).toBeUndefined();
    expect(Object.keys(network.resource.aws_route_table_association ?? {})).toHaveLength(6);
  });
});

suite("where the prefix comes from", () => {
  const ipamPoolId = "ipam-pool-0123456789abcdef0";
  test.each([
    [{ ipamPoolId }, { ipv6_ipam_pool_id: ipamPoolId, ipv6_netmask_length: 56 }],
    [
      { ipamPoolId, netmaskLength: 44 },
      { ipv6_ipam_pool_id: ipamPoolId, ipv6_netmask_length: 44 },
    ],
    [
      { ipamPoolId, cidrBlock: "2600:1F18::/60" },
      { ipv6_ipam_pool_id: ipamPoolId, ipv6_cidr_block: "2600:1f18::/60" },
    ],
  ] as const)("%j is emitted as %j", (ipv6, emitted) => {
    const vpc = one(built({ ipv6 }), "aws_vpc", "main");
    const written = Object.entries(vpc).filter(([key]) => /ipv6/.test(key));
    expect(Object.fromEntries(written)).toEqual(emitted);
  });

  test.each([
    [44, "${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 20, 18)}"],
    [52, "${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 12, 18)}"],
    [56, "${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 18)}"],
    [60, "${cidrsubnet(aws_vpc.main.ipv6_cidr_block, 4, 6)}"],
  ] as const)("of a /%d the subnet private_c is %s", (netmaskLength, block) => {
    const network = built({ availabilityZones: ["eu-west-1c"], ipv6: { ipamPoolId, netmaskLength } });
    expect(one(network, "aws_subnet", "private_c").ipv6_cidr_block).toBe(block);
  });
});
