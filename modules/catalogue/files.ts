/**
 * The files of a module's folder: its HCL, its README, and the examples and tests that lie beside its source.
 * https://developer.hashicorp.com/terraform/language/modules/develop/structure
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BLOCK_TABLE } from "../export/block-table.js";
import { type Subject, toHcl } from "../export/hcl.js";
import { CATALOGUE } from "./catalogue.js";
import type { ModuleConfiguration } from "./module.js";
import { readme } from "./readme.js";

/** Where the catalogue's source lies, seen from the repository's root. */
const SOURCE = "modules/catalogue";

const FILE_OF_KIND: ReadonlyMap<string, string> = new Map([
  ["terraform", "versions.tf"],
  ["variable", "variables.tf"],
  ["locals", "locals.tf"],
  ["output", "outputs.tf"],
]);

/** The modules that are machines besides, and are tested as such too. */
const MACHINES: readonly string[] = ["bastion", "host"];

/** The file for a block of a module: its resources, data sources and calls of other modules are in main.tf. */
const fileOf = ({ kind }: Subject): string => FILE_OF_KIND.get(kind) ?? "main.tf";

type File = readonly [path: string, text: string];

/** Text by path, such as `network-acl/main.tf`: every module's folder. To be called in the repository's root. */
export function catalogueFiles(): Map<string, string> {
  return new Map(
    [...CATALOGUE].flatMap(([name, make]) =>
      [...moduleFiles(name, make())].map(([path, text]) => [`${name}/${path}`, text] as const),
    ),
  );
}

/** Text by path, such as `main.tf`: one module's folder. */
function moduleFiles(name: string, configuration: ModuleConfiguration): Map<string, string> {
  const assets = assetsIn(join(SOURCE, name, "assets"));
  const { "about.md": about = "", ...others } = Object.fromEntries(assets);
  const hcl = toHcl(configuration, { blocks: BLOCK_TABLE, fileOf });
  const examples = assets.filter(([path]) => /^examples\/[^/]+\/main\.tf$/.test(path)).map(([, text]) => text);
  return new Map([
    ["README.md", readme(name, configuration, { about, example: examples[0] ?? "" })],
    ...hcl.map((file) => [file.name, file.text] as const),
    ...withHeads(name, [
      ...Object.entries(others),
      ...(MACHINES.includes(name) ? assetsIn(join(SOURCE, "machine", "assets")) : []),
    ]),
  ]);
}

/** Every file of tests begins with the mocks and variables that stand before the runs of the module's first file. */
function withHeads(name: string, files: readonly File[]): File[] {
  const first = `tests/${name}.tftest.hcl`;
  const [, own = ""] = files.find(([path]) => path === first) ?? [];
  const head = own.slice(0, own.search(/^(#.*\n)*run /m));
  return files.map(([path, text]) => [path, path.startsWith("tests/") && path !== first ? `${head}${text}` : text]);
}

/** Text by path from the folder on, in the order of the paths. */
function assetsIn(folder: string): File[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/")).sort();
  return paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]);
}
