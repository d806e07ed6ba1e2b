/**
 * The plan's JSON in CloudFormation's shapes, which AWS's rules are written for. A resource has its place in the plan
 * for its logical id, and so has each rule and route written inside of one; a type that is not in the tables here is
 * refused, so that nothing new goes by unjudged.
 */
import type { Plan } from "../support/terraform-json.js";
import { flowLog, host, instanceProfile, launchTemplate, networkInterface } from "./host.js";
import { key, logGroup, policy, role } from "./identity.js";
import { defaultGroup, group, route, subnet, vpc } from "./network.js";
import { aclEntry, groupRule } from "./packets.js";
import { partsOf } from "./parts.js";
import { type Planned, plannedResources, withoutKeys } from "./plan.js";
import type { Shape } from "./shapes.js";
import { withWorld } from "./together.js";

export interface Template {
  readonly Resources: Readonly<Record<string, Shape>>;
}

export interface Projection {
  readonly template: Template;
  /** Terraform's address of each logical id; of a part, that of the resource it is written in. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** The others of the plan, and the name that a resource has in the template. */
export interface Surroundings {
  readonly all: readonly Planned[];
  idOf(address: string): string | undefined;
}

type Shaper = (planned: Planned, around: Surroundings) => Shape;

const SHAPES: ReadonlyMap<string, Shaper> = new Map<string, Shaper>([
  ["aws_vpc", vpc],
  ["aws_subnet", subnet],
  ["aws_route", route],
  ["aws_network_acl_rule", aclEntry],
  ["aws_security_group", group],
  ["aws_default_security_group", defaultGroup],
  ["aws_vpc_security_group_ingress_rule", groupRule],
  ["aws_vpc_security_group_egress_rule", groupRule],
  ["aws_instance", host],
  ["aws_launch_template", launchTemplate],
  ["aws_network_interface", networkInterface],
  ["aws_iam_instance_profile", instanceProfile],
  ["aws_flow_log", flowLog],
  ["aws_cloudwatch_log_group", logGroup],
  ["aws_kms_key", key],
  ["aws_iam_role", role],
  ["aws_iam_role_policy", policy],
  ["aws_eip", () => ({ Type: "AWS::EC2::EIP", Properties: {} })],
  ["aws_nat_gateway", () => ({ Type: "AWS::EC2::NatGateway", Properties: {} })],
]);

/** What no rule has anything to say of by itself, but of its parts. */
const SILENT: ReadonlySet<string> = new Set([
  "aws_default_network_acl",
  "aws_network_acl",
  "aws_network_acl_association",
  "aws_internet_gateway",
  "aws_egress_only_internet_gateway",
  "aws_route_table",
  "aws_default_route_table",
  "aws_route_table_association",
  "aws_security_group_rule",
  "aws_key_pair",
  "aws_route53_record",
  "terraform_data",
]);

/** Throws for a type of resource that is not in the tables above. */
export function projected(plan: Plan): Projection {
  const all = plannedResources(plan).flatMap((planned) => [planned, ...partsOf(planned)]);
  const ids = new Map(all.map(({ address }, index) => [address, `R${index}`]));
  const bare = new Map([...ids].map(([address, id]) => [withoutKeys(address), id]));
  const around: Surroundings = { all, idOf: (address) => ids.get(address) ?? bare.get(address) };
  const shaped = all
    .filter(({ type }) => !SILENT.has(type))
    .map((planned) => [String(ids.get(planned.address)), shapeOf(planned, around)] as const);
  const template = { Resources: withWorld(Object.fromEntries(shaped), around) };
  return {
    template,
    addresses: new Map(all.map(({ address, within }) => [String(ids.get(address)), within ?? address])),
  };
}

function shapeOf(planned: Planned, around: Surroundings): Shape {
  const shaper = SHAPES.get(planned.type);
  if (!shaper) throw new Error(`${planned.address}: test/guard/project.ts does not know ${planned.type}`);
  return shaper(planned, around);
}
