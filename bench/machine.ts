/** What the numbers were measured on and with: they mean nothing without it. */
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { PROJECTS, ROOT } from "./places.js";

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly system: string;
  readonly node: string;
  /** Processes that wanted a core during the minute before; more than the cores means noisy numbers. */
  readonly load: number;
  /** Package and version. */
  readonly packages: Readonly<Record<string, string>>;
}

const PACKAGES: readonly (readonly [folder: string, name: string])[] = [
  [ROOT, "cdktf"],
  [ROOT, "@cdktf/provider-aws"],
  [ROOT, "constructs"],
  [ROOT, "tsx"],
  [PROJECTS.cdktf, "ts-node"],
  [PROJECTS.cdktf, "typescript"],
  [PROJECTS.cdk, "aws-cdk-lib"],
  [PROJECTS.cdk, "typescript"],
];

export function machine(): Machine {
  const own = versionIn(join(ROOT, "package.json"));
  const others = PACKAGES.map(([folder, name]): [string, string] => {
    const version = versionIn(join(folder, "node_modules", name, "package.json"));
    return name === "typescript" ? [`${name} ${version.split(".")[0]}`, version] : [name, version];
  });
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown CPU",
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    load: Number(loadavg()[0]?.toFixed(1)),
    packages: Object.fromEntries([["v6only", own], ...others]),
  };
}

function versionIn(path: string): string {
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
