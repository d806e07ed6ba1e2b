/** What a machine runs at its first boot. */
import { TerraformVariable } from "cdktf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { userDataOf } from "../modules/host/user-data.js";
import { literal } from "../modules/network/literal.js";
import { stackNamed } from "./support/synth.js";

const accepted = (input: unknown) => {
  const problems: Problem[] = [];
  const text = userDataOf(input, problems);
  expect(problems).toEqual([]);
  return text;
};
const refused = (input: unknown): string => {
  const problems: Problem[] = [];
  userDataOf(input, problems);
  expect(problems.map((problem) => problem.level)).toEqual(["error"]);
  return problems.map(describe).join("\n");
};

test.each([
  ["#!/bin/sh\necho hello\n", "#!/bin/sh\necho hello\n"],
  ["#!/bin/sh\necho ${HOME} $HOME $$\n", "#!/bin/sh\necho $${HOME} $HOME $$\n"],
  ["## template: jinja\n%{x}", "## template: jinja\n%%{x}"],
  [" ", " "],
])("%j reaches Terraform as %j", (input, expected) => {
  expect(accepted(input)).toBe(expected);
});

test("no user data is none", () => {
  expect(accepted(undefined)).toBeUndefined();
});

test.each([
  ["x".repeat(16_384), 16_384],
  ["é".repeat(8_192), 16_384],
  ["${x}".repeat(4_096), 16_384],
])("16 KiB are taken, counted as they are written", (input, bytes) => {
  expect(Buffer.byteLength(input)).toBe(bytes);
  expect(accepted(input)).toBeDefined();
  expect(refused(`${input}!`)).toContain("userData: the user data has 16385 bytes.");
});

test("too much is answered with where to put it", () => {
  expect(refused("é".repeat(20_000))).toMatchInlineSnapshot(`
    "userData: the user data has 40000 bytes.
      Write a script or cloud-config of 1 to 16,384 bytes; fetch what is larger at first boot.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html"
  `);
});

test.each([null, "", 0, 7, true, {}, [], ["#!/bin/sh"], Symbol("x"), 7n])("%s is no user data", (input) => {
  expect(refused(input)).toMatch(/^userData: the user data is (empty|not text)\./);
});

test.each(["", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "])(
  "a private key of the kind %j is refused, not repeated",
  (kind) => {
    const secret = `write_files:\n- content: |\n    -----BEGIN ${kind}PRIVATE KEY-----\n    c2VjcmV0\n`;
    expect(refused(secret)).toContain("userData: the user data holds a private key");
    expect(refused(secret)).not.toContain("c2Vjcm");
  },
);

test.each(["-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----", "cat PRIVATE KEY"])(
  "%j is no secret",
  (input) => {
    expect(accepted(input)).toBe(input);
  },
);

test("a reference stands among shell variables without making them code", () => {
  const bucket = new TerraformVariable(stackNamed("test"), "bucket", { type: "string" }).stringValue;
  expect(accepted(bucket)).toBe(bucket);
  const script = `#!/bin/sh\necho \${HOME} ${bucket}\n`;
  expect(accepted(script)).toBe(literal(script));
  expect(refused(`-----BEGIN PRIVATE KEY----- ${bucket}`)).toContain("holds a private key");
});

test("whatever is written, text comes back or a complaint", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.anything()), (input) => {
      const problems: Problem[] = [];
      const text = userDataOf(input, problems);
      expect(text === undefined && input !== undefined).toBe(problems.length > 0);
      if (typeof input === "string" && text !== undefined) expect(text).toBe(literal(input));
    }),
  );
});
