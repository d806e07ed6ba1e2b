/** The scripts of the release workflow: the SBOM, and the notes that hold a tag to the version and the changelog. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./support/run.js";

const temporary = mkdtempSync(join(tmpdir(), "v6only-release-"));
afterAll(() => rmSync(temporary, { recursive: true }));

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const { name, version, dependencies, peerDependencies, devDependencies } = read("package.json");

interface Component {
  readonly "bom-ref": string;
  readonly name: string;
  readonly hashes?: readonly unknown[];
  readonly licenses?: readonly unknown[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}
interface Sbom {
  readonly bomFormat: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

describe("the SBOM", () => {
  let sbom: Sbom;
  let below: Map<string, readonly string[]>;
  const nameOf = (ref: string): string => ref.slice(0, ref.lastIndexOf("@"));

  beforeAll(async () => {
    const { code, stdout, stderr } = await run(resolve(".github/release/sbom.sh"), [], { cwd: temporary });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    sbom = JSON.parse(stdout);
    below = new Map(sbom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  });

  test("is of this version, in CycloneDX", () => {
    expect(sbom.bomFormat).toBe("CycloneDX");
    expect(sbom.metadata.component).toMatchObject({ name, version, "bom-ref": `${name}@${version}` });
  });

  test("begins with the run-time dependencies and the peers, in the lock file's versions", () => {
    const { packages } = read("package-lock.json");
    const first = Object.keys({ ...dependencies, ...peerDependencies });
    expect(below.get(`${name}@${version}`)?.toSorted()).toEqual(
      first.map((one) => `${one}@${packages[`node_modules/${one}`].version}`).toSorted(),
    );
  });

  test("holds what these bring along, and nothing that only development needs", () => {
    const reached = new Set<string>([`${name}@${version}`]);
    for (const ref of reached) for (const next of below.get(ref) ?? []) reached.add(next);
    const refs = sbom.components.map((component) => component["bom-ref"]);
    expect([...new Set(refs)].filter((ref) => !reached.has(ref))).toEqual([]);
    expect(reached.size).toBe(new Set(refs).size + 1);
    const dev = Object.keys(devDependencies).filter((one) => !(one in peerDependencies));
    expect(refs.map(nameOf).filter((one) => dev.includes(one))).toEqual([]);
  });

  test("has the licence and the hash of each that is fetched by itself", () => {
    const bundled = (one: Component) => one.properties.some((property) => property.name === "cdx:npm:package:bundled");
    const fetched = sbom.components.filter((one) => !bundled(one));
    expect(fetched.filter((one) => !one.licenses?.length || !one.hashes?.length)).toEqual([]);
  });
});

describe("the release's notes", () => {
  const repository = join(temporary, "repository");
  const notes = (tag: string, changelog: string, lock = "1.2.3") => {
    mkdirSync(join(repository, ".github/release"), { recursive: true });
    cpSync(".github/release/notes.sh", join(repository, ".github/release/notes.sh"));
    writeFileSync(join(repository, "package.json"), JSON.stringify({ version: "1.2.3" }));
    writeFileSync(join(repository, "package-lock.json"), JSON.stringify({ version: lock }));
    writeFileSync(join(repository, "CHANGELOG.md"), changelog);
    return run(join(repository, ".github/release/notes.sh"), [tag], { cwd: temporary });
  };
  const CHANGELOG =
    "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2027-01-31\n\n- New.\n\n## [1.2.2] - 2027-01-30\n\n- Old.\n";

  test("are the version's section of the changelog", async () => {
    expect(await notes("v1.2.3", CHANGELOG)).toEqual({ code: 0, stdout: "\n- New.\n", stderr: "" });
  });

  test.each([
    ["a tag of another version", "v1.2.4", CHANGELOG, "1.2.3", "The tag is v1.2.4, and the version in package.json is"],
    ["a tag without its v", "1.2.3", CHANGELOG, "1.2.3", "The tag is 1.2.3, and the version in package.json is 1.2.3"],
    [
      "a lock file left behind",
      "v1.2.3",
      CHANGELOG,
      "1.2.2",
      "The tag is v1.2.3, and the version in package-lock.json",
    ],
    [
      "a candidate's section",
      "v1.2.3",
      CHANGELOG.replace("[1.2.3]", "[1.2.3-rc.1]"),
      "1.2.3",
      'no section "## [1.2.3]',
    ],
    ["an empty section", "v1.2.3", CHANGELOG.replace("- New.", ""), "1.2.3", "no section"],
    ["a section without its day", "v1.2.3", CHANGELOG.replace(" - 2027-01-31", ""), "1.2.3", "no section"],
  ])("refuse %s", async (_name, tag, changelog, lock, words) => {
    expect(await notes(tag, changelog, lock)).toEqual({ code: 1, stdout: "", stderr: expect.stringContaining(words) });
  });
});
