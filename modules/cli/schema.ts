/** The block table that a stack is written with: ours, and what the user's own providers say. */
import { notASchema } from "../errors/files.js";
import type { Problem } from "../errors/problem.js";
import { isObject } from "../export/argument.js";
import { BLOCK_TABLE } from "../export/block-table.js";
import { type BlockTable, blockTableOf } from "../export/blocks.js";
import { jsonIn } from "./json-file.js";

/** The built-in table; over it what the file of `terraform providers schema -json` says. Never throws. */
export function blockTable(schemaFile: string | undefined, problems: Problem[]): BlockTable {
  if (schemaFile === undefined) return BLOCK_TABLE;
  const before = problems.length;
  const json = jsonIn(schemaFile, problems);
  const theirs = problems.length > before ? undefined : tableOf(json);
  if (theirs === undefined) {
    if (problems.length === before) problems.push(notASchema(schemaFile));
    return BLOCK_TABLE;
  }
  return {
    provider: { ...BLOCK_TABLE.provider, ...theirs.provider },
    resource: { ...BLOCK_TABLE.resource, ...theirs.resource },
    data: { ...BLOCK_TABLE.data, ...theirs.data },
  };
}

function tableOf(json: unknown): BlockTable | undefined {
  if (!isObject(json) || !isObject(json.provider_schemas)) return undefined;
  try {
    return blockTableOf(json);
  } catch {
    // Something in it is null or no object.
    return undefined;
  }
}
