/** What several programs took, each beside the first. */
import type { Answer } from "./case.js";
import type { Usage } from "./measure.js";
import { ratiosOf, summaryOf } from "./statistics.js";
import { memory, ratio, time } from "./table.js";

/** @param usages of each program in each round, in the order of the programs */
export function comparison(
  programs: readonly { readonly name: string }[],
  usages: readonly (readonly Usage[])[],
): Pick<Answer, "header" | "rows" | "data"> {
  const milliseconds = usages.map((rounds) => rounds.map((usage) => usage.milliseconds));
  const bytes = usages.map((rounds) => rounds.map((usage) => usage.bytes));
  const data = programs.map(({ name }, index) => ({
    name,
    milliseconds: summaryOf(milliseconds[index] ?? []),
    toOurs: ratiosOf(milliseconds[index] ?? [], milliseconds[0] ?? []),
    bytes: summaryOf(bytes[index] ?? []),
    bytesToOurs: ratiosOf(bytes[index] ?? [], bytes[0] ?? []),
  }));
  return {
    header: ["", "time", "to ours", "memory", "to ours"],
    rows: data.map((row) => [
      row.name,
      time(row.milliseconds),
      ratio(row.toOurs),
      memory(row.bytes),
      ratio(row.bytesToOurs),
    ]),
    data,
  };
}
