/** What is said of files that cannot be read as what they should be. `path` is as the user typed it. */
import type { Problem } from "./problem.js";
import { quote } from "./words.js";

const SYNTH =
  'Run "cdktf synth" or "npm start" first, or name its output folder, a folder with .tf.json files or one such file';
const SCHEMA_COMMAND = "https://developer.hashicorp.com/terraform/cli/commands/providers/schema";

/** What an error of the operating system means. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission is denied"],
  ["EPERM", "the operation is not permitted"],
  ["ENOSPC", "the disk is full"],
  ["EDQUOT", "the disk quota is used up"],
  ["EROFS", "the file system is read-only"],
  ["EFBIG", "the file would be larger than allowed"],
  ["ENOENT", "it is not there"],
  ["ENOTDIR", "a part of the path is no folder"],
  ["EISDIR", "it is a folder"],
  ["EEXIST", "something else has that name"],
  ["ENAMETOOLONG", "a name in the path is too long"],
  ["ELOOP", "its symbolic links lead in a circle"],
]);

/** The reason in words, and its code for whoever searches for it. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? String(error);
  const reason = REASONS.get(code);
  return reason === undefined ? code : `${reason} (${code})`;
}

export const notThere = (path: string): Problem => ({
  level: "error",
  where: path,
  what: "no such file or folder",
  fix: SYNTH,
});

export const noTerraformJson = (path: string): Problem => ({
  level: "error",
  where: path,
  what: "there is no Terraform JSON: no stacks/*/cdk.tf.json, no .tf.json file, and no folder with one",
  fix: SYNTH,
});

export const notTerraformJson = (path: string): Problem => ({
  level: "error",
  where: path,
  what: "the name does not end in .tf.json",
  fix: "Name a file of Terraform JSON, such as cdk.tf.json or main.tf.json",
});

export const cannotRead = (path: string, error: unknown): Problem => ({
  level: "error",
  where: path,
  what: `cannot be read: ${reasonOf(error)}`,
  fix: "Check the path and its permissions",
});

export const tooLarge = (path: string, megabytes: number): Problem => ({
  level: "error",
  where: path,
  what: `larger than ${megabytes} MB`,
  fix: "Check that it is the right file",
});

export const tooDeep = (path: string): Problem => ({
  level: "error",
  where: path,
  what: "its lists and objects lie too deep in one another",
  fix: "Check that it is the right file",
});

export const notParsable = (path: string): Problem => ({
  level: "error",
  where: path,
  what: "not JSON",
  fix: "Write the file again with the program that makes it; it may have been cut off",
});

export const writtenTwice = (where: string): Problem => ({
  level: "error",
  where,
  what: "written twice in one object, of which only the last would be read",
  fix: "Write the key once, with all that belongs to it",
});

export const notExact = (where: string, number: string): Problem => ({
  level: "error",
  where,
  what: `${number.length > 60 ? `${number.slice(0, 59)}…` : number} would become ${Number(number)}`,
  fix: 'Write it as an expression, such as "${0.1}", or in a variable\'s default as text; Terraform keeps every digit of both',
});

export const notASchema = (path: string): Problem => ({
  level: "error",
  where: path,
  what: 'not what "terraform providers schema -json" prints',
  fix: 'Run "terraform init" and "terraform providers schema -json > schema.json" where the configuration is',
  see: SCHEMA_COMMAND,
});

export const noBlocks = (path: string): Problem => ({
  level: "error",
  where: path,
  what: "there is no block in it",
  fix: "Leave the stack out, or put something into it",
});

export const overrides = (path: string): Problem => ({
  level: "error",
  where: path,
  what: "an override file changes blocks of other files, which cannot be exported",
  fix: "Write its arguments where they belong, and delete it",
  see: "https://developer.hashicorp.com/terraform/language/files/override",
});

export const hasAssets = (path: string): Problem => ({
  level: "error",
  where: path,
  what: "the stack has assets, files that its resources refer to, which cannot be exported",
  fix: "Refer to the files by variables, or apply this stack with cdktf",
});

export const moduleBeside = (where: string, source: string): Problem => ({
  level: "error",
  where,
  what: `the module ${quote(source)} lies beside the source and is not exported with it`,
  fix: "Publish the module to a registry or a repository and name that, or write its blocks into the configuration",
  see: "https://developer.hashicorp.com/terraform/language/modules/sources",
});

export const fileBeside = (where: string, value: string): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} refers to files beside the source, which are not exported with it`,
  fix: "Refer to the files by variables, or write what is in them into the configuration",
  see: "https://developer.hashicorp.com/terraform/language/expressions/references#filesystem-and-workspace-info",
});

export const besidesHcl = (path: string, names: readonly string[]): Problem => ({
  level: "error",
  where: path,
  what: `the configuration is also made of ${names.slice(0, 5).map(quote).join(", ")}, which is HCL and is not read`,
  fix: "Name the .tf.json file itself to export it alone",
});
