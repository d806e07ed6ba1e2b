/** What is said of a network's address plan: the VPC's length, the tiers' numbers, the zones' letters. */
import type { Problem } from "./problem.js";
import { quote } from "./words.js";

const SIZES = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";

export const badVpcLength = (where: string, length: number, lengths: readonly number[]): Problem => ({
  level: "error",
  where,
  what: `${quote(length)} is not the length of a VPC's IPv6 prefix`,
  fix: `Take one of ${lengths.map((known) => `/${known}`).join(", ")}; Amazon's own are /56`,
  see: SIZES,
});

export const badTierNumber = (where: string, number: unknown, most: number): Problem => ({
  level: "error",
  where,
  what: `${quote(number)} cannot number a tier: the VPC's prefix has room for 0 to ${most}`,
  fix: `Write a whole number from 0 to ${most} that no other tier has`,
});

export const sameTierNumber = (
  where: string,
  number: number,
  first: string,
  second: string,
  most: number,
): Problem => ({
  level: "error",
  where,
  what: `${quote(number)} is the number of two tiers, ${quote(first)} and ${quote(second)}`,
  fix: `Give the newer one a number from 0 to ${most} that no other tier has; the subnets of a tier that moves are replaced`,
});

export const noRoomForZone = (where: string, letter: string, last: string): Problem => ({
  level: "error",
  where,
  what: `${quote(letter)} is not a zone letter that the VPC's prefix has room for`,
  fix: `List zones from a to ${last}${last === "p" ? "" : ", or take a /56, which has room for a to p"}`,
});
