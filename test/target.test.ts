/** The names that a stack's folder may have, and the list of the files that are v6only's own. */
import { describe, expect, test } from "vitest";
import { manifestFile, manifestIn } from "../modules/cli/manifest.js";
import { checkNames } from "../modules/cli/target.js";
import type { Problem } from "../modules/errors/problem.js";

/** What is said of stacks with these names. */
function said(...names: string[]): string[] {
  const problems: Problem[] = [];
  const stacks = names.map((name) => ({ name, path: "main.tf.json", files: [], values: [] }));
  checkNames(stacks, problems);
  return problems.map(({ what }) => what);
}

describe("the name of a stack", () => {
  test.each(["dev", "Prod-eu_west.1", "réseau", "7", "_x", "x".repeat(100), "console", "constructor"])(
    "%j is a folder's",
    (name) => {
      expect(said(name)).toEqual([]);
    },
  );

  test.each([
    "..",
    ".",
    "../../escape",
    "/etc",
    "C:",
    "a/b",
    "a\\b",
    "",
    " ",
    "a b",
    "a ",
    "a.",
    ".git",
    "-rf",
    "CON",
    "nul.x",
    "a\u0000b",
    "a\nb",
    "a\u202eb",
    "x".repeat(101),
  ])("%j is refused", (name) => {
    expect(said(name)).toEqual([expect.stringContaining("cannot be the name of a folder")]);
  });

  test.each([
    ["dev", "dev"],
    ["dev", "DEV"],
    ["r\u00e9seau", "re\u0301seau"],
  ])("%j and %j would be one folder", (one, other) => {
    expect(said(one, other)).toEqual([expect.stringContaining("would be written to the same folder")]);
  });
});

describe("the manifest", () => {
  test("lists each file with its digest", () => {
    const { name, text } = manifestFile([{ name: "main.tf", text: "a\n" }]);
    expect(name).toBe(".v6only.json");
    expect(text).toMatchInlineSnapshot(`
      "{
        "//": "Written by v6only export, which replaces this folder while these files are as it left them",
        "sha256": {
          "main.tf": "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"
        }
      }
      "
    `);
    expect(manifestIn(text)).toEqual(new Map([["main.tf", expect.stringMatching(/^[0-9a-f]{64}$/)]]));
  });

  test.each(["", "{", "[]", "null", "{}", '{"sha256":[]}', '{"sha256":"x"}'])("%j is none", (text) => {
    expect(manifestIn(text)).toBeUndefined();
  });
});
