/** The names that rules may use, as Terraform locals: the tables that TypeScript reads too. */
import { TYPE_TABLE } from "../../net/icmpv6-table.js";
import { PROTOCOL_TABLE } from "../../net/protocol-table.js";

type Table = readonly (readonly [number: number, ...names: string[]])[];

export const NAME_TABLES = {
  protocol_numbers: numbersOf(PROTOCOL_TABLE),
  icmpv6_types: numbersOf(TYPE_TABLE),
};

/** `icmpv6 = "58"`, every name in lower case. */
function numbersOf(table: Table): Record<string, string> {
  return Object.fromEntries(table.flatMap(([number, ...names]) => names.map((name) => [name, String(number)])));
}
