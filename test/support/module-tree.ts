/** The catalogue's modules with their examples beside them, in either of Terraform's two languages. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CATALOGUE } from "../../modules/catalogue/catalogue.js";
import type { Language } from "./project.js";
import { withoutMetadata } from "./synth.js";
import { terraform } from "./terraform.js";
import type { PlanOutcome } from "./terraform-json.js";

const MODULES = "generated/modules";

/** Writes the tree into the new folder. The examples are HCL, as a user's own files are. */
export function writeModules(folder: string, language: Language): void {
  if (language === "HCL") {
    cpSync(MODULES, folder, { recursive: true });
    return;
  }
  for (const [name, configuration] of CATALOGUE) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "main.tf.json"), JSON.stringify(withoutMetadata(configuration())));
    cpSync(join(MODULES, name, "examples"), join(folder, name, "examples"), { recursive: true });
  }
}

/** The plan of a folder beside `modules`, or of one in it, with these files in it. */
export async function planBesideModules(folder: string, files: Readonly<Record<string, string>>): Promise<PlanOutcome> {
  const tree = mkdtempSync(join(tmpdir(), "v6only-tree-"));
  try {
    writeModules(join(tree, "modules"), "HCL");
    mkdirSync(join(tree, folder), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(tree, folder, name), text);
    return await (await terraform({ within: tree })).plan(join(tree, folder));
  } finally {
    rmSync(tree, { recursive: true });
  }
}
