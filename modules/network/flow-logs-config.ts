/**
 * What flow logs are made of, for a network that is known and for a module's variables alike.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 */
import type { CloudwatchLogGroupConfig } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import type { FlowLogConfig } from "@cdktf/provider-aws/lib/flow-log/index.js";
import type { IamRoleConfig } from "@cdktf/provider-aws/lib/iam-role/index.js";
import type { IamRolePolicyConfig } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import type { KmsKeyConfig } from "@cdktf/provider-aws/lib/kms-key/index.js";
import { Fn } from "cdktf";
import type { Tags } from "./tags.js";

/** Text, or references that Terraform puts in its place. */
export interface FlowLogsPlace {
  readonly networkName: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** CloudWatch Logs as a policy names it: `logs.eu-west-1.amazonaws.com`. */
  readonly logsPrincipal: string;
  readonly tags: Tags;
}

export function flowLogsKey(place: FlowLogsPlace): KmsKeyConfig {
  return {
    description: `Encrypts the flow logs of ${place.networkName}`,
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: Fn.jsonencode(keyPolicy(place)),
    tags: place.tags,
  };
}

export const flowLogsGroupName = (networkName: string): string => `/aws/vpc-flow-logs/${networkName}`;

export function flowLogsGroup(
  place: FlowLogsPlace,
  group: { readonly retentionInDays: number; readonly kmsKeyId: string },
): CloudwatchLogGroupConfig {
  return { name: flowLogsGroupName(place.networkName), ...group, tags: place.tags };
}

export function flowLogsRole({ networkName, account, tags }: FlowLogsPlace): IamRoleConfig {
  return {
    namePrefix: `${networkName}-`,
    description: `Writes the flow logs of ${networkName}`,
    assumeRolePolicy: Fn.jsonencode(trustPolicy(account)),
    tags,
  };
}

/** What the role may do. */
export function flowLogsPermission(place: FlowLogsPlace, role: string): IamRolePolicyConfig {
  return { namePrefix: "write-", role, policy: Fn.jsonencode(writePolicy(place)) };
}

export function flowLog(
  { tags }: FlowLogsPlace,
  log: Required<Pick<FlowLogConfig, "vpcId" | "trafficType" | "iamRoleArn" | "logDestination" | "dependsOn">>,
): FlowLogConfig {
  return { ...log, logDestinationType: "cloud-watch-logs", tags };
}

/** From its name, not from what AWS answers, so that a plan shows the policies whole. */
function groupArn({ networkName, partition, region, account }: FlowLogsPlace): string {
  return `arn:${partition}:logs:${region}:${account}:log-group:${flowLogsGroupName(networkName)}`;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function keyPolicy(place: FlowLogsPlace): object {
  const { partition, account, logsPrincipal } = place;
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
        Principal: { Service: logsPrincipal },
        Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        Resource: "*",
        Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": groupArn(place) } },
      },
      {
        // https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
        Sid: "OnlyAwsServicesTakeGrants",
        Effect: "Deny",
        Principal: "*",
        Action: "kms:CreateGrant",
        Resource: "*",
        Condition: { BoolIfExists: { "kms:GrantIsForAWSResource": "false", "aws:PrincipalIsAWSService": "false" } },
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

function writePolicy(place: FlowLogsPlace): object {
  const { partition, region, account } = place;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        Resource: `${groupArn(place)}:*`,
      },
      {
        Effect: "Allow",
        Action: "logs:DescribeLogGroups",
        Resource: `arn:${partition}:logs:${region}:${account}:log-group:*`,
      },
    ],
  };
}
