/** The catalogue's modules with their examples beside them, in either of Terraform's two languages. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CATALOGUE } from "../../modules/catalogue/catalogue.js";
import type { Language } from "./project.js";
import { withoutMetadata } from "./synth.js";

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
