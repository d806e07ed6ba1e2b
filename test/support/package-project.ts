/** A project that has installed the package, as users have one. */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { node, npm } from "./run.js";

/** The compilers that projects use, with a lock file of their own. */
export const TOOLS = resolve("test/package");

/** A tsconfig with the compiler options that `cdktf init --template=typescript` writes. */
export const COMMONJS = {
  alwaysStrict: true,
  declaration: true,
  experimentalDecorators: true,
  inlineSourceMap: true,
  inlineSources: true,
  lib: ["es2018"],
  module: "CommonJS",
  noEmitOnError: true,
  noFallthroughCasesInSwitch: true,
  noImplicitAny: true,
  noImplicitReturns: true,
  noImplicitThis: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  resolveJsonModule: true,
  strict: true,
  strictNullChecks: true,
  strictPropertyInitialization: true,
  stripInternal: true,
  target: "ES2018",
  incremental: true,
  skipLibCheck: true,
};
export const ESM = {
  module: "NodeNext",
  moduleResolution: "NodeNext",
  target: "ES2022",
  strict: true,
  skipLibCheck: true,
};

/** The real tarball installed; the heavy peers and the compiler linked, the user's own copies as it were. */
export async function makeProject(
  folder: string,
  tarball: string,
  type: string,
  compilerOptions: object,
): Promise<void> {
  mkdirSync(folder);
  cpSync(join(TOOLS, "stack.ts"), join(folder, "main.ts"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type }));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, exclude: ["node_modules", "cdktf.out"] }),
  );
  await npm(["install", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", tarball], folder);
  for (const peer of ["cdktf", "constructs", "@cdktf/provider-aws"]) link(resolve("node_modules", peer), folder, peer);
  for (const tool of ["typescript", "ts-node", "@types/node"]) link(join(TOOLS, "node_modules", tool), folder, tool);
}

function link(target: string, folder: string, name: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}

/** What the project's compiler says. */
export function typescript(folder: string, args: readonly string[]) {
  return node("node_modules/typescript/bin/tsc", args, { cwd: folder });
}
