/**
 * Rules and routes that are written inside of another resource, each as the resource of its own that it could be, so
 * that one judgement holds for both spellings. https://developer.hashicorp.com/terraform/language/attr-as-blocks
 */
import { protocolOf } from "./packets.js";
import { AFTER_APPLY, type Planned, typeIn, type Values, withoutKeys } from "./plan.js";

/** What is inside of resources of the type. */
type Inside = (planned: Planned) => Part[];
type Part = readonly [type: string, values: Values];

const INSIDES: ReadonlyMap<string, Inside> = new Map<string, Inside>([
  ["aws_network_acl", aclRules],
  ["aws_default_network_acl", aclRules],
  ["aws_security_group", groupRules],
  ["aws_default_security_group", groupRules],
  ["aws_security_group_rule", rulesOfList],
  ["aws_route_table", routes],
  ["aws_default_route_table", routes],
]);

/**
 * The resource's parts; none when it has nothing inside. Throws for what is written there and hidden until the apply,
 * but for blocks that are `dynamic` over an unknown list: the plan looks as if there were none.
 */
export function partsOf(planned: Planned): Planned[] {
  const parts = INSIDES.get(planned.type)?.(planned) ?? [];
  return parts.map(([type, values], index) => ({
    address: `${planned.address} part ${index}`,
    within: planned.address,
    type,
    values,
    get: (argument) => values[argument],
    literal: () => undefined,
    block: () => undefined,
    targets: (argument, wanted) =>
      planned.type === "aws_security_group_rule"
        ? planned.targets(argument, wanted)
        : [withoutKeys(planned.address)].filter((address) => typeIn(address) === wanted),
  }));
}

/** Ports must be written inside of an ACL, and mean nothing but for TCP and UDP. */
function aclRules(planned: Planned): Part[] {
  return (["ingress", "egress"] as const).flatMap((direction) =>
    listOf(planned, direction).map((rule) => {
      const { from_port, to_port, icmp_type, icmp_code } = rule;
      const [number] = protocolOf(rule.protocol) ?? [];
      const values = {
        ...{ rule_number: rule.rule_no, rule_action: rule.action, egress: direction === "egress" },
        ...{ protocol: rule.protocol, cidr_block: rule.cidr_block, ipv6_cidr_block: known(rule, "ipv6_cidr_block") },
        ...(number === 6 || number === 17 ? { from_port, to_port } : { icmp_type, icmp_code }),
      };
      return ["aws_network_acl_rule", set(values)] as const;
    }),
  );
}

function groupRules(planned: Planned): Part[] {
  return (["ingress", "egress"] as const).flatMap((direction) =>
    listOf(planned, direction).flatMap((rule) => perSource(planned, direction, rule)),
  );
}

function rulesOfList(planned: Planned): Part[] {
  const lists = Object.fromEntries(SOURCES.map(([list]) => [list, planned.get(list) ?? []]));
  return perSource(planned, String(planned.get("type")), { ...planned.values, ...lists });
}

const SOURCES = [
  ["cidr_blocks", "cidr_ipv4"],
  ["ipv6_cidr_blocks", "cidr_ipv6"],
  ["prefix_list_ids", "prefix_list_id"],
] as const;

/** A rule for each prefix and each list of them, or one without; groups beside them add nothing to judge. */
function perSource(planned: Planned, direction: string, rule: Values): Part[] {
  const { description, protocol, from_port, to_port } = rule;
  const sources: Values[] = SOURCES.flatMap(([list, argument]) => {
    const all = rule[list] === null ? [] : known(rule, list);
    if (!Array.isArray(all)) throw new Error(`${planned.address}: ${list} are not known before the apply`);
    return all.map((source) => ({ [argument]: source ?? AFTER_APPLY }));
  });
  const security_group_id = planned.get("security_group_id");
  const shared = { security_group_id, description, ip_protocol: protocol, from_port, to_port };
  return (sources.length > 0 ? sources : [{}]).map((source) => [
    `aws_vpc_security_group_${direction}_rule`,
    set({ ...shared, ...source }),
  ]);
}

function routes(planned: Planned): Part[] {
  return listOf(planned, "route").map((route) => [
    "aws_route",
    set({
      destination_cidr_block: known(route, "cidr_block"),
      destination_ipv6_cidr_block: known(route, "ipv6_cidr_block"),
    }),
  ]);
}

function listOf(planned: Planned, argument: string): Values[] {
  const list = planned.get(argument) ?? [];
  if (!Array.isArray(list) || list.some((one) => typeof one !== "object" || one === null))
    throw new Error(`${planned.address}: ${argument} is not known before the apply`);
  return list;
}

/** What is unknown is left out of a block, in which all else is named. */
const known = (block: Values, argument: string): unknown => (argument in block ? block[argument] : AFTER_APPLY);

/** Without what is empty: the provider writes "" for what nobody set. */
function set(values: Values): Values {
  const isSet = ([, value]: readonly [string, unknown]) => value !== undefined && value !== null && value !== "";
  return Object.fromEntries(Object.entries(values).filter(isSet));
}
