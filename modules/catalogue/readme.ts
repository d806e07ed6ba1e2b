/**
 * A module's README: what it is for, how it is called, and tables of what goes in and comes out, as terraform-docs
 * writes them.
 * https://terraform-docs.io/reference/markdown-table/
 */
import type { Block, ModuleConfiguration } from "./module.js";

/** What people wrote of the module. */
export interface Prose {
  /** Markdown: a paragraph on its purpose, then sections. */
  readonly about: string;
  /** A configuration that calls the module. */
  readonly example: string;
}

/** The README's text, its last line ended. */
export function readme(name: string, configuration: ModuleConfiguration, { about, example }: Prose): string {
  const [purpose = "", ...sections] = about.split(/^(?=## )/m).map((part) => part.trim());
  const parts = [
    `# ${name}`,
    purpose,
    "## Usage",
    `\`\`\`hcl\n${usageOf(example, name)}\n\`\`\``,
    ...sections,
    "## Requirements",
    requirements(configuration.terraform),
    "## Inputs",
    inputs(configuration.variable),
    "## Outputs",
    outputs(configuration.output),
  ];
  return `${parts.join("\n\n")}\n`;
}

/**
 * What a reader can paste: the example without its settings and outputs, its modules where somebody took them over, and
 * in place of each variable its default.
 */
function usageOf(example: string, name: string): string {
  const blocks = example.match(/^[a-z]+ .*\{\n(?:.*\n)*?\}$/gm) ?? [];
  const source = (path: string) => `./modules/${path === "../.." ? name : path.replace(/^(\.\.\/)+/, "")}`;
  const text = blocks
    .filter((block) => /^(resource|data|locals|module) /.test(block))
    .join("\n\n")
    .replace(/(?<=^ {2}source *= ")\.[^"]*/gm, source);
  return text.replaceAll(/\bvar\.(\w+)/g, (reference, variable) => defaultIn(blocks, variable) ?? reference);
}

function defaultIn(blocks: readonly string[], variable: string): string | undefined {
  const block = blocks.find((block) => block.startsWith(`variable "${variable}" {`));
  return block?.match(/^ {2}default *= (.*)$/m)?.[1];
}

function requirements({ required_version, required_providers }: ModuleConfiguration["terraform"]): string {
  const providers = Object.entries(required_providers).map(([name, { version }]) => [name, version]);
  return table("Name Version", [["terraform", required_version], ...providers]);
}

function inputs(variables: ModuleConfiguration["variable"]): string {
  const rows = Object.entries(variables).map(([name, variable]) => [
    named("input", name),
    String(variable.description),
    code(String(variable.type)),
    "default" in variable ? code(hclOf(variable.default)) : "n/a",
    "default" in variable ? "no" : "yes",
  ]);
  return table("Name Description Type Default Required", rows);
}

function outputs(outputs: ModuleConfiguration["output"]): string {
  return table(
    "Name Description",
    Object.entries(outputs).map(([name, { description }]: [string, Block]) => [
      named("output", name),
      String(description),
    ]),
  );
}

/** A default as HCL writes it on one line. */
function hclOf(value: unknown): string {
  return JSON.stringify(value);
}

const code = (text: string): string => `\`${text}\``;
const named = (kind: string, name: string): string => `<a name="${kind}_${name}"></a> [${name}](#${kind}_${name})`;

function table(titles: string, rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const head = titles.split(" ");
  const rule = head.map((title) => (title === "Required" ? ":---:" : "---"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
