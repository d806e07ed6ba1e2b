/** What the README and the modules' own show in HCL is what it says they are, by the real Terraform. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { codeBlocks, withLocalSources } from "./support/readme.js";
import { describeTerraform, terraform } from "./support/terraform.js";
import type { PlanOutcome } from "./support/terraform-json.js";

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

describe("the Terraform in a module's README", () => {
  test.each(readdirSync("generated/modules"))("is what an example of %s calls", (name) => {
    const folder = `generated/modules/${name}`;
    const examples = readdirSync(`${folder}/examples`).map((example) =>
      withoutSources(readFileSync(`${folder}/examples/${example}/main.tf`, "utf8")),
    );
    const blocks = codeBlocks(readFileSync(`${folder}/README.md`, "utf8"), "hcl");
    const calls = blocks.flatMap((block) => block.split(/(?<=^\}\n)\n/m)).map(withoutSources);
    expect(calls).not.toEqual([]);
    expect(calls.filter((call) => !examples.some((example) => example.includes(call)))).toEqual([]);
  });
});

/** An example takes the module from beside it. */
function withoutSources(terraform: string): string {
  return terraform.replaceAll(/^ {2}source += ".*\n/gm, "");
}
