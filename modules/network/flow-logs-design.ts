/** What the user wrote about flow logs, checked and completed. */
import type { Problem } from "../errors/problem.js";
import { isObject, knownKeys, oneOf } from "../errors/shape.js";

export interface FlowLogsDesign {
  readonly retentionInDays: number;
  readonly trafficType: "ALL" | "ACCEPT" | "REJECT";
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Which packets are recorded: all, those let through, those stopped. */
export const TRAFFIC_TYPES = ["ALL", "ACCEPT", "REJECT"] as const;

/** Checks and completes `flowLogs`. Never throws; false when they are switched off. */
export function designFlowLogs(input: unknown, problems: Problem[]): FlowLogsDesign | false {
  if (input === false) return false;
  const props = input ?? {};
  if (!isObject(props, "flowLogs", problems)) return false;
  knownKeys(props, ["retentionInDays", "trafficType"], "flowLogs", problems);
  const days = oneOf(props.retentionInDays ?? 365, RETENTION_DAYS, "flowLogs.retentionInDays", problems);
  const trafficType = oneOf(props.trafficType ?? "ALL", TRAFFIC_TYPES, "flowLogs.trafficType", problems);
  return days !== undefined && trafficType !== undefined && { retentionInDays: days, trafficType };
}
