/** The files that a stack becomes. */
import { basename } from "node:path";
import { notAConfiguration } from "../errors/export.js";
import { noBlocks, tooDeep } from "../errors/files.js";
import { ConfigError, type Problem } from "../errors/problem.js";
import { isObject } from "../export/argument.js";
import type { BlockTable } from "../export/blocks.js";
import { type Subject, toHcl } from "../export/hcl.js";
import { inReadingOrder } from "../export/order.js";
import { fileOf } from "../export/subjects.js";
import { referencesBeside } from "./beside.js";
import type { SourceFile, Stack } from "./source.js";

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** HCL, in the files that a reader looks for. Never throws; what cannot be written exactly is a problem. */
export function hclOf({ files, path }: Stack, blocks: BlockTable, problems: Problem[]): TextFile[] {
  const texts = new Map<string, string[]>();
  const spelled = new Map<string, string>();
  // Where capitals make no difference, Network.tf would be written over network.tf.
  const nameOf = (subject: Subject): string => {
    const name = fileOf(subject);
    const first = spelled.get(name.toLowerCase()) ?? name;
    spelled.set(name.toLowerCase(), first);
    return first;
  };
  for (const file of files) {
    const written = attempt(file, problems, () => toHcl(inReadingOrder(file.json), { blocks, fileOf: nameOf }));
    for (const { name, text } of written) texts.set(name, [...(texts.get(name) ?? []), text]);
  }
  if (texts.size === 0 && problems.length === 0) problems.push(noBlocks(path));
  return [...texts].map(([name, parts]) => ({ name, text: parts.join("\n") }));
}

/** The JSON without what cdktf writes for itself, one file main.tf.json, or several by their own names. Never throws. */
export function jsonOf({ files, path }: Stack, problems: Problem[]): TextFile[] {
  const written = files.flatMap((file): TextFile[] => {
    if (!isObject(file.json)) {
      problems.push({ ...notAConfiguration(file.json), where: file.path });
      return [];
    }
    const [text = "{}"] = attempt(file, problems, () => [
      JSON.stringify(withoutMetadata(inReadingOrder(file.json), 3), null, 2),
    ]);
    const name = files.length === 1 ? "main.tf.json" : basename(file.path);
    return text === "{}" ? [] : [{ name, text: `${text}\n` }];
  });
  if (written.length === 0 && problems.length === 0) problems.push(noBlocks(path));
  return written;
}

function attempt<T>({ path, json }: SourceFile, problems: Problem[], work: () => T[]): T[] {
  const told = (found: readonly Problem[]) =>
    problems.push(...found.map((problem) => ({ ...problem, where: `${path}: ${problem.where}` })));
  try {
    told(referencesBeside(json));
    return work();
  } catch (error) {
    // The stack of calls is at its end.
    if (error instanceof RangeError) problems.push(tooDeep(path));
    else if (!(error instanceof ConfigError)) throw error;
    else told(error.problems);
    return [];
  }
}

/** Without the objects under `//` at the top and in blocks, which lie at most three levels down; comments stay. */
function withoutMetadata(json: unknown, levels: number): unknown {
  if (Array.isArray(json)) return json.map((item) => withoutMetadata(item, levels));
  if (!isObject(json)) return json;
  const entries = Object.entries(json).filter(([key, value]) => key !== "//" || !isObject(value));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, levels > 0 ? withoutMetadata(value, levels - 1) : value]),
  );
}
