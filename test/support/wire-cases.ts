/** Requests for the judges: for each complaint one that is wrong in that alone, and its right twin. */
import { ACL_CASES } from "./wire-acl-cases.js";
import { GROUP_CASES } from "./wire-group-cases.js";
import { MACHINE_CASES } from "./wire-machine-cases.js";
import { NETWORK_CASES } from "./wire-network-cases.js";

export interface Cases {
  readonly operations: readonly string[];
  /**
   * What every name starts with, such as `IpPermissions.1.`.
   * @default - nothing
   */
  readonly at?: string;
  /**
   * Parameters of every request here, as a query string.
   * @default - none
   */
  readonly base?: string;
  /** The twins as query strings, which win over the base. */
  readonly rows: readonly CaseRow[];
}

/** Nothing is right where every request is wrong. */
export type CaseRow = readonly [complaint: string, wrong: string, right?: string];

export const CASES: readonly Cases[] = [...ACL_CASES, ...GROUP_CASES, ...MACHINE_CASES, ...NETWORK_CASES];
