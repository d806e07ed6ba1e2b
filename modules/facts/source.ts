/** Where a fact comes from and when somebody last looked. */

export interface Source {
  /** The page or file that says so. */
  readonly url: string;
  /** The day it was looked at, such as `2026-11-24`. */
  readonly checked: string;
}

/** The source as a message shows it, at the end of a problem. */
export const cite = (source: Source): string => `${source.url} (checked ${source.checked})`;
