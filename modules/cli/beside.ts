/** What lies beside a source and does not come along: modules and files that it refers to, and values of variables. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileBeside, moduleBeside } from "../errors/files.js";
import { valuesLeft } from "../errors/folder.js";
import type { Problem } from "../errors/problem.js";
import { isObject } from "../export/argument.js";
import { piecesOf } from "../export/scan.js";
import type { Token } from "../export/token.js";
import type { Folder } from "./target.js";

const MODULE_SOURCE = /^module(\[\d+\])*\.[^.[]+(\[\d+\])*\.source$/;
const HERE = ["module", "root", "cwd"];
const READS_A_FILE = /^(file\w*|templatefile)$/;
/** From the root, from home, or from what is known later. */
const ELSEWHERE = /^"(\/|~|[A-Za-z]:|\$\{)/;

/** All that leads to files beside the configuration; a RangeError where it is too deep. */
export function referencesBeside(configuration: unknown): Problem[] {
  const problems: Problem[] = [];
  visit(configuration, "", problems);
  return problems;
}

/** A warning of the files with values of variables that the exported folder has none of by that name. */
export function valuesBeside({ stack, path }: Folder): Problem[] {
  const names = stack.values.filter((name) => !existsSync(join(path, name)));
  return names.length > 0 ? [valuesLeft(stack.path, names, path)] : [];
}

function visit(json: unknown, where: string, problems: Problem[]): void {
  if (typeof json === "string") {
    if (MODULE_SOURCE.test(where) && /^\.\.?[\\/]/.test(json)) problems.push(moduleBeside(where, json));
    else if (isTied(json)) problems.push(fileBeside(where, json));
  } else if (Array.isArray(json)) {
    for (const [index, item] of json.entries()) visit(item, `${where}[${index}]`, problems);
  } else if (isObject(json)) {
    for (const [key, value] of Object.entries(json)) {
      if (key === "//") continue;
      const at = where === "" ? key : `${where}.${key}`;
      visit(key, at, problems);
      visit(value, at, problems);
    }
  }
}

/** Whether what the template evaluates depends on the folder. */
function isTied(template: string): boolean {
  if (!/[$%]\{/.test(template)) return false;
  const pieces = piecesOf(template);
  // Of what cannot be read as an expression, such as one with a comment, the words must do.
  if (pieces === undefined) return /\bpath\.(module|root|cwd)\b/.test(template);
  return pieces.some((piece) => typeof piece !== "string" && piece.tokens.some(isTiedAt));
}

function isTiedAt({ kind, text }: Token, index: number, tokens: readonly Token[]): boolean {
  if (kind === "string") return isTied(text.slice(1, -1));
  if (kind !== "name" || tokens[index - 1]?.text === ".") return false;
  const [next, after] = tokens.slice(index + 1, index + 3);
  if (text === "path") return next?.text === "." && HERE.includes(after?.text ?? "");
  return READS_A_FILE.test(text) && next?.text === "(" && after?.kind === "string" && !ELSEWHERE.test(after.text);
}
