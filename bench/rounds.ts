/** Contestants measured in turns, so that whatever else the machine does hits all of them alike. */

export interface Contestant<T> {
  readonly name: string;
  readonly run: () => Promise<T>;
}

export interface RoundsOptions {
  /** Counted rounds, at least 1. */
  readonly runs: number;
  /** Whether a round that is not counted comes first, which fills the caches of the system and of tsx. */
  readonly warmUp: boolean;
  readonly progress: (line: string) => void;
}

/** What each contestant came to in each round, in their order. Every round starts with another one. */
export async function rounds<T>(contestants: readonly Contestant<T>[], options: RoundsOptions): Promise<T[][]> {
  const results = contestants.map((): T[] => []);
  for (let round = options.warmUp ? 0 : 1; round <= options.runs; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const index = (round + turn) % contestants.length;
      const contestant = contestants[index];
      if (contestant === undefined) continue;
      options.progress(`${round === 0 ? "warm-up" : `run ${round} of ${options.runs}`}: ${contestant.name}`);
      const result = await contestant.run();
      if (round > 0) results[index]?.push(result);
    }
  }
  return results;
}
