/**
 * Which EC2 instance types can stand in an IPv6-only subnet: those built on Nitro.
 * https://docs.aws.amazon.com/vpc/latest/userguide/create-subnets.html
 */
import { appleType, newerType, notAnInstanceType, otherArchitecture, unknownType, xenType } from "../errors/facts.js";
import type { Problem } from "../errors/problem.js";
import { ARM64_SIZES, X86_64_SIZES } from "./instance-type-table.js";
import { cite, type Source } from "./source.js";

/** A processor architecture, in EC2's words. */
export type Architecture = "arm64" | "x86_64";

/** Both architectures, for a check of what a user wrote. */
export const ARCHITECTURES: readonly Architecture[] = ["arm64", "x86_64"];

export interface InstanceType {
  /** Family and size, such as `t4g.micro`. */
  readonly type: string;
  readonly architecture: Architecture;
}

const NITRO_ONLY: Source = {
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/create-subnets.html",
  checked: "2026-11-24",
};

/** EC2's DescribeInstanceTypes as moto 5.2.1 (2026-05-20) recorded it. */
const TABLE: Source = {
  url: "https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-nitro-instances.html",
  checked: "2026-11-24",
};

/** A type of the free tier that does in place of any other, by architecture. */
const FREE: Readonly<Record<Architecture, string>> = { arm64: "t4g.micro", x86_64: "t3.micro" };

/** FreeTierEligible in the same record; t2.micro is not, for accounts since 2025-07-15. */
const FREE_TIER: ReadonlySet<string> = new Set([
  "c7i-flex.large",
  "m7i-flex.large",
  "t3.micro",
  "t3.small",
  "t4g.micro",
  "t4g.small",
]);

/**
 * The families on the Xen hypervisor, each with the Nitro families to take in its stead.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html#instance-hypervisor-type
 */
const XEN: ReadonlyMap<string, readonly string[]> = new Map([
  ...families("t1 t2", "t4g t3"),
  ...families("m1 m3 m4", "m7g m7i"),
  ...families("c1 c3 c4", "c7g c7i"),
  ...families("m2 r3 r4", "r7g r7i"),
  ...families("x1 x1e", "x2gd x2iedn"),
  ...families("d2 h1", "d3"),
  ...families("i2 i3", "i4g i4i"),
  ...families("f1", "f2"),
  ...families("g2 g3 g3s", "g5g g6"),
  ...families("p2 p3", "p4d"),
]);

/** Every family on the Xen hypervisor, which has no place in an IPv6-only subnet. */
export const XEN_FAMILIES: readonly string[] = [...XEN.keys()];

const TYPES: ReadonlyMap<string, Architecture> = new Map([
  ...typesOf(ARM64_SIZES, "arm64"),
  ...typesOf(X86_64_SIZES, "x86_64"),
]);

/**
 * The instance type and its architecture. A type newer than the table passes with a warning when `architecture` says
 * what the table cannot. Never throws; undefined after an error.
 */
export function checkInstanceType(
  input: unknown,
  where: string,
  problems: Problem[],
  architecture?: Architecture,
): InstanceType | undefined {
  const [type, family, size] = split(input);
  if (type === undefined || family === undefined || size === undefined) {
    problems.push(notAnInstanceType(where, input, TYPES.keys()));
    return undefined;
  }
  const known = TYPES.get(type);
  if (known !== undefined) {
    if (architecture === undefined || architecture === known) return { type, architecture: known };
    problems.push(otherArchitecture(where, type, known, architecture));
  } else if (XEN.has(family)) {
    problems.push(xenType(where, type, suggestions(family, size, architecture).map(shown), cite(NITRO_ONLY)));
  } else if (/^mac\d/.test(family) || family.startsWith("mac-")) {
    problems.push(appleType(where, type));
  } else if (architecture !== undefined) {
    problems.push(newerType(where, type, TYPES.keys(), architecture, cite(TABLE)));
    return { type, architecture };
  } else {
    problems.push(unknownType(where, type, TYPES.keys(), likelyArchitecture(family), cite(TABLE)));
  }
  return undefined;
}

function split(input: unknown): readonly (string | undefined)[] {
  return typeof input === "string" ? (/^([a-z][a-z0-9-]{0,20})\.([a-z0-9-]{1,20})$/.exec(input) ?? []) : [];
}

/** Types that work in place of a Xen one, of the same size, else the smallest of the successors; one is free. */
function suggestions(family: string, size: string, architecture?: Architecture): string[] {
  const successors = XEN.get(family) ?? [];
  const choices = [
    successors.map((name) => `${name}.${size}`),
    successors.flatMap((name) => [...TYPES.keys()].find((type) => type.startsWith(`${name}.`)) ?? []),
  ].map((types) => types.filter((type) => TYPES.has(type) && (architecture ?? TYPES.get(type)) === TYPES.get(type)));
  const named = choices.find((types) => types.length > 0) ?? [];
  const free = named.some((type) => FREE_TIER.has(type)) ? [] : ARCHITECTURES.map((cpu) => FREE[cpu]);
  return [...named, ...free.filter((type) => !architecture || TYPES.get(type) === architecture)];
}

const shown = (type: string): string => `"${type}" (${TYPES.get(type)}${FREE_TIER.has(type) ? ", free tier" : ""})`;

/**
 * What the family's name tells: a `g` after the generation is Graviton, as in `m9g`.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
const likelyArchitecture = (family: string): Architecture => (/^[a-z]+\d+g/.test(family) ? "arm64" : "x86_64");

function families(old: string, successors: string): [string, readonly string[]][] {
  return old.split(" ").map((family) => [family, successors.split(" ")]);
}

function typesOf(table: Readonly<Record<string, string>>, architecture: Architecture): [string, Architecture][] {
  return Object.entries(table).flatMap(([family, sizes]) =>
    sizes.split(" ").map((size): [string, Architecture] => [`${family}.${size}`, architecture]),
  );
}
