/** What is said of ICMPv6 types and codes. */
import type { Problem } from "./problem.js";
import { didYouMean, isNot, quote } from "./words.js";

const see = "https://www.iana.org/assignments/icmpv6-parameters";

export const notAType = (where: string, value: unknown, known: Iterable<string>): Problem => ({
  level: "error",
  where,
  what: isNot(value, "an ICMPv6 type"),
  fix: `${didYouMean(value, known)}Write a name of IANA's, such as "packet-too-big" or "echo-reply", a number from 0 to 255, or -1 for all`,
  see,
});

/** `of` is the type as it is shown; undefined when it is not known. */
export const notACode = (where: string, value: unknown, of: string | undefined, known: readonly string[]): Problem => ({
  level: "error",
  where,
  what: isNot(value, `an ICMPv6 code${of === undefined ? "" : ` of ${of}`}`),
  fix: `${didYouMean(value, known)}Write ${[...known.map(quote), "a number from 0 to 255"].join(", ")}, or -1 for all`,
  see,
});

export const codeWithoutType = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is a code of no type: the type is left out or -1, which means all types`,
  fix: "Name the type that the code belongs to, or write -1 for all codes",
  see,
});

/** A type that only ICMPv4 has; `twin` is the ICMPv6 type that does its work. */
export const typeOfIcmpv4 = (
  where: string,
  value: unknown,
  name: string,
  twin: { readonly name: string; readonly type: number } | undefined,
): Problem => ({
  level: "warning",
  where,
  what: `${quote(value)} is ${name} in ICMPv4 and nothing in ICMPv6, so that it never matches`,
  fix: twin === undefined ? "Take the rule away" : `Write "${twin.name}" (${twin.type})`,
  see,
});
