/** Keys of KMS. */
import type { Ask, Probe, Refused, Table } from "./probe.js";

export const PATCHED: Table<Probe> = {};

const deletedIn =
  (PendingWindowInDays: number): Ask =>
  async (aws) => {
    const KeyId = (await aws.json("kms", "TrentService.CreateKey", {})).get("KeyId");
    return aws.json("kms", "TrentService.ScheduleKeyDeletion", { KeyId, PendingWindowInDays });
  };

export const REFUSED: Table<Refused> = {
  "key-deletion-window": {
    code: "ValidationException",
    refused: [deletedIn(6), deletedIn(31)],
    accepted: deletedIn(7),
  },
};
