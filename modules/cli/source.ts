/** What is to be exported: the stacks in cdktf's output folder, or Terraform JSON wherever it lies. */
import { existsSync, readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import {
  besidesHcl,
  cannotRead,
  hasAssets,
  noTerraformJson,
  notTerraformJson,
  notThere,
  overrides,
} from "../errors/files.js";
import type { Problem } from "../errors/problem.js";
import { isObject } from "../export/argument.js";
import { stackNameOf } from "../export/order.js";
import { exactJsonIn, jsonIn } from "./json-file.js";

/** One configuration of Terraform. */
export interface Stack {
  /** By cdktf's metadata; without that the folder's, or the file's when it is not called main or cdk. */
  readonly name: string;
  /** Where it was found, as the user would type it. */
  readonly path: string;
  readonly files: readonly SourceFile[];
  /** The names of files with values of variables beside it. */
  readonly values: readonly string[];
}

export interface SourceFile {
  readonly path: string;
  readonly json: unknown;
}

const ENDING = ".tf.json";
export const OF_VALUES = /\.tfvars(\.json)?$/;

/** The stacks in a cdktf output folder, a folder with .tf.json files, a folder of those, or one file. Never throws. */
export function stacksIn(source: string, problems: Problem[]): Stack[] {
  try {
    const stat = statOf(source);
    if (stat === undefined) problems.push(notThere(source));
    else if (!stat.isDirectory()) return stackOfFile(source, problems);
    else return stacksOfFolder(source, problems);
  } catch (error) {
    problems.push(cannotRead(source, error));
  }
  return [];
}

function stackOfFile(path: string, problems: Problem[]): Stack[] {
  if (!path.endsWith(ENDING)) {
    problems.push(notTerraformJson(path));
    return [];
  }
  const name = basename(path, ENDING);
  return [stackOf(["main", "cdk"].includes(name) ? folderName(dirname(path)) : name, path, [path], problems)];
}

function stacksOfFolder(source: string, problems: Problem[]): Stack[] {
  if (jsonFilesIn(source).length > 0) return stackOfFolder(source, problems);
  const stacks = join(source, "stacks");
  const folders = statOf(stacks)?.isDirectory() ? synthesizedIn(source, foldersIn(stacks)) : foldersIn(source);
  const found = folders.filter((folder) => jsonFilesIn(folder).length > 0);
  if (found.length === 0) problems.push(noTerraformJson(source));
  return found.flatMap((folder) => stackOfFolder(folder, problems));
}

function stackOfFolder(folder: string, problems: Problem[]): Stack[] {
  const files = jsonFilesIn(folder);
  const hcl = namesIn(folder).filter((name) => /\.(tf|tofu)$/.test(name));
  if (hcl.length > 0) problems.push(besidesHcl(folder, hcl));
  const changing = files.filter((path) => /(^|_)override\.tf\.json$/.test(basename(path)));
  problems.push(...changing.map(overrides));
  return [stackOf(folderName(folder), folder, files, problems)];
}

function stackOf(name: string, path: string, paths: readonly string[], problems: Problem[]): Stack {
  const files = paths.map((file) => ({ path: file, json: exactJsonIn(file, problems) }));
  const named = files.map(({ json }) => stackNameOf(json)).find((found) => found !== undefined);
  const folder = dirname(paths[0] ?? path);
  const assets = join(folder, "assets");
  if (named !== undefined && existsSync(assets)) problems.push(hasAssets(assets));
  return { name: named ?? name, path, files, values: namesIn(folder).filter((file) => OF_VALUES.test(file)) };
}

/** Without folders of stacks that are no longer in the app: cdktf leaves them there, but not in its manifest. */
function synthesizedIn(source: string, folders: readonly string[]): readonly string[] {
  const manifest = jsonIn(join(source, "manifest.json"), []);
  if (!isObject(manifest) || !isObject(manifest.stacks)) return folders;
  const current = new Set(
    Object.values(manifest.stacks).map(
      (stack) => isObject(stack) && String(stack.workingDirectory).replace(/.*[\\/]/, ""),
    ),
  );
  return folders.filter((folder) => current.has(basename(folder)));
}

/** Files that Terraform would read: it skips hidden ones and those of editors. */
function jsonFilesIn(folder: string): string[] {
  const names = namesIn(folder).filter((name) => name.endsWith(ENDING) && !/^[.#]/.test(name));
  return names.map((name) => join(folder, name)).filter((path) => statOf(path)?.isFile());
}

function foldersIn(folder: string): string[] {
  const paths = namesIn(folder).map((name) => join(folder, name));
  return paths.filter((path) => statOf(path)?.isDirectory());
}

/** In an order that is the same everywhere. */
function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function folderName(path: string): string {
  return basename(resolve(path));
}
