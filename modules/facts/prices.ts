/**
 * What AWS charges, on demand and without tax, for the parts a network is made of, in two regions. Each row was seen
 * in a public copy of AWS's price list, or of a bill, of the day it names; its link is where AWS states it today.
 * IPAM is missing: no dated price of its advanced tier was found.
 */
import type { Source } from "./source.js";

export interface Price {
  /** US dollars for one `unit`. */
  readonly usd: number;
  /** `GB-month` is a gigabyte kept for a month, `GB` a gigabyte that passes once. */
  readonly unit: "hour" | "month" | "GB-month" | "GB";
  /** The day of the price list or bill, such as `2026-09-25`. */
  readonly asOf: string;
  readonly source: Source;
}

/**
 * What has a price besides instance types. A KMS key is one that was never rotated: each of its first two rotations
 * adds a dollar a month. Detailed monitoring is for one instance with the usual seven metrics. Log ingestion is for
 * the first 10 TB a month, flow logs included.
 */
export type PricedItem =
  | "gp3"
  | "kms-key"
  | "detailed-monitoring"
  | "log-ingestion"
  | "public-ipv4"
  | "nat-gateway"
  | "nat-gateway-data";

/** The hours in a month, as AWS's own calculator counts them. */
export const HOURS_A_MONTH = 730;

/** The day all rows were last looked at. */
export const PRICES_CHECKED = "2026-11-24";

const EC2 = "https://aws.amazon.com/ec2/pricing/on-demand/";
const EBS = "https://aws.amazon.com/ebs/pricing/";
const KMS = "https://aws.amazon.com/kms/pricing/";
const CLOUDWATCH = "https://aws.amazon.com/cloudwatch/pricing/";
const VPC = "https://aws.amazon.com/vpc/pricing/";

const PRICES: ReadonlyMap<string, Price> = new Map([
  row("us-east-1", "t4g.nano", 0.0042, "hour", "2026-01-19", EC2),
  row("us-east-1", "t4g.micro", 0.0084, "hour", "2026-01-19", EC2),
  row("us-east-1", "t4g.small", 0.0168, "hour", "2026-01-19", EC2),
  row("us-east-1", "t3.nano", 0.0052, "hour", "2026-01-19", EC2),
  row("us-east-1", "t3.micro", 0.0104, "hour", "2026-01-19", EC2),
  row("us-east-1", "t3.small", 0.0208, "hour", "2026-01-19", EC2),
  row("us-east-1", "gp3", 0.08, "GB-month", "2026-07-28", EBS),
  row("us-east-1", "kms-key", 1, "month", "2026-10-03", KMS),
  row("us-east-1", "detailed-monitoring", 2.1, "month", "2026-09-27", CLOUDWATCH),
  row("us-east-1", "log-ingestion", 0.5, "GB", "2026-09-27", CLOUDWATCH),
  row("us-east-1", "public-ipv4", 0.005, "hour", "2026-09-27", VPC),
  row("us-east-1", "nat-gateway", 0.045, "hour", "2026-09-27", VPC),
  row("us-east-1", "nat-gateway-data", 0.045, "GB", "2026-09-27", VPC),
  row("eu-west-1", "t4g.nano", 0.0046, "hour", "2023-01-02", EC2),
  row("eu-west-1", "t4g.micro", 0.0092, "hour", "2023-01-02", EC2),
  row("eu-west-1", "t4g.small", 0.0184, "hour", "2026-06-10", EC2),
  row("eu-west-1", "t3.nano", 0.0057, "hour", "2023-01-02", EC2),
  row("eu-west-1", "t3.micro", 0.0114, "hour", "2026-09-17", EC2),
  row("eu-west-1", "t3.small", 0.0228, "hour", "2023-01-02", EC2),
  row("eu-west-1", "gp3", 0.088, "GB-month", "2026-09-17", EBS),
  row("eu-west-1", "kms-key", 1, "month", "2026-10-03", KMS),
  row("eu-west-1", "detailed-monitoring", 2.1, "month", "2026-09-17", CLOUDWATCH),
  row("eu-west-1", "log-ingestion", 0.57, "GB", "2026-07-01", CLOUDWATCH),
  row("eu-west-1", "public-ipv4", 0.005, "hour", "2026-09-17", VPC),
  row("eu-west-1", "nat-gateway", 0.048, "hour", "2026-09-25", VPC),
  row("eu-west-1", "nat-gateway-data", 0.048, "GB", "2026-09-25", VPC),
]);

/** The price of an item, or of an hour of an instance type; undefined where the table has none. Never throws. */
export function priceOf(item: PricedItem | (string & {}), region: string): Price | undefined {
  return PRICES.get(`${region} ${item}`);
}

/**
 * US dollars a month: of `amount` items running all month, or of `amount` gigabytes. Not rounded. Undefined where the
 * table has no price, and for an amount that is not a number from 0 up. Never throws.
 */
export function monthlyPrice(item: PricedItem | (string & {}), region: string, amount = 1): number | undefined {
  const price = priceOf(item, region);
  if (price === undefined || !Number.isFinite(amount) || amount < 0) return undefined;
  return price.usd * amount * (price.unit === "hour" ? HOURS_A_MONTH : 1);
}

function row(
  region: string,
  item: string,
  usd: number,
  unit: Price["unit"],
  asOf: string,
  url: string,
): [string, Price] {
  return [`${region} ${item}`, { usd, unit, asOf, source: { url, checked: PRICES_CHECKED } }];
}
