/** What is written as HCL reads back as the JSON it came from; `hcl2json`, by other hands, is the judge. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { hclFiles, readBack } from "./support/hcl.js";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const fragment = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("$", "%", "{", "}", "$${", "%%{", "~", '"', "\\", "\n", "\r\n", "\t", " ", "\\n"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("EOT", "<<EOT\n", "#", "//", "/*", "\u2028", "\u202e", "\0", "é", "日本", "👩‍👩‍👧"),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
);
/** Text that holds no expression, whatever else. */
const text = fc
  .array(fragment, { maxLength: 8 })
  .map((parts) =>
    parts
      .join("")
      .replace(/(?<!\$)\$\{/g, "$$$${")
      .replace(/(?<!%)%\{/g, "%%{")
      .normalize("NFC"),
  )
  .filter((joined) => !joined.startsWith("\ufeff"));
const reference = fc.constantFrom("${aws_vpc.main.id}", "${var.x[0]}", '${local.m["k"]}', '${join("}", var.x)}');
const template = fc
  .array(
    fc.oneof(
      text.map((one) => one.replace(/[$%]+$/, "")),
      reference,
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(""));
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }));
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false),
    number.map((value) => (Object.is(value, -0) ? 0 : value)),
    template,
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(text, tie("json"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const name = fc.stringMatching(/^[a-z_][a-z0-9_-]{0,12}$/);

test("a local of any JSON value reads back as itself", async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, json, { minKeys: 1, maxKeys: 5 }), async (locals) => {
      expect(await readBack(hclFiles({ locals }))).toEqual({ locals: [sane(locals)] });
    }),
    { numRuns: 300 },
  );
});

test("a variable's default reads back as text in which nothing is evaluated", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join("").normalize("NFC")),
      async (value) => {
        const escaped = value.replace(/([$%])(?=\{)/g, "$1$1");
        expect(await readBack(hclFiles({ variable: { v: { default: value } } }))).toEqual({
          variable: { v: [{ default: escaped }] },
        });
      },
    ),
    { numRuns: 300 },
  );
});

test("blocks, arguments and comments of any text stay what they are", async () => {
  const rule = fc.record({ "//": text, volume_size: number, tags: fc.dictionary(text, template) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(rule, { minLength: 1, maxLength: 3 }),
      name,
      text,
      async (ebs_block_device, label, comment) => {
        const app = { "//": comment, ebs_block_device, user_data: `${comment}\n` };
        const blocks = ebs_block_device.map(({ volume_size, tags }) => ({ volume_size: volume_size + 0, tags }));
        const expected = { ebs_block_device: blocks, user_data: `${comment}\n` };
        const written = hclFiles({ "//": comment, resource: { aws_instance: { [label]: app } } });
        expect(await readBack(written)).toEqual({ resource: { aws_instance: { [label]: [sane(expected)] } } });
      },
    ),
    { numRuns: 200 },
  );
});

/** As JSON text holds it: no minus zero. */
function sane<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
