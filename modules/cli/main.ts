#!/usr/bin/env node
/** The program `v6only`. stdout is the answer and stderr the talk; yargs parses and prints the help. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import yargs from "yargs";
import { unknownCommand } from "../errors/arguments.js";
import { describe } from "../errors/problem.js";
import { misunderstood, withDefaults } from "./arguments.js";
import type { Answer, Command } from "./command.js";
import { exportCommand } from "./export.js";

const COMMANDS: readonly Command[] = [exportCommand];

const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));
const LINE = process.argv.slice(2);
let answer: Answer | undefined;
const EPILOGUE = "Exit code: 0 yes, 1 the answer is no, 2 the question was wrong, 3 unknown.";

const program = yargs()
  .scriptName("v6only")
  .usage("$0 <command>\n\nIPv6-only AWS networks as code.")
  .locale("en")
  .version(version)
  .alias("help", "h")
  .wrap(100)
  .exitProcess(false)
  .parserConfiguration({
    "boolean-negation": false,
    "camel-case-expansion": false,
    "dot-notation": false,
    "duplicate-arguments-array": false,
    "parse-numbers": false,
    "parse-positional-numbers": false,
  })
  .epilogue(EPILOGUE);

for (const command of COMMANDS) {
  const { name, positional, options, examples, description } = command;
  program.command(
    `${name} [${positional.name}]`,
    description,
    (args) => {
      args.usage(`$0 ${name} [${positional.name}]\n\n${description}`);
      args.positional(positional.name, { ...positional, type: "string" });
      for (const [option, settings] of Object.entries(options)) {
        // Choices and defaults are told by yargs and put to use by us: it would take a default for a missing value.
        const { type, description, choices, default: value, defaultDescription = String(value) } = settings;
        const told = choices === undefined ? description : `${description}: ${choices.join(" or ")}`;
        args.option(option, { type, description: told, defaultDescription });
      }
      return args.epilogue(EPILOGUE).example(examples.map(([line, what]) => [`$0 ${line}`, what]));
    },
    (given) => {
      const values = withDefaults(command, given);
      const problems = misunderstood(command, values, LINE);
      answer =
        problems.length > 0
          ? { code: 2, text: "", problems, talk: `See v6only ${name} --help.\n` }
          : command.run(values);
    },
  );
}

// Whoever reads may have read enough: `v6only export | head -1`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const { _: words, help, version: asked } = program.parseSync(LINE);
if (answer !== undefined) {
  say(answer);
} else if (words.length > 0 && !help && !asked) {
  const known = COMMANDS.map(({ name }) => name);
  say({ code: 2, text: "", problems: [unknownCommand(String(words[0]), known)], talk: "See v6only --help.\n" });
} else if (!help && !asked) {
  program.showHelp("error");
  process.exitCode = 2;
}

function say({ code, text, problems, talk }: Answer): void {
  const told = problems.map((problem) => `${problem.level}: ${describe(problem)}\n`).join("");
  process.stderr.write(printable(told + talk));
  process.stdout.write(text);
  process.exitCode = code;
}

/** The text without what a terminal would obey; a file's name may hold it. */
function printable(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
