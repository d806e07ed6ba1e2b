/** One question that the benchmarks answer. */
import type { RoundsOptions } from "./rounds.js";

export interface Case {
  readonly name: string;
  /** In one line, for `--help`. */
  readonly description: string;
  readonly run: (options: Pick<RoundsOptions, "runs" | "progress">) => Promise<Answer>;
}

export interface Answer {
  readonly title: string;
  /** What exactly is measured, and what is not. */
  readonly note: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The same as numbers: milliseconds and bytes. */
  readonly data: unknown;
}
