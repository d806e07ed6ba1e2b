/** What the README and the modules' own show in HCL is what it says they are, by the real Terraform. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { codeBlocks, withLocalSources } from "./support/readme.js";
import { describeTerraform, terraform } from "./support/terraform.js";
import { NOTHING_SAID, type PlanOutcome } from "./support/terraform-json.js";

const readme = readFileSync("README.md", "utf8");
const temporary = mkdtempSync(join(tmpdir(), "v6only-readme-terraform-"));
afterAll(() => rmSync(temporary, { recursive: true }));

describeTerraform("the README's Terraform", () => {
  const blocks = codeBlocks(readme, "hcl");
  const [call = ""] = blocks;

  test("plans protocol 58, type 129", async () => {
    expect(blocks).toEqual([call]);
    expect(readme).toContain(`${call}\`\`\`\n\nplans protocol 58, type 129.`);
    const { errors, warnings, plan } = await planOf(call);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    const rules = plan?.resource_changes.filter(({ address }) => address.endsWith('.inbound["92"]'));
    expect(rules?.map(({ change }) => change.after)).toMatchObject([{ protocol: "58", icmp_type: 129 }]);
  });

  test('is refused with protocol = "icmpv5", by the rule\'s number and with what to write', async () => {
    expect(readme).toContain('`protocol = "icmpv5"` is refused at plan, with the rule\'s number and what to write.');
    const { errors } = await planOf(call.replace('"icmpv6"', '"icmpv5"'));
    expect(errors.map(({ detail }) => detail)).toEqual([
      'inbound rule 92: "icmpv5" is not a protocol; write a name, such as icmpv6, tcp, udp or all, or a number from 0 to 255.',
    ]);
  });
});

/** The plan of a root configuration that calls modules of generated/. */
async function planOf(calls: string): Promise<PlanOutcome> {
  const tree = mkdtempSync(join(temporary, "hcl-"));
  cpSync("generated/modules", join(tree, "generated/modules"), { recursive: true });
  const root = join(tree, "root");
  mkdirSync(root);
  writeFileSync(join(root, "main.tf"), withLocalSources(calls, ".."));
  writeFileSync(join(root, "providers.tf"), 'provider "aws" {\n  region = "eu-west-1"\n}\n');
  return (await terraform({ within: tree })).plan(root);
}

describeTerraform("the Terraform in a module's README", () => {
  test.concurrent.each(readdirSync("generated/modules"))("of %s validates as it is", async (name) => {
    const root = join(mkdtempSync(join(temporary, "usage-")), "root");
    cpSync("generated/modules", join(root, "modules"), { recursive: true });
    writeFileSync(join(root, "main.tf"), usageOf(name));
    expect(await (await terraform({ within: root })).validate(root)).toEqual(NOTHING_SAID);
  });
});

describe("the Terraform in a module's README", () => {
  test.each(readdirSync("generated/modules"))("of %s is its example, with the variables' defaults", (name) => {
    const folder = `generated/modules/${name}/examples`;
    const examples = readdirSync(folder).map((example) => readFileSync(`${folder}/${example}/main.tf`, "utf8"));
    const blocks = usageOf(name)
      .split(/(?<=^\}\n)\n/m)
      .map(withoutSources);
    expect(blocks).not.toEqual([]);
    expect(blocks.filter((block) => !examples.map(withDefaults).some((example) => example.includes(block)))).toEqual(
      [],
    );
  });
});

function usageOf(name: string): string {
  const [usage = "", ...others] = codeBlocks(readFileSync(`generated/modules/${name}/README.md`, "utf8"), "hcl");
  expect(others).toEqual([]);
  return usage;
}

function withDefaults(example: string): string {
  const defaults = new Map(
    [...example.matchAll(/^variable "(\w+)" \{\n(?: {2}.*\n)*? {2}default += (.*)\n/gm)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  return withoutSources(example).replaceAll(/\bvar\.(\w+)/g, (_, name) => defaults.get(name) ?? "");
}

/** An example takes the module from beside it. */
function withoutSources(terraform: string): string {
  return terraform.replaceAll(/^ {2}source += ".*\n/gm, "");
}
