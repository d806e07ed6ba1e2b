/** What the tests read out of README.md. */

/** The contents of the fenced code blocks of one language, in order. */
export function codeBlocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\S*)[^\n]*\n([\s\S]*?)^```$/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2] ?? "");
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
