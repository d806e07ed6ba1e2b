/** What stands where a stack's folder is to be written. */
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cannotRead } from "../errors/files.js";
import { badManifest, changedByHand, notAFolder, notAFolderName, notOurs, sameFolder } from "../errors/folder.js";
import type { Problem } from "../errors/problem.js";
import { fileDigest, MANIFEST, type Manifest, manifestFile, manifestIn } from "./manifest.js";
import { OF_VALUES, type Stack } from "./source.js";
import type { TextFile } from "./stack-files.js";

/** A stack's folder as it shall be. */
export interface Folder {
  readonly stack: Stack;
  readonly path: string;
  readonly files: readonly TextFile[];
}

/** What stands there now; undefined when nothing does. */
export interface Standing {
  /** Our files, which may be deleted. */
  readonly ours: readonly string[];
  /** What stays: Terraform's state, what `terraform init` made, and the user's values of variables. */
  readonly kept: readonly string[];
  readonly isSame: boolean;
}

const OF_TERRAFORM = new Set([
  ".terraform",
  ".terraform.lock.hcl",
  "terraform.tfstate",
  "terraform.tfstate.backup",
  "terraform.tfstate.d",
]);

const FOLDER_NAME = /^[\p{L}\p{N}_]([\p{L}\p{M}\p{N}._-]{0,98}[\p{L}\p{M}\p{N}_-])?$/u;
/** Windows has devices by these names in every folder. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** Complains of names that would lead out of the folder or into one another's. Never throws. */
export function checkNames(stacks: readonly Stack[], problems: Problem[]): void {
  const taken = new Map<string, string>();
  for (const { name, path } of stacks) {
    if (!FOLDER_NAME.test(name) || DEVICE.test(name)) problems.push(notAFolderName(path, name));
    const folder = name.normalize("NFC").toLowerCase();
    const other = taken.get(folder);
    if (other !== undefined) problems.push(sameFolder(path, name, other));
    taken.set(folder, name);
  }
}

/** Never throws; what may not be replaced is a problem. */
export function standingAt({ path, files }: Folder, problems: Problem[]): Standing | undefined {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    if (stat.isDirectory()) return standingIn(path, files, problems);
    problems.push(notAFolder(path, stat.isSymbolicLink() ? "a symbolic link has that name" : "a file has that name"));
  } catch (error) {
    problems.push(cannotRead(path, error));
  }
  return undefined;
}

function standingIn(path: string, files: readonly TextFile[], problems: Problem[]): Standing | undefined {
  const names = readdirSync(path).sort();
  const isFile = (name: string) => lstatSync(join(path, name)).isFile();
  const text = names.includes(MANIFEST) && isFile(MANIFEST) ? readFileSync(join(path, MANIFEST), "utf8") : undefined;
  const manifest: Manifest | undefined = text === undefined ? new Map() : manifestIn(text);
  if (manifest === undefined) {
    problems.push(badManifest(join(path, MANIFEST)));
    return undefined;
  }
  const kept = names.filter((name) => (OF_TERRAFORM.has(name) || OF_VALUES.test(name)) && !manifest.has(name));
  const others = names.filter((name) => !kept.includes(name) && !(name === MANIFEST && text !== undefined));
  const ours = others.filter((name) => manifest.has(name) && isFile(name));
  const foreign = others.filter((name) => !ours.includes(name));
  const changed = ours.filter((name) => fileDigest(join(path, name)) !== manifest.get(name));
  if (foreign.length > 0) problems.push(notOurs(path, foreign));
  if (changed.length > 0) problems.push(changedByHand(path, changed));
  const isSame = text === manifestFile(files).text && ours.length === files.length;
  return { ours: text === undefined ? ours : [...ours, MANIFEST], kept, isSame };
}
