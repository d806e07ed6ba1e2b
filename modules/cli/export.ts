/** `v6only export`: the stacks that cdktf wrote, as Terraform that teams without TypeScript own. */
import { join, normalize } from "node:path";
import type { Problem } from "../errors/problem.js";
import { valuesBeside } from "./beside.js";
import type { Answer, Command, Values } from "./command.js";
import { replaceFolders } from "./replacement.js";
import { blockTable } from "./schema.js";
import { stacksIn } from "./source.js";
import { hclOf, jsonOf } from "./stack-files.js";
import { checkNames, type Folder } from "./target.js";

export const exportCommand: Command = {
  name: "export",
  description: "Write stacks as plain Terraform, one folder a stack",
  positional: {
    name: "source",
    description: "cdktf's output folder, a folder with .tf.json files, a folder of such folders, or one .tf.json file",
    default: "cdktf.out",
  },
  options: {
    out: {
      type: "string",
      description: "Folder in which each stack gets a folder of its name",
      default: "generated/networks",
    },
    format: {
      type: "string",
      description: "What to write",
      default: "hcl",
      choices: ["hcl", "json"],
    },
    schema: {
      type: "string",
      description: 'Output of "terraform providers schema -json", for resource types that v6only does not know',
      defaultDescription: "the AWS types of networks",
    },
    json: {
      type: "boolean",
      description: "Print the answer as JSON instead of one line a file",
      default: false,
    },
  },
  examples: [
    ["export", "each stack of cdktf.out to generated/networks/<stack>"],
    ["export cdktf.out/stacks/dev --out live", "one stack, to live/dev"],
    ["export --format json", "main.tf.json without cdktf's metadata"],
    ["export --schema schema.json", "a stack with resources of other providers"],
  ],
  run,
};

function run(values: Values): Answer {
  const { source, format, schema, json, ...rest } = values as unknown as Question;
  const out = normalize(rest.out);
  const problems: Problem[] = [];
  const table = blockTable(schema, problems);
  const stacks = stacksIn(source, problems);
  if (problems.length > 0) return answerOf({ code: 2, folders: [], written: [], problems, json });
  checkNames(stacks, problems);
  const folders = stacks.map((stack): Folder => {
    const files = format === "json" ? jsonOf(stack, problems) : hclOf(stack, table, problems);
    return { stack, path: join(out, stack.name), files };
  });
  const written = problems.length > 0 ? [] : replaceFolders(out, folders, problems);
  const isRefused = problems.some(({ level }) => level === "error");
  if (isRefused) return answerOf({ code: 1, folders: [], written, problems, json });
  problems.push(...folders.flatMap(valuesBeside));
  return answerOf({ code: 0, folders, written, problems, json });
}

interface Question {
  readonly source: string;
  readonly out: string;
  readonly format: "hcl" | "json";
  readonly schema?: string;
  readonly json: boolean;
}

interface Outcome {
  readonly code: Answer["code"];
  readonly folders: readonly Folder[];
  readonly written: readonly Folder[];
  readonly problems: readonly Problem[];
  readonly json: boolean;
}

function answerOf({ code, folders, written, problems, json }: Outcome): Answer {
  const stacks = folders.map((folder) => ({
    name: folder.stack.name,
    source: folder.stack.path,
    folder: folder.path,
    changed: written.includes(folder),
    files: folder.files.map(({ name }) => join(folder.path, name)),
  }));
  const lines = stacks.flatMap(({ files }) => files).map((file) => `${file}\n`);
  const text = json ? `${JSON.stringify({ stacks, problems }, null, 2)}\n` : lines.join("");
  const talk = stacks.map(({ folder, changed }) => `${folder} ${changed ? "is written" : "is as it was"}.\n`).join("");
  return { code, text, problems, talk: code === 0 ? talk : "Nothing is written.\n" };
}
