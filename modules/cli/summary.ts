/** What `npm start` says of a network: where its subnets lie, what it is made of, what it costs, what was put right. */
import type { Problem } from "../errors/problem.js";
import { PRICES_CHECKED, priceOf } from "../facts/prices.js";
import type { Network } from "../network/network.js";
import type { AwsStack } from "../network/stack.js";
import { type Cost, costOf, publicIpv4Count, type TerraformJson } from "./cost.js";

/** A construct that has something to tell. */
interface Told {
  problems(): readonly Problem[];
}

/** A few lines of plain text; `hosts` are the machines in the network. */
export function summarize(stack: AwsStack, network: Network, hosts: readonly Told[] = []): string {
  const { region } = stack;
  const json = stack.toTerraform() as TerraformJson;
  const addresses = publicIpv4Count(json);
  const rows = [
    row("subnets", subnetLines(network)),
    row("resources", [`${countOf(json)}, in ${Object.keys(json.resource ?? {}).length} types`]),
    row("public IPv4", [addresses === 1 ? "1 address" : `${addresses} addresses`]),
    row("a month", costLines(costOf(json, region), region)),
    ...[stack, network, ...hosts]
      .flatMap((told) => told.problems())
      .map((problem) => row(problem.level, linesOf(problem))),
  ];
  return [`${stack.node.id} (${region})`, ...rows, ""].join("\n");
}

const INDENT = 15;

function row(title: string, lines: readonly string[]): string {
  return lines.map((line, index) => `  ${(index === 0 ? title : "").padEnd(INDENT - 2)}${line}`).join("\n");
}

function subnetLines({ plan, zones, tiers }: Network): string[] {
  const width = Math.max(...[...tiers.keys()].map((name) => name.length));
  const places = new Map(zones.map((zone) => [zone.letter, zone.name]));
  return [...tiers.keys()].map((name) => {
    const subnets = plan.subnets.filter((subnet) => subnet.tier === name);
    const cells = subnets.map(({ zone, digits, prefix }) => `${places.get(zone)} ${prefix?.text ?? `…${digits}::/64`}`);
    return [name.padEnd(width), ...cells].join("  ");
  });
}

function countOf(json: TerraformJson): number {
  return Object.values(json.resource ?? {}).reduce((sum, named) => sum + Object.keys(named).length, 0);
}

function costLines({ items, usd, oldestPrice }: Cost, region: string): string[] {
  const priced = items.filter((item) => item.usd !== undefined);
  const others = items.filter((item) => item.usd === undefined).map((item) => item.text);
  const logs = priceOf("log-ingestion", region);
  const sum = `$${usd.toFixed(2)}: ${priced.map((item) => `${item.text} $${item.usd?.toFixed(2)}`).join(", ") || "nothing"}`;
  const known = others.length === 0 ? sum : priced.length === 0 ? "no price is known" : `at least ${sum}`;
  return [
    known,
    `by prices checked ${PRICES_CHECKED}${oldestPrice ? `, the oldest of ${oldestPrice}` : ""}; without tax and traffic`,
    ...(logs ? [`flow logs besides: $${logs.usd} a GB`] : []),
    ...(others.length > 0 ? [`not in the price table for ${region}: ${others.join(", ")}`] : []),
  ];
}

function linesOf({ where, what, fix }: Problem): string[] {
  return [`${where}: ${what}.`, `${fix}.`];
}
