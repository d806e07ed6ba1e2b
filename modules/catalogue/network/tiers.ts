/** Where each subnet lies, in Terraform's own language: the plan that TypeScript makes. */
import { type AddressPlan, planAddresses } from "../../net/plan.js";
import { expression } from "../module.js";

export const TIERS = ["public", "private"] as const;
export type TierName = (typeof TIERS)[number];

/** What the plan of a tier numbered 1 tells of a prefix's length. */
interface Room {
  /** Bits between the VPC's prefix and a /64. */
  readonly newbits: number;
  /** How many zones a tier has room for. */
  readonly zones: number;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** The lengths that AWS gives VPCs; others are refused by the plan. */
const ROOMS = new Map([44, 48, 52, 56, 60].map((length) => [length, roomIn(length)]));

export const VPC_LENGTHS = [...ROOMS.keys()];

function roomIn(length: number): Room {
  const plan = planOf(length, [{ name: "first", number: 1 }]);
  const [subnet] = plan.subnets;
  return { newbits: subnet?.newbits ?? 0, zones: subnet?.netnum ?? 0 };
}

function planOf(length: number, tiers: readonly { readonly name: string; readonly number: number }[]): AddressPlan {
  const where = { prefix: "", tier: () => "", zone: () => "" };
  return planAddresses({ length }, tiers, ["a"], where, []) as AddressPlan;
}

export const PLAN_LOCALS = [
  {
    "//": "A subnet's number is its tier's number followed by its zone's letter (a = 0), so that neither a new zone nor a new tier moves one that is there.",
    vpc_prefix_length: expression(
      'var.ipv6_cidr != null ? tonumber(split("/", var.ipv6_cidr)[1]) : coalesce(var.ipv6_netmask_length, 56)',
    ),
    rooms: Object.fromEntries(ROOMS),
    room: expression("local.rooms[local.vpc_prefix_length]"),
    zone_numbers: expression(`{ for az in var.azs : az => index(split("", "${LETTERS}"), substr(az, -1, 1)) }`),
    tier_numbers: Object.fromEntries(TIERS.map((tier, number) => [tier, number])),
    given_prefixes: Object.fromEntries(TIERS.map((tier) => [tier, expression(`var.${tier}_subnet_ipv6_prefixes`)])),
    subnet_prefixes: expression(
      "{ for tier, number in local.tier_numbers : tier => { for az in var.azs : az => lookup(local.given_prefixes[tier], az, number * local.room.zones + local.zone_numbers[az]) } }",
    ),
  },
];

const EVERY_PREFIX = "flatten([for prefixes in local.subnet_prefixes : values(prefixes)])";

/** What only all variables together tell. */
export const PLAN_CONDITIONS = [
  {
    condition: expression("max(values(local.zone_numbers)...) < local.room.zones"),
    error_message:
      "A /${local.vpc_prefix_length} has room for ${local.room.zones} zones in a tier, by their letters from a on; take the others out of azs, or write a smaller ipv6_netmask_length.",
  },
  {
    condition: expression(
      "alltrue([for tier, prefixes in local.given_prefixes : length(setsubtract(keys(prefixes), var.azs)) == 0])",
    ),
    error_message:
      "public_subnet_ipv6_prefixes and private_subnet_ipv6_prefixes may name only zones that azs lists; take the others away.",
  },
  {
    condition: expression(`alltrue([for prefix in ${EVERY_PREFIX} : prefix < pow(2, local.room.newbits)])`),
    error_message:
      "A /${local.vpc_prefix_length} has the /64s 0 to ${pow(2, local.room.newbits) - 1}; write smaller numbers in public_subnet_ipv6_prefixes and private_subnet_ipv6_prefixes.",
  },
  {
    condition: expression(`length(distinct(${EVERY_PREFIX})) == length(${EVERY_PREFIX})`),
    error_message:
      "Two subnets have the same number; give each zone in public_subnet_ipv6_prefixes and private_subnet_ipv6_prefixes a number that no other subnet has, by its tier and letter or by these.",
  },
  {
    condition: expression("var.ipv6_ipam_pool_id != null || var.ipv6_netmask_length == null && var.ipv6_cidr == null"),
    error_message:
      "ipv6_netmask_length and ipv6_cidr choose from an IPAM pool; write ipv6_ipam_pool_id, or leave them out for a /56 of Amazon's.",
  },
  {
    condition: expression("var.ipv6_netmask_length == null || var.ipv6_cidr == null"),
    error_message: "ipv6_cidr says the length too; take ipv6_netmask_length away.",
  },
];
