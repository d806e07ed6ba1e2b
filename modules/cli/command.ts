/** What a command is to the program: how it is called, and what it answers. */
import type { Problem } from "../errors/problem.js";

export interface Command {
  readonly name: string;
  /** What follows the name without a hyphen. */
  readonly positional: { readonly name: string; readonly description: string; readonly default: string };
  readonly description: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Command lines without the program's name, each with what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** Called with what was checked against the above. Never throws. */
  run(values: Values): Answer;
}

export interface Option {
  readonly type: "string" | "boolean";
  readonly description: string;
  readonly default?: string | boolean;
  /** What is told of the default where there is no value for it. */
  readonly defaultDescription?: string;
  readonly choices?: readonly string[];
}

/** The values of the options and of the positional, by name. */
export type Values = Readonly<Record<string, unknown>>;

export interface Answer {
  /** 0 yes, 1 the answer is no, 2 the question was wrong, 3 unknown. */
  readonly code: 0 | 1 | 2 | 3;
  /** The answer, for stdout. */
  readonly text: string;
  /** What is said besides, for stderr. */
  readonly problems: readonly Problem[];
  readonly talk: string;
}
