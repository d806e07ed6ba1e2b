/**
 * ICMPv6 messages: the type and the code of a network ACL rule, by name and by number. Both must always be written: the
 * AWS provider sends 0 for what is left out, and type 0 is no message at all.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IcmpTypeCode.html
 */
import { codeWithoutType, notACode, notAType, typeOfIcmpv4 } from "../errors/icmpv6.js";
import type { Problem } from "../errors/problem.js";
import { CODE_TABLE, ICMPV4_TABLE, type Row, TYPE_TABLE } from "./icmpv6-table.js";
import { ALL } from "./protocol.js";
import { wholeNumber } from "./whole-number.js";

/** Which messages a rule is about. */
export interface Icmpv6 {
  /** 0 to 255, or -1 for all types. */
  readonly type: number;
  /** 0 to 255, or -1 for all codes of the type. */
  readonly code: number;
}

const TYPES = numbersByName(TYPE_TABLE);
const CODES: ReadonlyMap<number, ReadonlyMap<string, number>> = new Map(
  [...CODE_TABLE].map(([type, rows]) => [type, numbersByName(rows)]),
);

/**
 * The messages of a type and a code, each written as a name ("packet-too-big", "Port Unreachable"), a number or the
 * number as a string; left out or null means all. A number that only ICMPv4 assigns is taken, with a warning. Never
 * throws; undefined after an error.
 */
export function parseIcmpv6(
  type: unknown,
  code: unknown,
  where: { readonly type: string; readonly code: string },
  problems: Problem[],
): Icmpv6 | undefined {
  const knownType = parseType(type, where.type, problems);
  const knownCode = parseCode(code, knownType, where.code, problems);
  return knownType === undefined || knownCode === undefined ? undefined : { type: knownType, code: knownCode };
}

/** "echo-reply", "destination-unreachable/port-unreachable", "all types", "type 200", "type 200/code 1". */
export function icmpv6Name({ type, code }: Icmpv6): string {
  const codes = CODE_TABLE.get(type);
  const alone = code === ALL || (code === 0 && codes === undefined && nameOf(TYPE_TABLE, type) !== undefined);
  return alone ? typeName(type) : `${typeName(type)}/${nameOf(codes ?? [], code) ?? `code ${code}`}`;
}

function parseType(input: unknown, where: string, problems: Problem[]): number | undefined {
  const type = parse(input, TYPES);
  if (type === undefined) {
    problems.push(notAType(where, input, TYPES.keys()));
    return undefined;
  }
  const [name, twin] = ICMPV4_TABLE.get(type) ?? [];
  if (name !== undefined) {
    problems.push(
      typeOfIcmpv4(where, input, name, twin === undefined ? undefined : { name: typeName(twin), type: twin }),
    );
  }
  return type;
}

function parseCode(input: unknown, type: number | undefined, where: string, problems: Problem[]): number | undefined {
  const names = CODES.get(type ?? ALL) ?? new Map<string, number>();
  const code = parse(input, names);
  if (type === ALL && code !== ALL) {
    problems.push(codeWithoutType(where, input));
    return undefined;
  }
  // The name of a code cannot be judged while its type is wrong.
  const unjudged = type === undefined && typeof input === "string" && wholeNumber(input) === undefined;
  if (code === undefined && !unjudged) {
    problems.push(notACode(where, input, type === undefined ? undefined : typeName(type), firstNames(type)));
  }
  return code;
}

/** -1 when left out, else 0 to 255 by name or number; IANA's own spelling with spaces and capitals is a name too. */
function parse(input: unknown, names: ReadonlyMap<string, number>): number | undefined {
  if (input === undefined || input === null) return ALL;
  const named = typeof input === "string" ? names.get(input.toLowerCase().replace(/[ _/]/g, "-")) : undefined;
  const number = named ?? wholeNumber(input);
  return number !== undefined && number >= ALL && number <= 255 ? number : undefined;
}

function typeName(type: number): string {
  return type === ALL ? "all types" : (nameOf(TYPE_TABLE, type) ?? `type ${type}`);
}

function firstNames(type: number | undefined): string[] {
  return (CODE_TABLE.get(type ?? ALL) ?? []).map(([, name]) => name);
}

function nameOf(rows: readonly Row[], number: number): string | undefined {
  return rows.find(([known]) => known === number)?.[1];
}

function numbersByName(rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(([number, ...names]) => names.map((name) => [name, number] as const)));
}
