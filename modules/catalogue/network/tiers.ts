/** Where each subnet lies, in Terraform's own language: the plan that TypeScript makes. */
import { type AddressPlan, planAddresses } from "../../net/plan.js";
import { expression } from "../module.js";

export const TIERS = ["public", "private"] as const;
export type TierName = (typeof TIERS)[number];

/** The variable that says whether a tier reaches the internet. */
export const GATEWAY_FLAGS = { public: "create_igw", private: "create_egress_only_igw" } as const;

/** What the plan of a tier numbered 1 tells of a prefix's length. */
interface Size {
  /** Bits between the VPC's prefix and a /64. */
  readonly newbits: number;
  /** How many zones a tier can have. */
  readonly zones: number;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** The lengths that AWS gives VPCs; others are refused by the plan. */
const SIZES = new Map([44, 48, 52, 56, 60].map((length) => [length, sizeOf(length)]));

export const VPC_LENGTHS = [...SIZES.keys()];

function sizeOf(length: number): Size {
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
    "//": [
      "A subnet's number is its tier's number followed by its zone's letter (a = 0), so that neither a new zone nor a new",
      "tier moves one that is there. A size says how many bits lie between the VPC's prefix and a /64, and how many zones",
      "a tier can have.",
    ],
    vpc_prefix_length: expression(
      'var.ipv6_cidr != null ? tonumber(split("/", var.ipv6_cidr)[1]) : coalesce(var.ipv6_netmask_length, 56)',
    ),
    sizes: Object.fromEntries(SIZES),
    size: expression("local.sizes[local.vpc_prefix_length]"),
    zone_numbers: expression(`{ for az in var.azs : az => index(split("", "${LETTERS}"), substr(az, -1, 1)) }`),
    tier_numbers: Object.fromEntries(TIERS.map((tier, number) => [tier, number])),
    given_prefixes: Object.fromEntries(TIERS.map((tier) => [tier, expression(`var.${tier}_subnet_ipv6_prefixes`)])),
    subnet_prefixes: expression(
      "{ for tier, number in local.tier_numbers : tier => { for az in var.azs : az => lookup(local.given_prefixes[tier], az, number * local.size.zones + local.zone_numbers[az]) } }",
    ),
  },
];

const EVERY_PREFIX = "flatten([for prefixes in local.subnet_prefixes : values(prefixes)])";

/** What only all variables together tell. */
export const PLAN_CONDITIONS = [
  {
    condition: expression("alltrue([for az in var.azs : startswith(az, data.aws_region.current.id)])"),
    error_message:
      "azs has zones of another region; the provider's is ${data.aws_region.current.id}, with zones such as ${data.aws_region.current.id}a.",
  },
  {
    condition: expression(
      "alltrue([for az, number in local.zone_numbers : number < local.size.zones || alltrue([for prefixes in values(local.given_prefixes) : contains(keys(prefixes), az)])])",
    ),
    error_message:
      "A tier of a /${local.vpc_prefix_length} has ${local.size.zones} zones, by their letters from a on; take the others out of azs, name them in *_subnet_ipv6_prefixes, or write a smaller ipv6_netmask_length.",
  },
  {
    condition: expression(
      "alltrue([for tier, prefixes in local.given_prefixes : length(setsubtract(keys(prefixes), var.azs)) == 0])",
    ),
    error_message: "*_subnet_ipv6_prefixes name zones that azs does not list; take them away.",
  },
  {
    condition: expression(`alltrue([for prefix in ${EVERY_PREFIX} : prefix < pow(2, local.size.newbits)])`),
    error_message:
      "A /${local.vpc_prefix_length} has the /64s 0 to ${pow(2, local.size.newbits) - 1}; write smaller numbers in *_subnet_ipv6_prefixes.",
  },
  {
    condition: expression(`length(distinct(${EVERY_PREFIX})) == length(${EVERY_PREFIX})`),
    error_message:
      "Two subnets have the same number; in *_subnet_ipv6_prefixes, write numbers that no other subnet has by these or by its tier and letter.",
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
  ...TIERS.map((tier) => ({
    condition: expression(`var.${tier}_outbound_services == null || var.${GATEWAY_FLAGS[tier]}`),
    error_message: `${tier}_outbound_services opens ports on the internet, which ${GATEWAY_FLAGS[tier]} = false cuts off; take one of them away.`,
  })),
];
