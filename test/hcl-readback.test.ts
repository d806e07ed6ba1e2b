/** Everything that we emit, written as HCL, reads back as it was; `hcl2json`, by other hands, is the judge. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../modules/catalogue/catalogue.js";
import { saidByConfiguration } from "./support/configuration.js";
import { hclFiles, readBack } from "./support/hcl.js";
import { SAMPLES } from "./support/samples.js";
import { stackNamed, synthesized } from "./support/synth.js";

describe("read back as it was is", () => {
  test.each([...CATALOGUE])("the module %s", async (_name, configuration) => {
    await expectReadBack(configuration());
  });

  test.each(["evening", "production"])("the network %s", async (network) => {
    await expectReadBack(JSON.parse(readFileSync(`generated/json/${network}/main.tf.json`, "utf8")));
  });

  test.each(SAMPLES)("$name", async ({ build }) => {
    const stack = stackNamed("sample");
    build(stack);
    await expectReadBack(synthesized(stack));
  });
});

async function expectReadBack(configuration: object): Promise<void> {
  const written = await readBack(hclFiles(configuration));
  expect(saidByConfiguration(written, "hcl2json")).toEqual(saidByConfiguration(configuration, "json"));
}

describe("for the comparison", () => {
  test.each<[json: unknown, hcl: string, why: string]>([
    ["${ f( a,b ) }", "f(a, b)", "white space between words"],
    ["${f(a, [b, c])}", "f(a, [\n    b,\n    c,\n  ])", "lines"],
    ['${f({"a" = 1, b : 2})}', "f({\n    a = 1\n    b = 2\n  })", "an object's quotes, colons and commas"],
    ["${[a, 1, true, null]}", "[a, 1, true, null]", "a list, and an expression that is one"],
    ['${{ a = "x", (b) = [] }}', '{ (b) = [], a = "x" }', "an object, and an expression that is one"],
    [{ "${a}": 1 }, "{ (a) = 1 }", "a computed key"],
    ["${a}@${b}", '"$' + '{a}@${ b }"', "an expression in a text"],
    ['a ${b ? "c" : d}', '"a ${b ? "c" : d}"', "a condition in a text, which hcl2json spells otherwise"],
    ['a ${b ? "" : c ? 1 : "d ${e}"}', '"a ${b ? "" : c ? 1 : "d ${e}"}"', "a condition in another"],
    ['${f("\\u00e9")}', 'f("é")', "a character and its escape"],
  ])("%j is %s: %s", async (json, hcl) => {
    expect(await saidByArgument(hcl)).toEqual(saidByLocal(json));
  });

  test.each<[json: unknown, hcl: string, why: string]>([
    ['${f("a")}', "f(a)", "quotes lost"],
    ["${f(a)}", 'f("a")', "quotes gained"],
    ["${f(a, -b)}", "f(a - b)", "a comma lost between arguments"],
    ["${[a, [b]]}", "[a[b]]", "a comma lost between items"],
    ['${f(["a", "b"])}', 'f(["a, b"])', "a comma within a string"],
    ['${f("a b")}', 'f("ab")', "a blank lost in a string"],
    ["${a} ${b}", '"${a}${b}"', "a blank lost in a template"],
    ['${f("${a} b")}', 'f("${a}b")', "a blank lost in a template in an expression"],
    ["${(a + b) * c}", "a + b * c", "parentheses lost"],
    ["${(a)}", "a", "parentheses lost where they change nothing"],
    [["x"], '"x"', "a list of one lost"],
    ["${x}", "[x]", "a list of one gained"],
    ["${f([x])}", "f(x)", "a list of one lost in a call"],
    [[["x"]], '["x"]', "a list of a list lost"],
    ["58", "58", "a text made a number"],
    [58, '"58"', "a number made a text"],
    ["true", "true", "a text made a boolean"],
    ['${f("58")}', "f(58)", "a text made a number in a call"],
    ["${a}", '"a"', "an expression made a text"],
    ["a", "a", "a text made an expression"],
    ["$${a}", "a", "an escape evaluated"],
    ["$${a}", '"${a}"', "an escape evaluated in a template"],
    ["${a}", '"$${a}"', "an expression escaped"],
    ['${f("$${a}")}', 'f("${a}")', "an escape evaluated in a call"],
    ["a%%{ if b }", '"a%{ if b }%{ endif }"', "a directive's escape evaluated"],
    ["${a.b}", "a.c", "another name"],
    ["${a ? b : c}", "a ? c : b", "another order"],
    ["a ${b ? c : d}", '"a ${b ? d : c}"', "another order in a text"],
    ["a ${b ? c : d}", '"a ${b ? "c" : d}"', "quotes gained in a text's condition"],
    ["a ${b ? c : d}", '"a ${b ? c : d} "', "a blank gained after a text's condition"],
    ["${f({ a = 1, b = 2 })}", "f({ a = 2, b = 1 })", "an object's values changed about"],
    [{ a: "${b}" }, "{ (a) = b }", "a key computed"],
    ["${f({ a = 1 })}", "f({ (a) = 1 })", "a key computed in a call"],
    [null, "{}", "nothing made something"],
  ])("%j is not %s: %s", async (json, hcl) => {
    expect(await saidByArgument(hcl)).not.toEqual(saidByLocal(json));
  });

  test("a character lost is seen, wherever it was in a module", async () => {
    const files = [...CATALOGUE.values()].flatMap((configuration) => hclFiles(configuration()));
    const losses = fc.constantFrom(...files).chain(({ text }) => {
      const comments = /^ *#.*$/gm;
      const places = [...text.replaceAll(comments, (comment) => " ".repeat(comment.length)).matchAll(/[^\s,]/g)];
      return fc
        .constantFrom(...places)
        .map(({ index }) => [text, text.slice(0, index) + text.slice(index + 1)] as const);
    });
    await fc.assert(
      fc.asyncProperty(losses, async ([text, less]) => {
        const whole = await readText(text);
        expect(await readText(less).catch(() => "not HCL")).not.toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });

  const instance = (body: object) => ({ resource: { aws_instance: { a: body } } });

  test("a block is a list of one, and an argument is not", () => {
    expect(said(instance({ root_block_device: { volume_size: 8 } }))).toEqual(
      said(instance({ root_block_device: [{ volume_size: 8 }] })),
    );
    expect(said(instance({ tags: { a: "b" } }))).not.toEqual(said(instance({ tags: [{ a: "b" }] })));
    expect(said(instance({ security_groups: ["a"] }))).not.toEqual(said(instance({ security_groups: "a" })));
  });

  test("two blocks are neither one of them nor the two in another order", () => {
    const [one, other] = [{ device_name: "/dev/a" }, { device_name: "/dev/b" }];
    const both = said(instance({ ebs_block_device: [one, other] }));
    expect(both).not.toEqual(said(instance({ ebs_block_device: [other, one] })));
    expect(both).not.toEqual(said(instance({ ebs_block_device: one })));
  });

  test("a reference in depends_on is none between quotes", async () => {
    const block = (depends_on: string) =>
      readText(`resource "aws_instance" "a" {\n  depends_on = [${depends_on}]\n}\n`);
    expect(await block("aws_vpc.a")).toEqual(said(instance({ depends_on: ["aws_vpc.a"] })));
    expect(await block('"aws_vpc.a"')).not.toEqual(said(instance({ depends_on: ["aws_vpc.a"] })));
  });

  test('a default of "${a}" is that text', async () => {
    const block = (value: string) => readText(`variable "v" {\n  default = ${value}\n}\n`);
    const json = said({ variable: { v: { default: "${a}" } } });
    expect(await block('"$${a}"')).toEqual(json);
    expect(await block('"${a}"')).not.toEqual(json);
    expect(await block("a")).not.toEqual(json);
  });
});

function said(configuration: object) {
  return saidByConfiguration(configuration, "json");
}

function saidByLocal(x: unknown) {
  return said({ locals: { x } });
}

/** What is to the right of an argument's equals sign. */
async function saidByArgument(x: string) {
  return readText(`locals {\n  x = ${x}\n}\n`);
}

async function readText(text: string) {
  return saidByConfiguration(await readBack([{ name: "main.tf", text }]), "hcl2json");
}
