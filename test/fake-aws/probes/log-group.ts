/** Log groups and the keys that encrypt them. */
import type { Aws } from "./client.js";
import type { Ask, Probe, Refused, Table } from "./probe.js";

export const PATCHED: Table<Probe> = {};

const create = (aws: Aws, logGroupName: string, kmsKeyId?: string) =>
  aws.json("logs", "Logs_20140328.CreateLogGroup", { logGroupName, kmsKeyId });

const CONTEXT = "kms:EncryptionContext:aws:logs:arn";

/** What the guide's policy allows. */
const USES = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"];

/** A key with the guide's policy for the log group of that name, and a statement more. */
async function keyFor(aws: Aws, logGroupName: string, Action = USES, ...more: object[]): Promise<string> {
  const arn = `arn:aws:logs:eu-west-1:${aws.account}:log-group:${logGroupName}`;
  const root = { AWS: `arn:aws:iam::${aws.account}:root` };
  const logs = { Service: "logs.eu-west-1.amazonaws.com" };
  const Statement = [
    { Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" },
    { Effect: "Allow", Principal: logs, Action, Resource: "*", Condition: { ArnEquals: { [CONTEXT]: arn } } },
    ...more,
  ];
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
  return (await aws.json("kms", "TrentService.CreateKey", { Policy })).get("Arn");
}

/** A log group that is encrypted with a key of such a policy. */
const encrypted =
  (action: readonly string[], ...more: object[]): Ask =>
  async (aws) =>
    create(aws, "/logs", await keyFor(aws, "/logs", [...action], ...more));

const deny = (Action: string, Condition: object = {}): object => {
  return { Effect: "Deny", Principal: "*", Action, Resource: "*", Condition };
};

const OTHERS = deny("kms:*", { Bool: { "aws:PrincipalIsAWSService": "false" } });

/** Keeps a log group's events for so many days. */
const kept =
  (retentionInDays: number): Ask =>
  async (aws) => {
    await create(aws, "/logs");
    return aws.json("logs", "Logs_20140328.PutRetentionPolicy", { logGroupName: "/logs", retentionInDays });
  };

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
    refused: [
      async (aws) => create(aws, "/logs", await keyFor(aws, "/log")),
      ...USES.map((use) => encrypted(USES.filter((other) => other !== use))),
      encrypted(USES, deny("kms:GenerateDataKey*")),
    ],
    // Grants are no use of CloudWatch Logs, and a service is none of the others.
    accepted: encrypted(USES, deny("kms:CreateGrant"), OTHERS),
  },
  "log-group-retention": { code: "InvalidParameterException", refused: [kept(2), kept(366)], accepted: kept(365) },
};
