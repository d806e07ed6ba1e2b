/** What a refusal, a warning or a note is made of, and the one error that carries them. */

/** `error` is refused; `warning` is built but likely wrong; `note` tells what was put right. */
export type Level = "error" | "warning" | "note";

/** One complaint about one thing the user wrote. */
export interface Problem {
  readonly level: Level;
  /** The path the user typed, such as `tiers.private.ingress[2].protocol`. */
  readonly where: string;
  /** The value, JSON-quoted, and what is wrong with it; no final full stop. */
  readonly what: string;
  /** What to write instead: an imperative sentence without its full stop. */
  readonly fix: string;
  /** The RFC, IANA registry or AWS page it rests on. */
  readonly see?: string;
}

/** Thrown with every error of one construct at once. */
export class ConfigError extends Error {
  /** What was being built, such as `Network "prod/network"`. */
  declare readonly subject: string;
  declare readonly problems: readonly Problem[];

  constructor(subject: string, problems: readonly Problem[]) {
    super(
      `${subject}: ${problems.length} problem${problems.length === 1 ? "" : "s"}\n${problems.map(bullet).join("\n")}`,
    );
    // Not enumerable: Node would print them once more below the message that tells them already.
    Object.defineProperties(this, {
      name: { value: "ConfigError" },
      subject: { value: subject },
      problems: { value: problems },
    });
  }
}

/** Throws one {@link ConfigError} when any problem is an error; returns the warnings and notes otherwise. */
export function refuse(subject: string, problems: readonly Problem[]): Problem[] {
  const errors = problems.filter((problem) => problem.level === "error");
  if (errors.length > 0) throw new ConfigError(subject, errors);
  return [...problems];
}

/** A problem as text: what is wrong, then what to do, then why. */
export function describe(problem: Problem): string {
  return [`${problem.where}: ${problem.what}.`, `${problem.fix}.`, ...(problem.see ? [problem.see] : [])].join("\n  ");
}

const bullet = (problem: Problem): string => `- ${describe(problem)}`;
