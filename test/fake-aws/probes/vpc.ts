/** VPCs and their IPv6 block. */
import type { Aws } from "./client.js";
import { type Probe, probe, type Refused, type Table, twins } from "./probe.js";
import { egressGatewayIn, vpcIn } from "./world.js";

const POOL = "ipam-pool-0123456789abcdef0";
const POOLED = { CidrBlock: "10.0.0.0/16", Ipv6IpamPoolId: POOL };

const fromPool = (aws: Aws) => aws.ec2("CreateVpc", { ...POOLED, Ipv6NetmaskLength: 52 });

export const PATCHED: Table<Probe> = {
  "vpc-ipv6-block-is-canonical": probe(
    async (aws) => {
      await aws.ec2("DescribeVpcs");
      await aws.seed(9);
      return (await vpcIn(aws)).groups[2];
    },
    "240",
    "0240",
  ),
  "vpc-network-border-group": probe(
    async (aws) => {
      const { vpc } = await vpcIn(aws);
      await aws.ec2("DescribeVpcs", { "VpcId.1": vpc });
      return (await aws.ec2("DescribeVpcs", { "VpcId.1": vpc })).value("networkBorderGroup");
    },
    "eu-west-1",
    undefined,
  ),
  "vpc-ipv6-block-is-seen-later": probe(
    async (aws) => {
      const look = { "VpcId.1": (await vpcIn(aws)).vpc };
      const looks = [await aws.ec2("DescribeVpcs", look), await aws.ec2("DescribeVpcs", look)];
      return looks.map((seen) => seen.values("ipv6CidrBlock").length);
    },
    [0, 1],
    [1, 1],
  ),
  "default-acl-goes-with-its-vpc": probe(
    async (aws) => {
      const { vpc } = await vpcIn(aws);
      await aws.ec2("DeleteVpc", { VpcId: vpc });
      return (await aws.control<string[]>("left")).map((left) => left.replace(/\/.*/, ""));
    },
    [],
    ["ec2:network-acl"],
  ),
  "vpc-block-from-ipam-pool": probe(
    async (aws) => [(await fromPool(aws)).value("ipv6CidrBlock"), (await fromPool(aws)).value("ipv6CidrBlock")],
    ["2001:db8::/52", "2001:db8:0:1000::/52"],
    [undefined, undefined],
  ),
  "ipam-pool-allocations": probe(
    async (aws) => {
      await fromPool(aws);
      return (await aws.ec2("GetIpamPoolAllocations", { IpamPoolId: POOL })).value("cidr");
    },
    "2001:db8::/52",
    undefined,
  ),
  "ipv4-block-is-canonical": probe(
    async (aws) => (await aws.ec2("CreateVpc", { CidrBlock: "100.68.0.18/18" })).value("cidrBlock"),
    "100.68.0.0/18",
    "100.68.0.18/18",
  ),
};

export const REFUSED: Table<Refused> = {
  "vpc-ipam-length": twins(
    "InvalidParameterValue",
    "CreateVpc",
    async () => POOLED,
    { Ipv6NetmaskLength: 54 },
    { Ipv6NetmaskLength: 56 },
  ),
  "vpc-in-use": {
    code: "DependencyViolation",
    refused: async (aws) => aws.ec2("DeleteVpc", { VpcId: (await egressGatewayIn(aws)).vpc }),
    accepted: async (aws) => {
      const { vpc, gateway } = await egressGatewayIn(aws);
      await aws.ec2("DeleteEgressOnlyInternetGateway", { EgressOnlyInternetGatewayId: gateway });
      return aws.ec2("DeleteVpc", { VpcId: vpc });
    },
  },
};
