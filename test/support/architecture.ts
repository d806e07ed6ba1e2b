/** What one source file may import and contain; the rules are told in CONTRIBUTING.md. */
import { dirname, join } from "node:path/posix";
import { importsOf, type Node, nodesOf } from "./imports.js";

/** What each layer may import besides itself: only what lies below it, and `host` the network it stands in. */
const BELOW: ReadonlyMap<string, readonly string[]> = new Map([
  ["main", ["index", "cli", "catalogue", "export", "reach", "network", "host", "facts", "net", "errors"]],
  ["cli", ["index", "catalogue", "export", "reach", "network", "host", "facts", "net", "errors"]],
  ["catalogue", ["export", "network", "host", "facts", "net", "errors"]],
  ["index", ["export", "reach", "network", "host", "facts", "net", "errors"]],
  ["export", ["facts", "net", "errors"]],
  ["reach", ["facts", "net", "errors"]],
  ["host", ["network", "facts", "net", "errors"]],
  ["network", ["facts", "net", "errors"]],
  ["facts", ["net", "errors"]],
  ["net", ["errors"]],
  ["errors", []],
]);
/** These work on anybody's Terraform, so they know nothing of cdktf. */
const WITHOUT_CDKTF = ["export", "reach", "facts", "net", "errors"];
/** The only places that print. */
const PRINTERS = ["main", "cli"];
const MAX_LINES = 200;

/** Every rule the file breaks, as `path: what`; `path` is relative to the repository's root, with slashes. */
export function violations(path: string, source: string): string[] {
  const layer = layerOf(path);
  const below = BELOW.get(layer);
  if (!below) return [`${path}: no layer named "${layer}"`];
  const found = new Set(providerIndexImports(source));
  for (const specifier of importsOf(source)) {
    const target = layerImported(path, specifier);
    if (target !== undefined && target !== layer && !below.includes(target))
      found.add(`imports up, ${layer} -> ${target}`);
    if (WITHOUT_CDKTF.includes(layer) && /^(cdktf|constructs|@cdktf)(\/|$)/.test(specifier))
      found.add(`imports ${specifier}`);
  }
  for (const node of nodesOf(source)) {
    if (isDefaultExport(node)) found.add("has a default export");
    if (node.type === "TSEnumDeclaration") found.add("declares an enum");
    const member = memberOf(node);
    if (member && !PRINTERS.includes(layer)) found.add(`prints with ${member}`);
  }
  const lines = source.trimEnd().split("\n").length;
  if (lines > MAX_LINES) found.add(`has ${lines} lines, more than ${MAX_LINES}`);
  return [...found].map((what) => `${path}: ${what}`);
}

/** Imports of the AWS provider other than of one resource's own file; such an index costs 2.5 s and 520 MB. */
export function providerIndexImports(source: string): string[] {
  return importsOf(source)
    .filter((specifier) => /^@(cdktf|cdktn)\/provider-aws(\/|$)/.test(specifier))
    .filter((specifier) => !/^@cdktf\/provider-aws\/lib\/[a-z0-9-]+\/index\.js$/.test(specifier))
    .map((specifier) => `imports ${specifier}, not lib/<resource>/index.js`);
}

function isDefaultExport(node: Node): boolean {
  if (node.type === "ExportSpecifier") return (node.exported as Node).name === "default";
  return node.type === "ExportDefaultDeclaration" || node.type === "TSExportAssignment";
}

function memberOf(node: Node): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const object = (node.object as Node).name;
  const property = (node.property as Node).name ?? (node.property as Node).value;
  if (object === "console") return `console.${property}`;
  return object === "process" && /^std(out|err)$/.test(String(property)) ? `process.${property}` : undefined;
}

function layerImported(path: string, specifier: string): string | undefined {
  if (specifier === "v6only") return "index";
  return specifier.startsWith(".") ? layerOf(join(dirname(path), specifier)) : undefined;
}

/** `modules/net/rule.ts` is of layer net, `modules/index.ts` of index, `main.ts` of main. */
function layerOf(path: string): string {
  return path.replace(/^modules\//, "").replace(/(\/.*|\.[jt]s)$/, "");
}
