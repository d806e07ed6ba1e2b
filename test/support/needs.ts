/** Suites that need a program which may not be there. */
import { describe, test } from "vitest";

/** Why it cannot be, in one line. */
export interface Missing {
  readonly missing: string;
}

/**
 * A suite that is given what it needs. Where that is missing it is skipped with one line that says why; under CI it
 * fails. What is there and broken throws.
 */
export function describeWith<T extends object>(
  name: string,
  find: () => Promise<T | Missing>,
  suite: (found: T) => void,
): void {
  describe(name, async () => {
    const found = await find();
    if (!("missing" in found)) return suite(found);
    if (process.env.CI) {
      test("what it needs is here", () => {
        throw new Error(found.missing);
      });
      return;
    }
    console.warn(`${name}: skipped, ${found.missing}`);
    describe.skip(found.missing, () => suite({} as T));
  });
}
