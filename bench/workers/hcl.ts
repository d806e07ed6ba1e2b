/** A synthesized stack as HCL, as `v6only export` writes it, without writing the files. */
import { BLOCK_TABLE } from "../../modules/export/block-table.js";
import { toHcl } from "../../modules/export/hcl.js";
import { inReadingOrder } from "../../modules/export/order.js";
import { fileOf } from "../../modules/export/subjects.js";

export function hclOf(configuration: unknown): string {
  const files = toHcl(inReadingOrder(configuration), { blocks: BLOCK_TABLE, fileOf });
  return files.map((file) => file.text).join("\n");
}
