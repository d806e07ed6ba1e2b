/** User text on its way into Terraform: it means itself, and only references of cdktf's own making are evaluated. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformOutput, TerraformVariable, Token } from "cdktf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expressionOf, isToken, literal } from "../modules/network/literal.js";
import { AwsStack } from "../modules/network/stack.js";
import { networkIn, stackNamed, synth, synthesized } from "./support/synth.js";
import { describeTerraform, terraform } from "./support/terraform.js";

const stack = stackNamed("test");
const office = new TerraformVariable(stack, "office", { type: "string", default: "2001:db8::/32" }).stringValue;
const resolved = (text: string) => expressionOf(stack, text);

test.each([
  ["plain", "plain"],
  ["$5, 100 %, a{b}, $ {, % {, #{x}, &{y}", "$5, 100 %, a{b}, $ {, % {, #{x}, &{y}"],
  ['${file("/etc/hostname")}', '$${file("/etc/hostname")}'],
  ["%{ if true }x%{ endif }", "%%{ if true }x%%{ endif }"],
  ["$${a} %%{b}", "$$${a} %%%{b}"],
  ["${TfToken[x y]}", "$${TfToken[x y]}"],
  ["${TfToken[TOKEN.99999999]}", '${"$"}{TfToken[TOKEN.99999999]}'],
  ["$${TfToken[constructor]}", '${"$"}${"$"}{TfToken[constructor]}'],
  ["#{TfToken[TOKEN.0]}", '${"#"}{TfToken[TOKEN.0]}'],
  ["&{TfToken[TOKEN.0]}", '${"&"}{TfToken[TOKEN.0]}'],
])("%j is written %j", (text, written) => {
  expect(literal(text)).toBe(written);
  expect(isToken(text)).toBe(false);
});

test.each([
  ["", "", "${var.office}"],
  ["$", "", '${"$"}${var.office}'],
  ["${HOME:-", "}", '${"$"}{HOME:-${var.office}}'],
  ["$$", "$", '${"$$"}${var.office}$'],
  ["%", "%{", "%${var.office}%%{"],
  ["${x} ", " ${y}", '${"$"}{x} ${var.office} ${"$"}{y}'],
])("a reference between %j and %j stays one", (before, after, expression) => {
  expect(resolved(`${before}${office}${after}`)).toBe(expression);
  expect(isToken(`${before}${office}${after}`)).toBe(true);
});

test.each([undefined, null, 7, -1.8881545897087503e289, true, "", "${var.office}", [], {}, { resolve: "x" }, [office]])(
  "%j is no reference",
  (value) => {
    expect(isToken(value)).toBe(false);
  },
);

test("a reference that is not text is one too", () => {
  expect(isToken(Token.asAny({ x: 1 }))).toBe(true);
  expect(expressionOf(stack, Token.asAny("${var.other}"))).toBe("${var.other}");
});

test("a reference into another stack goes through that stack's state, not to what has the same address here", () => {
  const app = new App();
  const [hub, spoke] = [
    new AwsStack(app, "hub", { region: "eu-west-1" }),
    new AwsStack(app, "spoke", { region: "eu-west-1" }),
  ];
  const cidr = networkIn(hub).vpc.ipv6CidrBlock;
  networkIn(spoke, { tiers: { private: { ingress: [{ ruleNumber: 10, protocol: "tcp", port: 22, cidr }] } } });
  expect(synthesized(spoke).resource.aws_network_acl_rule?.private_ingress_10?.ipv6_cidr_block).toMatchInlineSnapshot(
    `"\${data.terraform_remote_state.cross-stack-reference-input-hub.outputs.cross-stack-output-aws_vpcmainipv6_cidr_block}"`,
  );
  expect(Object.keys(synthesized(hub).output)).toContainEqual(expect.stringMatching(/cross-stack/));
});

/** Text full of what Terraform and cdktf could take for something else. */
const pieces = fc.constantFrom(
  ...["$", "%", "{", "}", "${", "%{", "~", '"', "\\", "\n", "a", "#{TfToken[TOKEN.0]}", "&{TfToken[TOKEN.0]}"],
  ...["${TfToken[TOKEN.0.1]}", "${TfToken[]}", "TfToken[", "]}", "${var.office}", "%{ endif }", "é", "网"],
);
const REFERENCE = "\u0000";
const texts = fc.array(fc.oneof({ weight: 4, arbitrary: pieces }, { weight: 1, arbitrary: fc.constant(REFERENCE) }));

test("whatever is written, cdktf neither evaluates nor misses anything in it", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        texts.map((parts) => parts.join("")),
      ),
      (text) => {
        const free = text.replaceAll(REFERENCE, "");
        expect(isToken(free)).toBe(false);
        const written = synth((test) => new TerraformOutput(test, "text", { value: literal(free) })).output.text?.value;
        expect(written).toBe(literal(free));
      },
    ),
    { numRuns: 50 },
  );
});

describeTerraform("literals in a real plan", () => {
  test("300 texts come out as they went in, references replaced by their values", async () => {
    const folder = mkdtempSync(join(tmpdir(), "v6only-literal-"));
    try {
      const test = stackNamed("literals");
      const value = new TerraformVariable(test, "office", { type: "string", default: "2001:db8::/32" }).stringValue;
      const samples = fc.sample(texts, { numRuns: 300, seed: 6 }).map((parts) => parts.join(""));
      const list = samples.map((text) => literal(text.replaceAll(REFERENCE, () => value)));
      new TerraformOutput(test, "texts", { value: list });
      writeFileSync(join(folder, "main.tf.json"), JSON.stringify(synthesized(test)));
      const { errors, plan } = await (await terraform()).plan(folder);
      expect(errors).toEqual([]);
      const wanted = samples.map((text) => text.replaceAll(REFERENCE, "2001:db8::/32"));
      expect(plan?.planned_values.outputs?.texts?.value).toEqual(wanted);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
