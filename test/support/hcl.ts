/** HCL as tests write it and read it back. */
import { parse } from "@cdktf/hcl2json";
import { BLOCK_TABLE } from "../../modules/export/block-table.js";
import { type HclFile, toHcl } from "../../modules/export/hcl.js";
import { fileOf } from "../../modules/export/subjects.js";

/** The configuration as one file's text. */
export function hcl(configuration: unknown): string {
  return toHcl(configuration, { blocks: BLOCK_TABLE, fileOf: () => "main.tf" })
    .map((file) => file.text)
    .join("");
}

/** The configuration as the files that a user gets. */
export function hclFiles(configuration: unknown): HclFile[] {
  return toHcl(configuration, { blocks: BLOCK_TABLE, fileOf });
}

/** The value as HCL writes it to the right of an argument's equals sign. */
export function argument(value: unknown): string {
  return hcl({ locals: { x: value } }).replace(/^locals \{\n {2}x = |\n\}\n$/g, "");
}

/** The files as `hcl2json` reads them. */
export async function readBack(files: readonly HclFile[]): Promise<unknown> {
  return parse("all.tf", files.map((file) => file.text).join("\n"));
}
