/** Log groups and the keys that encrypt them. */
import type { Aws } from "./client.js";
import type { Probe, Refused, Table } from "./probe.js";

export const PATCHED: Table<Probe> = {};

const create = (aws: Aws, logGroupName: string, kmsKeyId?: string) =>
  aws.json("logs", "Logs_20140328.CreateLogGroup", { logGroupName, kmsKeyId });

/** A key that CloudWatch Logs may use for the log group of that name. */
async function keyFor(aws: Aws, logGroupName: string): Promise<string> {
  const arn = `arn:aws:logs:eu-west-1:${aws.account}:log-group:${logGroupName}`;
  const statement = {
    Effect: "Allow",
    Principal: { Service: "logs.eu-west-1.amazonaws.com" },
    Action: ["kms:Encrypt*", "kms:Decrypt*"],
    Resource: "*",
    Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": arn } },
  };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return (await aws.json("kms", "TrentService.CreateKey", { Policy })).get("Arn");
}

export const REFUSED: Table<Refused> = {
  "log-group-name": {
    code: "InvalidParameterException",
    refused: (aws) => create(aws, "aws/flow-logs"),
    accepted: (aws) => create(aws, "/aws/flow-logs"),
  },
  "log-group-key": {
    code: "InvalidParameterException",
    refused: async (aws) => {
      const arn = await keyFor(aws, "/logs");
      await aws.json("kms", "TrentService.DisableKey", { KeyId: arn.replace(/.*\//, "") });
      return create(aws, "/logs", arn);
    },
    accepted: async (aws) => create(aws, "/logs", await keyFor(aws, "/logs")),
  },
  "log-group-key-policy": {
    code: "InvalidParameterException",
    refused: async (aws) => create(aws, "/logs", await keyFor(aws, "/log")),
    accepted: async (aws) => create(aws, "/logs", await keyFor(aws, "/logs")),
  },
};
