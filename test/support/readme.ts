/** What the tests read out of README.md. */

/** The contents of the fenced code blocks of one language, in order. */
export function codeBlocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\S*)[^\n]*\n([\s\S]*?)^```$/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2] ?? "");
}

/** Terraform whose modules come from a folder of a Git repository, as from that folder below `root`. */
export function withLocalSources(terraform: string, root: string): string {
  return terraform.replaceAll(/(?<=^\s*source\s*=\s*")git::[^"]*?[^:/]\/\/([^"?]+)[^"]*/gm, `${root}/$1`);
}

/** The names that code imports from a module, each once; `a as b` is a. */
export function importedNames(code: string, module: string): string[] {
  const lists = [...code.matchAll(/^import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+["']([^"']+)["']/gm)];
  const names = lists.filter((match) => match[2] === module).flatMap((match) => (match[1] ?? "").split(","));
  return [
    ...new Set(
      names.map((name) =>
        name
          .trim()
          .replace(/^type\s+/, "")
          .replace(/\s+as\s.*$/, ""),
      ),
    ),
  ].filter(Boolean);
}

/** The npm commands of a shell block that neither npm nor package.json knows. */
export function commandsMissing(shell: string, scripts: readonly string[]): string[] {
  const commands = [...shell.matchAll(/\bnpm (?:(run) )?([a-z][a-z0-9:-]*)/g)];
  const known = ([, run, name]: RegExpExecArray) =>
    scripts.includes(String(name)) || (!run && ["ci", "install", "pack", "exec"].includes(String(name)));
  return commands.filter((command) => !known(command)).map((command) => command[0]);
}

/** Links to headings that are not in the text, and to files that are not there. */
export function deadLinks(markdown: string, exists: (path: string) => boolean): string[] {
  const headings = [...markdown.matchAll(/^#+ (.*)$/gm)].map((match) => anchorOf(match[1] ?? ""));
  const links = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    if (link.startsWith("#")) return !headings.includes(link.slice(1));
    return !exists(link.replace(/#.*$/, ""));
  });
}

/** The numbers of the walls that have a table row, in rising order. */
export function wallsOf(markdown: string): number[] {
  return [...markdown.matchAll(/^\|\s*\**W(\d+)\b/gm)].map((match) => Number(match[1])).sort((a, b) => a - b);
}

/** A heading's anchor as GitHub makes it: lower case, punctuation gone, spaces as hyphens. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
}
