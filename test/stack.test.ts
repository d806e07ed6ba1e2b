/** The stack: one region, a range of providers, a backend that names nobody's folder, and nothing half-written. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, S3Backend } from "cdktf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ConfigError, describe } from "../modules/errors/problem.js";
import { AwsStack, type AwsStackProps } from "../modules/network/stack.js";
import { networkIn, refusal, stackNamed, synth, synthesized, withoutMetadata } from "./support/synth.js";

const stackOf = (name: unknown, props: unknown) => new AwsStack(new App(), name as string, props as AwsStackProps);
const eu = { region: "eu-west-1" };

test("an empty stack says which Terraform, which provider, which region, and where its state lies", () => {
  expect(withoutMetadata(synth(() => {}))).toMatchInlineSnapshot(`
    {
      "provider": {
        "aws": [
          {
            "region": "eu-west-1",
          },
        ],
      },
      "terraform": {
        "backend": {
          "local": {
            "path": "../../../terraform.test.tfstate",
          },
        },
        "required_providers": {
          "aws": {
            "source": "hashicorp/aws",
            "version": ">= 5.100.0, < 7.0.0",
          },
        },
        "required_version": ">= 1.5.0",
      },
    }
  `);
});

test("the stack's provider takes what else it may be told", () => {
  const stack = stackOf("test", eu);
  stack.provider.defaultTags = [{ tags: { "cost-center": "42" } }];
  stack.provider.assumeRole = [{ roleArn: "arn:aws:iam::111122223333:role/deployer" }];
  expect(synthesized(stack).provider).toEqual({
    aws: [
      {
        region: "eu-west-1",
        default_tags: [{ tags: { "cost-center": "42" } }],
        assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/deployer" }],
      },
    ],
  });
});

test.each(["a", "prod", "eu-west-1-production", "P2", "con", `n${"x".repeat(31)}`])("%s can name a stack", (name) => {
  expect(synthesized(stackOf(name, eu)).terraform).toMatchObject({
    backend: { local: { path: `../../../terraform.${name}.tfstate` } },
  });
});

test.each([
  null,
  7,
  ["prod"],
  "",
  "..",
  "a/b",
  "2prod",
  "-a",
  "a b",
  "a_b",
  "prod\n",
  "constructor",
  "toString",
  `n${"x".repeat(32)}`,
  10n,
])("%o cannot name a stack", (name) => {
  expect(refusal(() => stackOf(name, eu))).toContain("cannot name a stack");
});

test.each([">= 1.10.0", "1.5.0", "~> 1.9", "= 1.11.4", "!=1.6.0", ">= 1.5.0, < 2.0.0", ">= 1.5.0,< 2"])(
  "%s constrains Terraform",
  (terraformVersion) => {
    expect(synthesized(stackOf("test", { ...eu, terraformVersion })).terraform.required_version).toBe(terraformVersion);
  },
);

test.each([
  "",
  "latest",
  ">=",
  "1.x",
  ">= 1.5.0,",
  ">= 1.5.0 < 2",
  "v1.5.0",
  "1.2.3.4",
  "${var.x}",
  1.5,
  [],
  {},
  false,
])("%j does not constrain Terraform", (terraformVersion) => {
  expect(refusal(() => stackOf("test", { ...eu, terraformVersion }))).toContain("is not a version constraint");
});

test("everything wrong with a stack is told at once", () => {
  expect(
    refusal(() => stackOf("../x", { region: "eu-west1", terraformVersion: "latest", Region: 1 })),
  ).toMatchInlineSnapshot(`
    "AwsStack "../x": 4 problems
    - name: "../x" cannot name a stack: it becomes a folder and a state file.
      Write a letter, then at most 31 letters, digits and hyphens, such as "production".
    - Region: no such option.
      Did you mean "region"? Known: region, terraformVersion.
    - region: "eu-west1" is not an AWS region.
      Did you mean "eu-west-1"? Write a region's code, such as "eu-west-1".
      https://github.com/boto/botocore/blob/1.43.11/botocore/data/partitions.json (checked 2026-11-24)
    - terraformVersion: "latest" is not a version constraint.
      Write an operator and a version, such as ">= 1.10.0".
      https://developer.hashicorp.com/terraform/language/expressions/version-constraints"
  `);
});

test("a region that the oldest provider does not know is told to cdktf and to whoever asks", () => {
  const stack = stackOf("test", { region: "ap-southeast-6" });
  expect(stack.problems().map(describe).join("\n")).toMatchInlineSnapshot(`
    "region: "ap-southeast-6" is a region that the Terraform AWS provider 5.100.0 refuses.
      See that your version of the provider takes it, and commit its lock file.
      https://registry.terraform.io/providers/hashicorp/aws/latest/docs"
  `);
  expect(stack.node.metadata.map(({ type }) => type)).toContain("@cdktf/warn");
  expect(stackOf("test", eu).problems()).toEqual([]);
});

test.each([null, 7, "eu-west-1", []])("%j in place of the props is refused", (props) => {
  expect(refusal(() => stackOf("test", props))).toContain("is not an object");
});

test("whatever is written, a stack comes back or a refusal", () => {
  const props = fc.oneof(
    fc.anything(),
    fc.record({ region: fc.constant("eu-west-1"), terraformVersion: fc.anything() }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.anything()), props, (name, anything) => {
      try {
        expect(stackOf(name, anything).region).toBe("eu-west-1");
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
      }
    }),
  );
});

test("a backend of one's own takes the place of the local one", () => {
  const { terraform } = synth((stack) => {
    new S3Backend(stack, { bucket: "states", key: "test", region: "eu-west-1" });
  });
  expect(terraform.backend).toEqual({ s3: { bucket: "states", key: "test", region: "eu-west-1" } });
});

test("nothing in the configuration is of the machine that made it", () => {
  const text = JSON.stringify(synth((stack) => networkIn(stack)));
  for (const own of [process.cwd(), tmpdir(), process.env.HOME ?? "/root"]) expect(text).not.toContain(`${own}/`);
});

test("the same program writes the same configuration", () => {
  const build = () => JSON.stringify(synth((stack) => networkIn(stack)));
  expect(build()).toBe(build());
});

test("of an app of which one stack is refused nothing is written", () => {
  const outdir = join(mkdtempSync(join(tmpdir(), "v6only-stack-")), "out");
  try {
    const app = new App({ outdir });
    const build = (name: string, access: "bastion" | "none") => networkIn(new AwsStack(app, name, eu), { access });
    build("good", "none");
    build("locked", "bastion");
    expect(() => app.synth()).toThrow("nobody can log in to this network");
    expect(existsSync(join(outdir, "stacks")) ? readdirSync(join(outdir, "stacks")) : []).toEqual([]);
  } finally {
    rmSync(join(outdir, ".."), { recursive: true });
  }
});

test("a stack is of the region it was given", () => {
  expect(stackNamed("test", "us-gov-west-1").region).toBe("us-gov-west-1");
  expect(synthesized(stackNamed("test", "cn-north-1")).provider).toEqual({ aws: [{ region: "cn-north-1" }] });
});

test("an app that skips validations skips these, too, as cdktf's own message advises", () => {
  const build = (skipValidation: boolean) => {
    const stack = new AwsStack(new App({ skipValidation }), "test", { region: "eu-west-1" });
    stack.node.addValidation({ validate: () => ["never"] });
    stack.prepareStack();
  };
  expect(() => build(false)).toThrow("never");
  expect(() => build(true)).not.toThrow();
});
