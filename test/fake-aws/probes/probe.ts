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

/** A request in an empty account. */
export type Ask = (aws: Aws) => Promise<Answer>;

/** Of a refusal: requests that are refused, each for a reason of its own, and the nearest one that is not. */
export interface Refused {
  readonly code: string;
  readonly refused: Ask | readonly Ask[];
  readonly accepted: Ask;
}

/** Requests of EC2 that differ in a few parameters. */
export function twins(
  code: string,
  action: string,
  given: (aws: Aws) => Promise<Parameters>,
  refused: Parameters | readonly Parameters[],
  accepted: Parameters,
): Refused {
  const ask = (more: Parameters) => async (aws: Aws) => aws.ec2(action, { ...(await given(aws)), ...more });
  return { code, refused: [refused].flat().map(ask), accepted: ask(accepted) };
}

/** By the name of the patch or refusal. */
export type Table<T> = Readonly<Record<string, T>>;
