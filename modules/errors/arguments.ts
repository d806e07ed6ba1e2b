/** What is said of a command line that cannot be understood. */
import type { Problem } from "./problem.js";
import { didYouMean, quote } from "./words.js";

export const unknownCommand = (name: string, known: readonly string[]): Problem => ({
  level: "error",
  where: "v6only",
  what: `${quote(name)} is not a command`,
  fix: `${didYouMean(name, known)}Known: ${known.join(", ")}`,
});

export const unknownOption = (option: string, known: readonly string[]): Problem => ({
  level: "error",
  where: option,
  what: "no such option",
  fix: `${didYouMean(option, known)}Known: ${known.join(", ")}`,
});

export const withoutValue = (option: string): Problem => ({
  level: "error",
  where: option,
  what: "the value is missing",
  fix: `Write ${option} and then the value`,
});

export const givenAgain = (option: string, times: number): Problem => ({
  level: "error",
  where: option,
  what: `given ${times} times`,
  fix: "Write it once",
});

export const notAChoice = (option: string, value: string, choices: readonly string[]): Problem => ({
  level: "error",
  where: option,
  what: `${quote(value)} is not one of the choices`,
  fix: `${didYouMean(value, choices)}Write ${choices.map(quote).join(" or ")}`,
});

export const notAskedFor = (values: readonly string[], usage: string): Problem => ({
  level: "error",
  where: usage,
  what: `${values.map(quote).join(" ")} is more than the command takes`,
  fix: "Name one thing, and put quotes around it when it has spaces",
});
