/** The app: main.ts as `npm start` runs it. What it emits is generated/json, committed, and read by every other suite. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { node } from "./support/run.js";
import { withoutMetadata } from "./support/synth.js";

const NETWORKS = ["evening", "production"];
const temporary = mkdtempSync(join(tmpdir(), "v6only-main-"));
const printed: string[] = [];
let app: App;

beforeAll(async () => {
  vi.stubEnv("CDKTF_OUTDIR", join(temporary, "cdktf.out"));
  vi.spyOn(console, "log").mockImplementation((text) => printed.push(String(text)));
  const synth = vi.spyOn(App.prototype, "synth");
  await import("../main.js");
  app = synth.mock.instances[0] as App;
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(temporary, { recursive: true });
});

const written = (name: string): string =>
  readFileSync(join(temporary, "cdktf.out/stacks", name, "cdk.tf.json"), "utf8");

describe.each(NETWORKS)("%s", (name) => {
  test("is emitted as generated/json has it (npm test -- -u refreshes the file)", async () => {
    const configuration = withoutMetadata((app.node.findChild(name) as TerraformStack).toTerraform());
    expect(configuration).toEqual(withoutMetadata(JSON.parse(written(name))));
    const file = `../generated/json/${name}/main.tf.json`;
    await expect(`${JSON.stringify(configuration, null, 2)}\n`).toMatchFileSnapshot(file);
  });

  test("has a provider range, a backend of its own and no path of this machine", () => {
    const { terraform } = JSON.parse(written(name));
    expect(terraform.required_providers.aws.version).toBe(">= 5.100.0, < 7.0.0");
    expect(Object.keys(terraform.backend)).toHaveLength(1);
    for (const path of [temporary, resolve("."), "/tmp", "/home", "/root"]) expect(written(name)).not.toContain(path);
  });

  test("takes no IPv4 but the block that AWS demands of the VPC", () => {
    const addresses = written(name).match(/\b\d{1,3}(\.\d{1,3}){3}(\/\d+)?\b/g);
    expect(addresses).toEqual(["10.0.0.0/16"]);
  });
});

test("what npm start prints tells where the subnets lie, what it costs and what was put right", () => {
  expect(printed.join("\n")).toMatchInlineSnapshot(`
    "evening (eu-west-1)
      subnets      public   eu-west-1a …00::/64  eu-west-1b …01::/64
                   private  eu-west-1a …10::/64  eu-west-1b …11::/64
      resources    80, in 24 types
      public IPv4  0 addresses
      a month      $20.04: 2 x t4g.micro $13.43, 16 GB of gp3 $1.41, detailed monitoring of 2 $4.20, 1 KMS key $1.00
                   by prices checked 2026-11-24, the oldest of 2023-01-02; without tax and traffic
                   flow logs besides: $0.57 a GB
      note         tiers.public.ingress[0].from_port: 1024 is a port and means nothing for icmpv6; the ports are left out.
                   Take from_port and to_port away.
      note         tiers.public.ingress[1].cidr_block: "0.0.0.0/0" never matches in an IPv6-only subnet; the rule is left out.
                   Take the rule away, or write its IPv6 twin with ipv6_cidr_block.
      warning      allowSshFrom[0]: "2001:db8:2022::/48" is documentation space, which no packet that crosses an ACL comes from or goes to.
                   Write the prefix that the packets really carry.

    production (eu-west-1)
      subnets      public   eu-west-1a …000::/64  eu-west-1b …001::/64  eu-west-1c …002::/64
                   private  eu-west-1a …010::/64  eu-west-1b …011::/64  eu-west-1c …012::/64
      resources    81, in 25 types
      public IPv4  0 addresses
      a month      $26.76: 1 x t4g.micro $6.72, 1 x t4g.small $13.43, 16 GB of gp3 $1.41, detailed monitoring of 2 $4.20, 1 KMS key $1.00
                   by prices checked 2026-11-24, the oldest of 2023-01-02; without tax and traffic
                   flow logs besides: $0.57 a GB
      warning      allowSshFrom[0]: "2001:db8:2022::/48" is documentation space, which no packet that crosses an ACL comes from or goes to.
                   Write the prefix that the packets really carry.
    "
  `);
});

test("the same bytes come out in every run and folder, Terraform on the PATH or not", async () => {
  const outputs = [];
  for (const [run, path] of [
    ["one", process.env.PATH],
    ["two", temporary],
  ] as const) {
    const folder = mkdtempSync(join(temporary, `${run}-`));
    const tsx = [resolve("node_modules/tsx/dist/cli.mjs"), "--tsconfig", resolve("tsconfig.json"), resolve("main.ts")];
    expect(
      await node(tsx[0] as string, tsx.slice(1), { cwd: folder, env: { CDKTF_OUTDIR: undefined, PATH: path } }),
    ).toMatchObject({
      code: 0,
      stderr: "",
    });
    outputs.push(NETWORKS.map((name) => readFileSync(join(folder, `cdktf.out/stacks/${name}/cdk.tf.json`), "utf8")));
  }
  expect(outputs[0]).toEqual(outputs[1]);
  // What cdktf writes for itself names the engine, which is another one in test/cdktn.
  const configurations = (texts: readonly string[] = []) => texts.map((text) => withoutMetadata(JSON.parse(text)));
  expect(configurations(outputs[0])).toEqual(configurations(NETWORKS.map(written)));
});
