/** Routes. */
import type { Aws, Parameters } from "./client.js";
import { type Ask, type Probe, type Refused, type Table, twins } from "./probe.js";
import { egressGatewayIn, vpcIn } from "./world.js";

export const PATCHED: Table<Probe> = {};

const tableIn = async (aws: Aws, vpc: string) =>
  (await aws.ec2("CreateRouteTable", { VpcId: vpc })).get("routeTableId");

async function outwards(aws: Aws): Promise<Parameters> {
  const { vpc, gateway } = await egressGatewayIn(aws);
  return { RouteTableId: await tableIn(aws, vpc), EgressOnlyInternetGatewayId: gateway };
}

/** A route to an internet gateway that is attached to the VPC, to another one, or to none. */
const toGateway =
  (attached: "here" | "elsewhere" | "nowhere"): Ask =>
  async (aws) => {
    const [{ vpc }, other] = [await vpcIn(aws), await vpcIn(aws)];
    const gateway = (await aws.ec2("CreateInternetGateway")).get("internetGatewayId");
    const to = { InternetGatewayId: gateway, VpcId: attached === "here" ? vpc : other.vpc };
    if (attached !== "nowhere") await aws.ec2("AttachInternetGateway", to);
    const route = { RouteTableId: await tableIn(aws, vpc), GatewayId: gateway };
    return aws.ec2("CreateRoute", { ...route, DestinationIpv6CidrBlock: "::/0" });
  };

export const REFUSED: Table<Refused> = {
  "route-exists": twins(
    "RouteAlreadyExists",
    "CreateRoute",
    async (aws) => {
      const route = await outwards(aws);
      await aws.ec2("CreateRoute", { ...route, DestinationIpv6CidrBlock: "::/0" });
      return route;
    },
    { DestinationIpv6CidrBlock: "::/0" },
    { DestinationIpv6CidrBlock: "::/1" },
  ),
  "route-egress-only-is-ipv6": twins(
    "InvalidParameterCombination",
    "CreateRoute",
    outwards,
    { DestinationCidrBlock: "0.0.0.0/0" },
    { DestinationIpv6CidrBlock: "::/0" },
  ),
  "route-gateway-is-attached": {
    code: "InvalidParameterValue",
    refused: [toGateway("nowhere"), toGateway("elsewhere")],
    accepted: toGateway("here"),
  },
};
