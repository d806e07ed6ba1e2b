/** The list of the files that v6only made in a folder, by which it tells them from others and from changed ones. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isObject } from "../export/argument.js";
import type { TextFile } from "./stack-files.js";

/** Terraform reads no hidden files. */
export const MANIFEST = ".v6only.json";

const COMMENT = "Written by v6only export, which replaces this folder while these files are as it left them";

/** The digest of each file, by name. */
export type Manifest = ReadonlyMap<string, string>;

export function manifestFile(files: readonly TextFile[]): TextFile {
  const digests = Object.fromEntries(files.map(({ name, text }) => [name, digestOf(text)]));
  return { name: MANIFEST, text: `${JSON.stringify({ "//": COMMENT, sha256: digests }, null, 2)}\n` };
}

/** The manifest's entries; undefined when the text is none. */
export function manifestIn(text: string): Manifest | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) && isObject(json.sha256)
      ? new Map(Object.entries(json.sha256).map(([name, digest]) => [name, String(digest)]))
      : undefined;
  } catch {
    return undefined;
  }
}

export function fileDigest(path: string): string {
  return digestOf(readFileSync(path, "utf8"));
}

/** The same with the line ends that Git gives a file on Windows. */
function digestOf(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}
