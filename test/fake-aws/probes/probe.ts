/** How a difference from moto is shown. */
import type { Answer, Aws, Parameters } from "./client.js";

/** Of a patch: what a client sees with it, and what it sees of moto without it. */
export interface Probe {
  /** Asks in an empty account, and says what was seen. */
  readonly see: (aws: Aws) => Promise<unknown>;
  readonly patched: unknown;
  readonly unpatched: unknown;
}

export const probe = (see: Probe["see"], patched: unknown, unpatched: unknown): Probe => ({ see, patched, unpatched });

/** Of a refusal: a request that is refused, and the nearest one that is not. */
export interface Refused {
  readonly code: string;
  readonly refused: (aws: Aws) => Promise<Answer>;
  readonly accepted: (aws: Aws) => Promise<Answer>;
}

/** Two requests of EC2 that differ in a few parameters. */
export function twins(
  code: string,
  action: string,
  given: (aws: Aws) => Promise<Parameters>,
  refused: Parameters,
  accepted: Parameters,
): Refused {
  const ask = (more: Parameters) => async (aws: Aws) => aws.ec2(action, { ...(await given(aws)), ...more });
  return { code, refused: ask(refused), accepted: ask(accepted) };
}

/** By the name of the patch or refusal. */
export type Table<T> = Readonly<Record<string, T>>;
