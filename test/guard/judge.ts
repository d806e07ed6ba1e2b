/**
 * cfn-guard over projected plans, with AWS Control Tower's proactive rules and ours.
 * https://docs.aws.amazon.com/controltower/latest/controlreference/proactive-controls.html
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, platform, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { run } from "../support/run.js";
import type { Plan } from "../support/terraform-json.js";
import { projected } from "./project.js";

export interface Finding {
  /** The plan's name. */
  readonly where: string;
  /** `CT.EC2.PR.5`, or the name of a rule of ours. */
  readonly rule: string;
  /** The resource's address in Terraform. */
  readonly address: string;
}

const PACKAGE = resolve("test/guard/node_modules/@cdklabs/cdk-validator-cfnguard");
const CONTROL_TOWER = join(PACKAGE, "rules/control-tower/cfn-guard");
const OURS = resolve("test/guard/rules");
const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ["linux", "ubuntu"],
  ["darwin", "macos"],
]);

/** The names of our rules. */
export function ourRules(): string[] {
  return guardFiles(OURS).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^rule (\w+) when/gm)].map(([, name]) => String(name)),
  );
}

/** Everything that a rule finds in the plans. */
export async function judge(plans: ReadonlyMap<string, Plan>): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "v6only-guard-"));
  try {
    const addresses = new Map<string, ReadonlyMap<string, string>>();
    const names = [...plans.keys()];
    for (const [name, plan] of plans) {
      const projection = projected(plan);
      const file = `${names.indexOf(name)}.json`;
      addresses.set(file, projection.addresses);
      writeFileSync(join(folder, file), JSON.stringify(projection.template));
    }
    const reports = await guard(["--rules", CONTROL_TOWER, "--rules", OURS, "--data", folder]);
    const ids = controlIds();
    return reports.flatMap((report) => {
      const file = basename(report.name);
      const where = String(names[Number.parseInt(file, 10)]);
      return report.not_compliant.flatMap(({ Rule: { name, checks } }) => {
        const found = new Set([...resourcesIn(checks)].map((id) => addresses.get(file)?.get(id)));
        if (found.size === 0) throw new Error(`${where}: ${name} names no resource`);
        return [...found].map((address) => ({ where, rule: ids.get(name) ?? name, address: String(address) }));
      });
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Report {
  readonly name: string;
  readonly not_compliant: readonly { readonly Rule: { readonly name: string; readonly checks: unknown } }[];
}

async function guard(args: readonly string[]): Promise<Report[]> {
  const machine = arch() === "arm64" ? "aarch64" : "x86_64";
  const program = join(PACKAGE, "bin", String(SYSTEMS.get(platform())), machine, "cfn-guard");
  const format = ["--output-format", "json", "--show-summary", "none", "--structured"];
  const { stdout, stderr } = await run(program, ["validate", ...args, ...format], { cwd: "." });
  if (!stdout.startsWith("[")) throw new Error(`cfn-guard: ${stderr || stdout}`);
  return JSON.parse(stdout) as Report[];
}

/** The logical ids that a failed check is about: the values it looked at, not those it compared them with. */
function resourcesIn(check: unknown, found = new Set<string>()): Set<string> {
  if (typeof check !== "object" || check === null) return found;
  for (const [name, value] of Object.entries(check)) {
    if (name === "to") continue;
    const [, id] = (name === "path" && /^\/Resources\/(\w+)/.exec(String(value))) || [];
    if (id !== undefined) found.add(id);
    resourcesIn(value, found);
  }
  return found;
}

/** `CT.EC2.PR.5` by the name that the rule has in its file. */
function controlIds(): Map<string, string> {
  return new Map(
    guardFiles(CONTROL_TOWER).flatMap((file) => {
      const text = readFileSync(file, "utf8");
      const [, id] = /\[(CT\.[\w.]+)\]/.exec(text) ?? [];
      return [...text.matchAll(/^rule (\w+) when/gm)].map(([, name]) => [String(name), String(id)] as const);
    }),
  );
}

function guardFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".guard"))
    .map((name) => join(folder, name));
}
