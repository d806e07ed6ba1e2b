/** What judges requests to AWS: a table of complaints, and when each is due. */
import type { AwsRequest } from "./account.js";

/** A request's parameters. */
export type Sent = AwsRequest["parameters"];

export interface Judge {
  /** Such as `ec2:CreateRoute`. */
  readonly operation: string;
  /** What is said of a request that is wrong. */
  readonly complaint: string;
  readonly isWrong: (sent: Sent) => boolean;
}

/** A judge for each operation and complaint. A request is wrong when one of the things that are read from it is. */
export const judges = <T>(
  operations: readonly string[],
  read: (sent: Sent) => readonly T[],
  complaints: Readonly<Record<string, (one: T) => boolean>>,
): Judge[] =>
  operations.flatMap((operation) =>
    Object.entries(complaints).map(([complaint, isWrong]) => ({
      operation,
      complaint,
      isWrong: (sent: Sent) => read(sent).some(isWrong),
    })),
  );

/** Reads the parameters as they are. */
export const asSent = (sent: Sent): readonly [Sent] => [sent];

/** Whether a parameter of such a name is sent, with such a value. */
export const sends = (sent: Sent, name: RegExp, value = /(?:)/): boolean =>
  Object.entries(sent).some(([key, one]) => name.test(key) && value.test(String(one)));

/** What the names start with, each once: `Disk.1.` of `Disk.1.Size` and `Disk.1.Type` for `/^Disk\.\d+\./`. */
export const startsOf = (sent: Sent, start: RegExp): string[] => [
  ...new Set(Object.keys(sent).flatMap((key) => start.exec(key)?.[0] ?? [])),
];

/** A number as the query protocol writes it. */
export const number = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));

/** Whether it is written and is not from `first` to `last`, both included. */
export const isOutside = (value: number | undefined, first: number, last: number): boolean =>
  value !== undefined && !(value >= first && value <= last);
