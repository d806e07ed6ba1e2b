/**
 * Child of the case `growth`: synthesizes an app of so many networks, or of so many rules, into the working folder,
 * and writes what was synthesized as HCL. Arguments: what grows, how many. Prints a GrowthTime.
 */
import { readdirSync, readFileSync } from "node:fs";
import { App } from "cdktf";
import { evening } from "../projects/cdktf-init/evening.js";
import { aclRules } from "./acl-rules.js";
import { hclOf } from "./hcl.js";

export interface GrowthTime {
  /** Of constructs and `app.synth()`, in milliseconds. */
  readonly synth: number;
  /** Of HCL from the files that synth wrote, in milliseconds. */
  readonly export: number;
}

export type Growing = "networks" | "rules";

const [growing, count] = process.argv.slice(2) as [Growing, string];
const start = performance.now();
const app = new App({ outdir: "out" });
if (growing === "rules") aclRules(app, Number(count));
else for (let index = 0; index < Number(count); index++) evening(app, `evening-${index}`);
app.synth();
const synthesized = performance.now();
for (const name of readdirSync("out/stacks")) {
  hclOf(JSON.parse(readFileSync(`out/stacks/${name}/cdk.tf.json`, "utf8")));
}
const exported = performance.now();
console.log(JSON.stringify({ synth: synthesized - start, export: exported - synthesized } satisfies GrowthTime));
