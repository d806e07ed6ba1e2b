/** Networks as they are designed, before anything is built. */
import { expect } from "vitest";
import { describe, type Problem } from "../../modules/errors/problem.js";
import { designNetwork, type NetworkDesign, type StackContext } from "../../modules/network/design.js";

export const ZONES = ["eu-west-1a", "eu-west-1b"];
const STACK: StackContext = { name: "prod", region: "eu-west-1", resolve: (reference) => reference };

export interface Outcome {
  readonly design: NetworkDesign | undefined;
  readonly problems: readonly Problem[];
  /** The problems as text. */
  readonly said: string;
}

export function designedFrom(props: unknown, stack: StackContext = STACK): Outcome {
  const problems: Problem[] = [];
  const design = designNetwork(props, stack, problems);
  return { design, problems, said: problems.map(describe).join("\n") };
}

/** The design of a network in two zones, of which nothing is said. */
export function designed(props: object = {}): NetworkDesign {
  const { design, said } = designedFrom({ availabilityZones: ZONES, ...props });
  expect(said).toBe("");
  return design as NetworkDesign;
}

/** What is said of a network in two zones that is refused. */
export function refused(props: object): string {
  const { design, said } = designedFrom({ availabilityZones: ZONES, ...props });
  expect(design).toBeUndefined();
  return said;
}
