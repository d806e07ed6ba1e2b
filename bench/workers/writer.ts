/**
 * Child of the case `writer`: builds a stack and writes it as HCL once, as a user's process would. Arguments: what is
 * written, who writes it. Prints a WriterTime.
 */
import { App } from "cdktf";
import { evening } from "../projects/cdktf-init/evening.js";
import { aclRules } from "./acl-rules.js";
import { hclOf } from "./hcl.js";

export interface WriterTime {
  readonly milliseconds: number;
  /** Of the HCL. */
  readonly characters: number;
}

export type Subject = "evening" | "rules";
export type Writer = "built-in" | "constructs" | "json";

const [subject, writer] = process.argv.slice(2) as [Subject, Writer];
const app = new App();
const stack = subject === "evening" ? evening(app, "evening") : aclRules(app, 10_000);
stack.prepareStack();
const json = writer === "json" ? JSON.stringify(stack.toTerraform()) : "";

const start = performance.now();
const text = write();
const milliseconds = performance.now() - start;
console.log(JSON.stringify({ milliseconds, characters: text.length } satisfies WriterTime));

function write(): string {
  if (writer === "built-in") return stack.toHclTerraform().hcl;
  return hclOf(writer === "json" ? JSON.parse(json) : stack.toTerraform());
}
