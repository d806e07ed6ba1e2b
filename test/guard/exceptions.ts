/** The table of SECURITY-EXCEPTIONS.md. */
import { readFileSync } from "node:fs";
import type { Finding } from "./judge.js";

export interface Exception {
  readonly rules: readonly string[];
  /** Their types. */
  readonly resources: readonly string[];
  /** The plans in which each of the rules fails for each of the resources. */
  readonly where: readonly string[];
  readonly reason: string;
  readonly satisfy: string;
}

/** The rows whose first column is in backquotes. */
export function exceptions(): Exception[] {
  const rows = readFileSync("SECURITY-EXCEPTIONS.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  return rows.map((row) => {
    const [rules = "", resources = "", where = "", reason = "", satisfy = ""] = row.split("|").slice(1).map(trim);
    return { rules: codes(rules), resources: codes(resources), where: codes(where), reason, satisfy };
  });
}

const trim = (cell: string): string => cell.trim();
const codes = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => String(code));

/** What the rows tell, as `rule: type in plan`, sorted. Throws when two rows tell the same. */
export function told(rows: readonly Exception[]): string[] {
  const all = rows.flatMap(({ rules, resources, where }) =>
    rules.flatMap((rule) => resources.flatMap((type) => where.map((plan) => `${rule}: ${type} in ${plan}`))),
  );
  const twice = all.find((one, index) => all.indexOf(one) !== index);
  if (twice !== undefined) throw new Error(`SECURITY-EXCEPTIONS.md tells it twice: ${twice}`);
  return all.sort();
}

/** What was found, in the same words, each once. */
export function observed(findings: readonly Finding[]): string[] {
  const type = (address: string) => /(?:^|\.)(aws_\w+)\.\w+(?:\[.*\])?$/.exec(address)?.[1] ?? address;
  return [...new Set(findings.map(({ rule, address, where }) => `${rule}: ${type(address)} in ${where}`))].sort();
}
