/** Who may log in to a machine. */
import { TerraformVariable, Token } from "cdktf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { loginKeyOf } from "../modules/host/login-key.js";
import { literal } from "../modules/network/literal.js";
import { PUBLIC_KEY, stackNamed } from "./support/synth.js";

const accepted = (props: Record<string, unknown>) => {
  const problems: Problem[] = [];
  const key = loginKeyOf(props, true, problems);
  expect(problems).toEqual([]);
  return key;
};
const refused = (props: Record<string, unknown>): string => {
  const problems: Problem[] = [];
  loginKeyOf(props, true, problems);
  expect(problems.map((problem) => problem.level)).toEqual(["error"]);
  return problems.map(describe).join("\n");
};
const stack = stackNamed("test");
const number = new TerraformVariable(stack, "number", { type: "number" });
const reference = new TerraformVariable(stack, "text", { type: "string" }).stringValue;
const list = new TerraformVariable(stack, "list", { type: "list(string)" });

test("a public key is kept without the newline of its file, its comment as it is", () => {
  expect(accepted({ publicKey: `${PUBLIC_KEY}\n` })).toEqual({ publicKey: PUBLIC_KEY });
  expect(accepted({ publicKey: `${PUBLIC_KEY} \${x}` })).toEqual({ publicKey: `${PUBLIC_KEY} $\${x}` });
});

test.each(["ops", "a", "my key (2026)", "~!@#", "x".repeat(255)])("%j is the name of a key pair", (keyName) => {
  expect(accepted({ keyName })).toEqual({ keyName });
});

test("a key pair's name is never code", () => {
  expect(accepted({ keyName: "${path.cwd}%{x}" })).toEqual({ keyName: "$${path.cwd}%%{x}" });
});

test.each(["", " ", " ops", "ops ", "o\nps", "ops\n", "schlüssel", "x".repeat(256), 7, true, null, {}, [], ["ops"]])(
  "%j is not the name of a key pair",
  (keyName) => {
    expect(refused({ keyName })).toContain("is not the name of a key pair");
  },
);

test("nobody to log in is refused where somebody must", () => {
  expect(loginKeyOf({}, false, [])).toEqual({});
  expect(refused({})).toMatchInlineSnapshot(`
    "publicKey: nobody could log in: neither publicKey nor keyName is given.
      Write publicKey, a line of an OpenSSH public key file, or keyName, a key pair that EC2 has."
  `);
});

test("a public key and a key pair's name together are refused", () => {
  expect(refused({ publicKey: PUBLIC_KEY, keyName: "ops" })).toMatchInlineSnapshot(`
    "keyName: publicKey and keyName both say who logs in.
      Keep publicKey to make a key pair of it, or keyName for one that EC2 has."
  `);
});

test("a private key is refused and not repeated", () => {
  const publicKey = "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0c2VjcmV0c2VjcmV0\n";
  expect(refused({ publicKey })).toContain("publicKey: this is a private key");
  expect(refused({ publicKey })).not.toContain("c2Vjcm");
});

test.each(["publicKey", "keyName"])("%s may be a reference, and text around one means itself", (prop) => {
  expect(accepted({ [prop]: reference })).toEqual({ [prop]: reference });
  expect(accepted({ [prop]: Token.asAny({ resolve: () => "x" }) })[prop as "keyName"]).toContain("TfToken");
  expect(accepted({ [prop]: `\${x} ${reference}` })).toEqual({ [prop]: literal(`\${x} ${reference}`) });
});

test.each(["publicKey", "keyName"])("%s may not be a reference to a list or a number", (prop) => {
  expect(refused({ [prop]: list.listValue })).toContain(`${prop}: `);
  expect(refused({ [prop]: number.numberValue })).toContain(`${prop}: `);
});

test("whatever is written, keys come back as text, and at most one without a complaint", () => {
  const props = fc.record({ publicKey: fc.anything(), keyName: fc.anything() }, { requiredKeys: [] });
  fc.assert(
    fc.property(props, fc.boolean(), (input, needed) => {
      const problems: Problem[] = [];
      const { publicKey, keyName } = loginKeyOf(input, needed, problems);
      for (const key of [publicKey, keyName]) expect(["string", "undefined"]).toContain(typeof key);
      if (problems.length === 0) expect(publicKey !== undefined && keyName !== undefined).toBe(false);
    }),
  );
});
