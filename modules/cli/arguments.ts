/** A command line held against what its command takes; yargs leaves unknown options without a hint. */
import { givenAgain, notAChoice, notAskedFor, unknownOption, withoutValue } from "../errors/arguments.js";
import type { Problem } from "../errors/problem.js";
import type { Command, Option, Values } from "./command.js";

/** What yargs adds to each command line. */
const OF_EVERY_COMMAND = ["help", "version"];
const OF_YARGS = ["_", "$0", "h"];
const BOOLEANS = ["true", "false"];

/**
 * All that the command does not take. Never throws.
 * @param words the command line, of which `values` is what yargs made
 */
export function misunderstood(command: Command, values: Values, words: readonly string[]): Problem[] {
  const known = [...Object.keys(command.options), ...OF_EVERY_COMMAND];
  const taken = new Set([...known, ...OF_YARGS, command.positional.name]);
  const unknown = Object.keys(values).filter((name) => !taken.has(name));
  const [, ...more] = Array.isArray(values._) ? values._.map(String) : [];
  return [
    ...unknown.map((name) => unknownOption(hyphened(name), known.map(hyphened))),
    ...(more.length > 0 ? [notAskedFor(more, `v6only ${command.name} [${command.positional.name}]`)] : []),
    ...(values[command.positional.name] === "" ? [withoutValue(command.positional.name)] : []),
    ...Object.entries(command.options).flatMap(([name, option]) => wronglyGiven(name, option, values[name], words)),
  ];
}

/** yargs takes the last of several, and false for whatever a boolean's value is but true. */
function wronglyGiven(name: string, { type, choices }: Option, value: unknown, words: readonly string[]): Problem[] {
  const option = hyphened(name);
  const given = words.filter((word) => word === option || word.startsWith(`${option}=`));
  if (given.length > 1) return [givenAgain(option, given.length)];
  if (type === "boolean") {
    const [, text = "true"] = /=(.*)/s.exec(given[0] ?? "") ?? [];
    return BOOLEANS.includes(text) ? [] : [notAChoice(option, text, BOOLEANS)];
  }
  if (value === "") return [withoutValue(option)];
  return choices === undefined || choices.includes(String(value)) ? [] : [notAChoice(option, String(value), choices)];
}

/** The values, and the defaults of options that were not given. */
export function withDefaults({ options }: Command, given: Values): Values {
  const defaults = Object.entries(options).map(([name, option]) => [name, option.default]);
  return { ...Object.fromEntries(defaults), ...given };
}

function hyphened(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
