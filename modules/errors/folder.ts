/** What is said of folders that are to be written. `path` is as the user typed it. */
import { reasonOf } from "./files.js";
import type { Problem } from "./problem.js";
import { quote } from "./words.js";

export const notAFolderName = (where: string, name: string): Problem => ({
  level: "error",
  where,
  what: `the stack's name ${quote(name)} cannot be the name of a folder`,
  fix: "Write 1 to 100 letters, digits, hyphens, underscores and dots, with a letter, digit or underscore first and last",
});

export const sameFolder = (where: string, name: string, other: string): Problem => ({
  level: "error",
  where,
  what: `the stacks ${quote(other)} and ${quote(name)} would be written to the same folder`,
  fix: "Give each stack a name of its own; capitals make no difference",
});

export const notAFolder = (path: string, is: string): Problem => ({
  level: "error",
  where: path,
  what: `${is}, and v6only did not make it`,
  fix: "Move it away, or choose another folder with --out",
});

export const notOurs = (path: string, names: readonly string[]): Problem => ({
  level: "error",
  where: path,
  what: `v6only did not make ${listed(names)}, so that the folder is not replaced`,
  fix: "Move them out of the folder, or choose another with --out",
});

export const changedByHand = (path: string, names: readonly string[]): Problem => ({
  level: "error",
  where: path,
  what: `${listed(names)} changed since v6only wrote it, so that the folder is not replaced`,
  fix: "Make the change in the stack instead, delete the file here and export again",
});

export const badManifest = (path: string): Problem => ({
  level: "error",
  where: path,
  what: "the list of the files that v6only made cannot be read, so that the folder is not replaced",
  fix: "Restore it from version control, or move the folder away",
});

export const beingWritten = (path: string): Problem => ({
  level: "error",
  where: path,
  what: "another export is writing to this folder, or one was cut off",
  fix: "Wait for it to end; when none is running, look into old/ and new/ there for what you need, then delete it",
});

export const cannotWrite = (path: string, error: unknown): Problem => ({
  level: "error",
  where: path,
  what: `cannot be written: ${reasonOf(error)}`,
  fix: "Make room and permission for it, or choose another folder with --out",
});

export const leftBehind = (path: string, error: unknown): Problem => ({
  level: "warning",
  where: path,
  what: `what stood in the folder before could not be cleared away: ${reasonOf(error)}`,
  fix: "Look for what you need in it, then delete it; until then nothing more is written there",
});

export const valuesLeft = (path: string, names: readonly string[], folder: string): Problem => ({
  level: "warning",
  where: path,
  what: `the values of variables in ${listed(names)} are not exported`,
  fix: `Copy what you need to ${folder}, where later exports leave it`,
  see: "https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files",
});

/** The first names, quoted, and how many more there are. */
function listed(names: readonly string[]): string {
  const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return names.slice(0, 5).map(quote).join(", ") + more;
}
