/** A file of JSON as a user has it: with a byte order mark, or as UTF-16 where PowerShell wrote it. */
import { readFileSync, statSync } from "node:fs";
import { cannotRead, notParsable, tooLarge } from "../errors/files.js";
import type { Problem } from "../errors/problem.js";
import { inexactIn } from "./exact-json.js";

/** The schema of the AWS provider has 20 MB. */
const MAX_MEGABYTES = 256;

/** The parsed content; undefined and a complaint when there is none. Never throws. */
export function jsonIn(path: string, problems: Problem[]): unknown {
  const text = textIn(path, problems);
  return text === undefined ? undefined : parsed(text, path, problems);
}

/** The same, with a complaint of all that is lost by parsing. Never throws. */
export function exactJsonIn(path: string, problems: Problem[]): unknown {
  const text = textIn(path, problems);
  const json = text === undefined ? undefined : parsed(text, path, problems);
  if (text !== undefined && json !== undefined) problems.push(...inexactIn(text, path));
  return json;
}

function parsed(text: string, path: string, problems: Problem[]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    problems.push(notParsable(path));
    return undefined;
  }
}

function textIn(path: string, problems: Problem[]): string | undefined {
  try {
    if (statSync(path).size > MAX_MEGABYTES * 1_000_000) {
      problems.push(tooLarge(path, MAX_MEGABYTES));
      return undefined;
    }
    const bytes = readFileSync(path);
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return bytes.toString(isUtf16 ? "utf16le" : "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    problems.push(cannotRead(path, error));
    return undefined;
  }
}
