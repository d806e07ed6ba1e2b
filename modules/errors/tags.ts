/** What can be wrong with tags. */
import type { Problem } from "./problem.js";
import { quote } from "./words.js";

const see = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions";

export const notATagMap = (where: string, value: unknown): Problem => ({
  level: "error",
  where,
  what: `${quote(value)} is not a map of tags`,
  fix: 'Write keys and values, such as { team: "platform" }',
});

export const tooManyTags = (where: string, count: number, most: number): Problem => ({
  level: "error",
  where,
  what: `${count} tags; AWS allows 50 a resource and v6only sets Name`,
  fix: `Keep ${most} or fewer`,
  see,
});

export const badTagKey = (where: string, key: string, fault: string): Problem => ({
  level: "error",
  where,
  what: `the key ${quote(key)} ${fault}`,
  fix: "Name the tag otherwise",
  see,
});

export const badTagValue = (where: string, key: string, value: unknown, fault: string): Problem => ({
  level: "error",
  where: `${where}[${quote(key)}]`,
  what: `${quote(value)} ${fault}`,
  fix: 'Write text of at most 256 visible characters in quotes, such as "platform"',
  see,
});
