/** What the module `flow-logs` is called with. */
import { RETENTION_DAYS, TRAFFIC_TYPES } from "../../network/flow-logs-design.js";
import { expression, listOf } from "../module.js";
import { nameVariable, TAGS } from "../variables.js";

export const VARIABLES = {
  name: nameVariable(
    "What the log group, the role and Name tags begin with: the network's name. Another name makes another log group, and the records go with the old one; no other network of the account and region may have it.",
  ),
  vpc_id: { description: "Id of the VPC.", type: "string", nullable: false },
  retention_in_days: {
    description: "Days for which CloudWatch Logs keeps the records.",
    type: "number",
    default: 365,
    nullable: false,
    validation: [
      {
        condition: expression(`contains([${RETENTION_DAYS.join(", ")}], var.retention_in_days)`),
        error_message: `Write one of the periods that CloudWatch Logs has: ${RETENTION_DAYS.join(", ")}.`,
      },
    ],
  },
  traffic_type: {
    description: `Which packets are recorded: ${TRAFFIC_TYPES.join(", ")}.`,
    type: "string",
    default: "ALL",
    nullable: false,
    validation: [
      {
        condition: expression(`contains(${listOf(TRAFFIC_TYPES)}, var.traffic_type)`),
        error_message: `Write ${TRAFFIC_TYPES.join(", ")}.`,
      },
    ],
  },
  tags: TAGS,
};
