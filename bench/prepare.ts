/** Puts in place what is measured: the peers' packages, and v6only compiled as `npm run build` does. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installed, node } from "../test/support/run.js";
import { CDK_OUT, OUT, PROJECTS, ROOT } from "./places.js";

/** @throws Error when a package cannot be installed or something does not compile */
export async function prepare(): Promise<void> {
  for (const project of Object.values(PROJECTS)) {
    const reason = await installed(project);
    if (reason !== undefined) throw new Error(reason);
  }
  rmSync(OUT, { recursive: true, force: true });
  await compile("bench");
  await compile(PROJECTS.cdk, "--noEmit", "false", "--outDir", CDK_OUT);
  makePackage();
  writeFileSync(join(PROJECTS.cdktf, "by-hand-deep.ts"), withDeepImports());
}

async function compile(project: string, ...options: string[]): Promise<void> {
  const tsc = join(ROOT, "node_modules/typescript/lib/tsc.js");
  const { code, stdout, stderr } = await node(tsc, ["-p", project, ...options], { cwd: ROOT });
  if (code !== 0) throw new Error(`tsc: ${stdout}${stderr}`);
}

/** v6only as a project has it that installed it: the name leads to the compiled files. */
function makePackage(): void {
  const folder = join(OUT, "node_modules/v6only");
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(OUT, "modules"), join(folder, "dist"));
  writeFileSync(join(folder, "package.json"), readFileSync(join(ROOT, "package.json")));
  // Without a package.json of its own, the folder would be v6only's, in which the name leads to dist/.
  writeFileSync(join(OUT, "package.json"), "{}\n");
  const link = join(PROJECTS.cdktf, "node_modules/v6only");
  rmSync(link, { force: true });
  symlinkSync(folder, link);
}

/** The network by hand with one import a resource instead of the provider's index. */
function withDeepImports(): string {
  const source = readFileSync(join(PROJECTS.cdktf, "by-hand.ts"), "utf8");
  return source.replace(/import \{([^}]*)\} from "@cdktf\/provider-aws";\n/, (_, names: string) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "")
      .map((name) => `import * as ${name} from "@cdktf/provider-aws/lib/${kebab(name)}";\n`)
      .join(""),
  );
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
