/**
 * How a construct tells of problems that do not stop it, and of those that only the finished tree can tell: errors
 * fail the synthesis, warnings and notes become annotations, which cdktf's CLI shows.
 */
import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { describe, type Problem } from "../errors/problem.js";

/** Hands warnings and notes to cdktf. */
export function annotate(construct: Construct, problems: readonly Problem[]): void {
  const annotations = Annotations.of(construct);
  for (const problem of problems) {
    if (problem.level === "note") annotations.addInfo(describe(problem));
    else annotations.addWarning(describe(problem));
  }
}

/** Asks for the construct's problems once the tree is finished: errors refuse the synthesis. */
export function validated(construct: Construct, check: () => readonly Problem[]): void {
  let annotated = false;
  const validate = (): string[] => {
    const problems = check();
    const errors = problems.filter((problem) => problem.level === "error");
    if (!annotated && errors.length === 0) {
      annotated = true;
      annotate(construct, problems);
    }
    return errors.map(describe);
  };
  construct.node.addValidation({ validate });
}
