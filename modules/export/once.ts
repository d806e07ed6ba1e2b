/** What is made at its first use, for it takes long and most exports never need it. */

/**
 * Gives what `make` gives, and calls that once. V8 builds Unicode's classes for each pattern that names them, even for
 * one that it only reads past: a pattern of ASCII answers first, and one like this only for what is left.
 */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
