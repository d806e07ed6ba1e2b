/** What the README says is true: its code compiles and runs, its commands exist, its links lead somewhere. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { costOf } from "../modules/cli/cost.js";
import { monthlyPrice } from "../modules/facts/prices.js";
import type { TerraformAclRule } from "../modules/net/rule.js";
import { Network } from "../modules/network/network.js";
import { providerIndexImports } from "./support/architecture.js";
import { codeBlocks, commandsMissing, deadLinks, wallsOf, withLocalSources } from "./support/readme.js";
import { node } from "./support/run.js";
import { refusal, stackNamed, synthesized } from "./support/synth.js";

const readme = readFileSync("README.md", "utf8");
const scripts = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts);
const programs = codeBlocks(readme, "ts");
const temporary = mkdtempSync(join(tmpdir(), "v6only-readme-"));
afterAll(() => rmSync(temporary, { recursive: true }));

describe("the README's programs", () => {
  symlinkSync(resolve("node_modules"), join(temporary, "node_modules"), "junction");
  const compilerOptions = { noUnusedLocals: false, paths: { v6only: [resolve("modules/index.ts")] } };
  const tsconfig = {
    extends: resolve("tsconfig.json"),
    compilerOptions,
    include: ["*/main.ts"],
    exclude: ["node_modules"],
  };
  writeFileSync(join(temporary, "tsconfig.json"), JSON.stringify(tsconfig));
  const folders = programs.map((code, index) => {
    const folder = join(temporary, `program-${index + 1}`);
    mkdirSync(folder);
    writeFileSync(join(folder, "main.ts"), code);
    return { folder, code, name: `program ${index + 1}` };
  });

  test("there is one at least, and each type-checks", async () => {
    expect(programs).not.toEqual([]);
    const typescript = await node(resolve("node_modules/typescript/bin/tsc"), ["-p", "tsconfig.json"], {
      cwd: temporary,
    });
    expect(typescript).toMatchObject({ code: 0, stdout: "" });
  });

  test("none imports the provider's index", () => {
    expect(programs.flatMap(providerIndexImports)).toEqual([]);
  });

  test.each(folders)("$name runs", async ({ folder, code }) => {
    const tsx = [resolve("node_modules/tsx/dist/cli.mjs"), "--tsconfig", "../tsconfig.json", "main.ts"] as const;
    const shown = code.includes("console.log") ? codeBlocks(readme, "text")[0] : "";
    expect(await node(tsx[0], tsx.slice(1), { cwd: folder })).toEqual({ code: 0, stdout: shown, stderr: "" });
    const stacks = join(folder, "cdktf.out/stacks");
    expect(existsSync(stacks) && readdirSync(stacks).length > 0).toBe(code.includes(".synth()"));
  });
});

describe("what the README shows", () => {
  const [, refused] = codeBlocks(readme, "text");
  const rules = {
    availabilityZones: ["eu-west-1a", "eu-west-1b"],
    access: "none",
    tiers: { public: { ingress: ruleOf(programs[1] ?? "") }, private: {} },
  } as const;

  test("as rule 92 is what it becomes", () => {
    const stack = stackNamed("rules");
    new Network(stack, "network", rules);
    const [shown = ""] = codeBlocks(readme, "json");
    expect(synthesized(stack).resource.aws_network_acl_rule?.public_ingress_92).toMatchObject(JSON.parse(shown));
  });

  test("as a refusal is what is thrown", () => {
    const ingress = [{ ruleNumber: 100, protocol: "icmpv5", cidr: "2001:DB8::1/32" }];
    const props = { availabilityZones: ["eu-west-1a", "eu-west-1a"], tiers: { public: { ingress } } };
    expect(`${refusal(() => new Network(stackNamed("prod"), "network", props))}\n`).toBe(refused);
  });

  test("as a cost is what the table says", () => {
    const { resource } = JSON.parse(readFileSync("generated/json/evening/main.tf.json", "utf8"));
    const { usd, items } = costOf({ resource }, "eu-west-1");
    const gateway = Number(monthlyPrice("nat-gateway", "eu-west-1")) + Number(monthlyPrice("public-ipv4", "eu-west-1"));
    for (const price of [usd, gateway, ...items.map((item) => Number(item.usd))]) {
      expect(readme).toContain(`$${price.toFixed(2)}`);
    }
  });
});

/** The rule in terraform-aws-modules' spelling that a program of the README writes. */
function ruleOf(code: string): TerraformAclRule[] {
  const [, text = ""] = /(\{\s*rule_number[^}]*\})/.exec(code) ?? [];
  return [JSON.parse(text.replaceAll(/(\w+):/g, '"$1":').replace(/,\s*\}/, "}"))];
}

test("every npm command in it exists", () => {
  expect(codeBlocks(readme, "sh")).not.toEqual([]);
  expect(codeBlocks(readme, "sh").flatMap((block) => commandsMissing(block, scripts))).toEqual([]);
});

test.each(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])(
  "every link of %s that stays in the repository leads somewhere",
  (file) => {
    expect(deadLinks(readFileSync(file, "utf8"), existsSync)).toEqual([]);
  },
);

test("each of the walls W1 to W18 has one row", () => {
  expect(wallsOf(readme)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
});

describe("the reader of the README", () => {
  test("finds a script that package.json does not have", () => {
    expect(commandsMissing("npm ci && npm start\nnpm run lint\nnpm tset # no\n", ["start"])).toEqual([
      "npm run lint",
      "npm tset",
    ]);
  });

  test("finds a link to a file or a heading that is not there", () => {
    const text = "# One, two\n[a](main.ts) [b](gone.ts#x) [c](#one-two) [d](#three) [e](https://example.com)\n";
    expect(deadLinks(text, (path) => path === "main.ts")).toEqual(["gone.ts#x", "#three"]);
  });

  test("counts only rows of walls", () => {
    expect(wallsOf("| W2 | text |\n| **W1** | W7 |\nW3\n| W2 | twice |\n")).toEqual([1, 2, 2]);
  });

  test("takes modules from a Git repository's folder as from that folder, and no others", () => {
    const calls = (...sources: string[]) => sources.map((source) => `  source = "${source}"\n`).join("");
    const folder = "git::https://git.example.com/v6only.git//generated/modules/host";
    expect(withLocalSources(calls(folder, `${folder}?ref=v1`, "./host", "hashicorp/x/aws//y"), "..")).toBe(
      calls("../generated/modules/host", "../generated/modules/host", "./host", "hashicorp/x/aws//y"),
    );
  });

  test("tells one language's blocks from another's", () => {
    expect(codeBlocks("```ts\na\n```\n\n```sh\nb\n```\n```ts title\nc\n```\n", "ts")).toEqual(["a\n", "c\n"]);
  });
});
