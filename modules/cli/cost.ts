/** What a synthesized configuration costs a month, item by item, by the dated price table. */
import { monthlyPrice, priceOf } from "../facts/prices.js";

/** Terraform JSON as far as it is read here: the arguments of each resource, by type and name. */
export interface TerraformJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

export interface CostItem {
  /** How it is called: `2 x t4g.micro`. */
  readonly text: string;
  /** US dollars a month, not rounded; undefined where the table has no price. */
  readonly usd: number | undefined;
}

export interface Cost {
  readonly items: readonly CostItem[];
  /** The sum of what has a price. */
  readonly usd: number;
  /** The day of the oldest price in the sum; undefined when nothing in it has one. */
  readonly oldestPrice?: string;
}

/** The arguments of every resource of a type. */
export function resourcesOf(json: TerraformJson, type: string): Readonly<Record<string, unknown>>[] {
  return Object.values(json.resource?.[type] ?? {});
}

/** How many public IPv4 addresses the configuration takes. */
export function publicIpv4Count(json: TerraformJson): number {
  const asking = resourcesOf(json, "aws_instance").filter((instance) => instance.associate_public_ip_address === true);
  return resourcesOf(json, "aws_eip").length + asking.length;
}

/** What runs all month; what is paid by use, such as log ingestion and data sent, is not in it. */
export function costOf(json: TerraformJson, region: string): Cost {
  const items: CostItem[] = [];
  const days: string[] = [];
  const add = (amount: number, item: string, text: string): void => {
    if (amount === 0) return;
    items.push({ text, usd: monthlyPrice(item, region, amount) });
    const day = priceOf(item, region)?.asOf;
    if (day !== undefined) days.push(day);
  };
  const instances = resourcesOf(json, "aws_instance");
  const types = instances.map((instance) => String(instance.instance_type));
  for (const type of new Set(types)) {
    const count = types.filter((other) => other === type).length;
    add(count, type, `${count} x ${type}`);
  }
  const gigabytes = instances.map(volumeSize).reduce((sum, size) => sum + size, 0);
  add(gigabytes, "gp3", `${gigabytes} GB of gp3`);
  const monitored = instances.filter((instance) => instance.monitoring === true).length;
  add(monitored, "detailed-monitoring", `detailed monitoring of ${monitored}`);
  const keys = resourcesOf(json, "aws_kms_key").length;
  add(keys, "kms-key", `${keys} KMS key${keys === 1 ? "" : "s"}`);
  const addresses = publicIpv4Count(json);
  add(addresses, "public-ipv4", `${addresses} public IPv4`);
  const usd = items.reduce((sum, item) => sum + (item.usd ?? 0), 0);
  return { items, usd, oldestPrice: days.sort()[0] };
}

function volumeSize(instance: Readonly<Record<string, unknown>>): number {
  const volume = instance.root_block_device as { readonly volume_size?: number } | undefined;
  return volume?.volume_size ?? 0;
}
