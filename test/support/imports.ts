/** The imports of a source file, read from its syntax tree, so that a comment or a string is none. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { parseAst } from "vitest/node";

export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Every node of the file's syntax tree (ESTree with TypeScript's own nodes). */
export function nodesOf(source: string): Node[] {
  return [...walk(parseAst(source, { lang: "ts" }))];
}

/** The module names a file asks for: `import`, `export … from`, `import()`, `import("x").T`, `require()`. */
export function importsOf(source: string): string[] {
  return nodesOf(source).flatMap(imported);
}

/**
 * Whether a test builds constructs: it imports cdktf or what stands on it, itself or through a file of test/. What
 * asks Terraform does not count: what Terraform is given there is held to the same bytes elsewhere, and it takes minutes.
 */
export function buildsConstructs(path: string, seen = new Set<string>()): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  const imports = importsOf(readFileSync(path, "utf8"));
  if (imports.some((specifier) => /^\.\/support\/(account|terraform)\.js$/.test(specifier))) return false;
  return imports.some((specifier) => {
    if (!specifier.startsWith(".")) return /^(v6only|constructs|cdktf|@cdktf\/provider-aws)(\/|$)/.test(specifier);
    const target = join(dirname(path), specifier).replace(/\.js$/, ".ts");
    if (/^(main\.ts|modules\/(index\.ts|network\/|host\/))/.test(target)) return true;
    return /^test\/.*\.ts$/.test(target) && buildsConstructs(target, seen);
  });
}

function* walk(value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if ("type" in value && typeof value.type === "string") yield value as Node;
  for (const child of Object.values(value)) yield* walk(child);
}

const ASKS = /^(Import(Declaration|Expression)|Export(Named|All)Declaration|TSImportType|TSExternalModuleReference)$/;

function imported(node: Node): string[] {
  const isRequire = node.type === "CallExpression" && (node.callee as Node).name === "require";
  const asked = isRequire ? (node.arguments as unknown[])[0] : ASKS.test(node.type) && (node.source ?? node.expression);
  const name = (asked as { value?: unknown } | null | undefined | false) || undefined;
  return typeof name?.value === "string" ? [name.value] : [];
}
