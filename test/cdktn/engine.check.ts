/** Runs only on cdktn: were the two engines mixed in one process, the rest of the suite would prove nothing. */
import { createRequire } from "node:module";
import { Vpc } from "@cdktf/provider-aws/lib/vpc/index.js";
import { App, TerraformStack } from "cdktf";
import { expect, test } from "vitest";
import * as v6only from "../../modules/index.js";

test("constructs run on cdktn, and no file of cdktf is loaded", () => {
  expect(Object.keys(v6only)).not.toEqual([]);
  new Vpc(new TerraformStack(new App(), "stack"), "vpc", { cidrBlock: "10.0.0.0/16" });
  const loaded = Object.keys(createRequire(__filename).cache).map((path) => path.replaceAll("\\", "/"));
  const engines = new Set(
    loaded.flatMap((path) => path.match(/node_modules\/(@?cdkt[fn](\/provider-aws)?)\//)?.[1] ?? []),
  );
  expect([...engines].sort()).toEqual(["@cdktn/provider-aws", "cdktn"]);
});
