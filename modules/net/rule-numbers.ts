/** Rule numbers that are made of what a rule is about, and not of its place in a list. */

/** A block of rule numbers, both ends included. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/**
 * A number in the range for each key: the one that `seed` makes of it, or when an earlier key has that, the next free
 * one. A key that is added at the end never moves another's number.
 */
export function numbersOf(
  keys: readonly string[],
  { first, last }: NumberRange,
  seed: (key: string) => number,
): ReadonlyMap<string, number> {
  const size = last - first + 1;
  const taken = new Set<number>();
  return new Map(
    [...new Set(keys)].map((key) => {
      let place = seed(key) % size;
      while (taken.has(place)) place = (place + 1) % size;
      taken.add(place);
      return [key, first + place] as const;
    }),
  );
}

/** FNV-1a in 32 bits over the text's UTF-16 units: https://datatracker.ietf.org/doc/draft-eastlake-fnv/ */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
