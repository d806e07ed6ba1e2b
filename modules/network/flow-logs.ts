/**
 * Flow logs of a whole VPC to CloudWatch Logs: aws_flow_log, aws_cloudwatch_log_group, a KMS key and a role of their
 * own.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity/index.js";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { partitionOf } from "../facts/regions.js";
import { addressed } from "./address.js";
import type { FlowLogsDesign } from "./flow-logs-design.js";
import type { Tags } from "./tags.js";

export interface FlowLogsContext {
  readonly networkName: string;
  readonly region: string;
  readonly vpcId: string;
  readonly tags: Tags;
}

const ADDRESS = "flow-logs";

export class FlowLogs extends Construct {
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, design: FlowLogsDesign, context: FlowLogsContext) {
    super(scope, id);
    const { networkName, region, vpcId } = context;
    const tags = { ...context.tags, Name: `${networkName}-flow-logs` };
    const account = addressed(new DataAwsCallerIdentity(this, "account"), "current").accountId;
    const partition = partitionOf(region) ?? "aws";
    this.logGroupName = `/aws/vpc-flow-logs/${networkName}`;

    const key = addressed(
      new KmsKey(this, "key", {
        description: `Encrypts the flow logs of ${networkName}`,
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: Fn.jsonencode(keyPolicy(partition, region, account, this.logGroupName)),
        tags,
      }),
      ADDRESS,
    );
    const group = addressed(
      new CloudwatchLogGroup(this, "log-group", {
        name: this.logGroupName,
        retentionInDays: design.retentionInDays,
        kmsKeyId: key.arn,
        tags,
      }),
      ADDRESS,
    );
    const role = addressed(
      new IamRole(this, "role", {
        namePrefix: `${networkName}-`,
        description: `Writes the flow logs of ${networkName}`,
        assumeRolePolicy: Fn.jsonencode(trustPolicy(account)),
        tags,
      }),
      ADDRESS,
    );
    const logGroupArn = group.arn;
    const everyGroup = `arn:${partition}:logs:${region}:${account}:log-group:*`;
    const policy = Fn.jsonencode(writePolicy(logGroupArn, everyGroup));
    const permission = new IamRolePolicy(this, "policy", { namePrefix: "write-", role: role.id, policy });
    addressed(permission, ADDRESS);
    addressed(
      new FlowLog(this, "flow-log", {
        vpcId,
        trafficType: design.trafficType,
        iamRoleArn: role.arn,
        logDestinationType: "cloud-watch-logs",
        logDestination: logGroupArn,
        tags,
        dependsOn: [permission],
      }),
      ADDRESS,
    );
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function keyPolicy(partition: string, region: string, account: string, logGroupName: string): object {
  const arn = `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TheAccountAdministersTheKey",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "CloudWatchLogsUsesItForThisLogGroup",
        Effect: "Allow",
        Principal: { Service: `logs.${region}.amazonaws.com` },
        Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        Resource: "*",
        Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": arn } },
      },
    ],
  };
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
function trustPolicy(account: string): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ],
  };
}

function writePolicy(logGroupArn: string, everyGroup: string): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        Resource: `${logGroupArn}:*`,
      },
      { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: everyGroup },
    ],
  };
}
