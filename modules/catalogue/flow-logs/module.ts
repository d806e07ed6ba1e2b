/**
 * The module `flow-logs`: flow logs of any VPC to CloudWatch Logs, with a key and a role of their own.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group/index.js";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity/index.js";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition/index.js";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region/index.js";
import { DataAwsServicePrincipal } from "@cdktf/provider-aws/lib/data-aws-service-principal/index.js";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log/index.js";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role/index.js";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy/index.js";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key/index.js";
import type { TerraformStack } from "cdktf";
import {
  flowLog,
  flowLogsGroup,
  flowLogsKey,
  flowLogsPermission,
  flowLogsRole,
} from "../../network/flow-logs-config.js";
import { called, expression, moduleOf, reference } from "../module.js";
import { named } from "../variables.js";
import { VARIABLES } from "./variables.js";

/** The module's configuration. */
export const flowLogsModule = () =>
  moduleOf("flow-logs", { variable: VARIABLES, output: OUTPUTS, comments: COMMENTS }, build);

const COMMENTS = {
  "data.aws_service_principal.logs":
    "CloudWatch Logs, as a policy names it: not in every partition does its name end in amazonaws.com.",
  "aws_kms_key.this":
    "The records say who talked to whom. CloudWatch Logs may use the key for this log group alone, which its policy names by\nthe ARN that the group will have.",
  "aws_cloudwatch_log_group.this": "What it keeps costs by the month and the byte: see retention_in_days.",
  "aws_iam_role.this": "Only flow logs of this account may take the role.",
  "aws_iam_role_policy.this": "It may write to this log group and to no other.",
  "aws_flow_log.this": "It waits for the policy; without it the first records would be lost.",
};

const OUTPUTS = {
  flow_log_id: { description: "Id of the flow log.", value: expression("aws_flow_log.this.id") },
  flow_log_destination_arn: {
    description: "ARN of the log group.",
    value: expression("aws_cloudwatch_log_group.this.arn"),
  },
  flow_log_group_name: {
    description: "Name of the log group.",
    value: expression("aws_cloudwatch_log_group.this.name"),
  },
  flow_log_role_arn: { description: "ARN of the role that writes.", value: expression("aws_iam_role.this.arn") },
  kms_key_arn: { description: "ARN of the key that encrypts the records.", value: expression("aws_kms_key.this.arn") },
};

function build(stack: TerraformStack): void {
  const place = {
    networkName: reference("var.name"),
    partition: called(new DataAwsPartition(stack, "partition"), "current").partition,
    // Provider 6 calls its name `region`; the id is the same in both.
    region: called(new DataAwsRegion(stack, "region"), "current").id,
    account: called(new DataAwsCallerIdentity(stack, "account"), "current").accountId,
    // Its `name` lacks the region.
    logsPrincipal: called(new DataAwsServicePrincipal(stack, "logs", { serviceName: "logs" }), "logs").id,
    tags: named("-flow-logs"),
  };
  const key = called(new KmsKey(stack, "key", flowLogsKey(place)), "this");
  const retentionInDays = expression<number>("var.retention_in_days");
  const group = new CloudwatchLogGroup(stack, "group", flowLogsGroup(place, { retentionInDays, kmsKeyId: key.arn }));
  const logDestination = called(group, "this").arn;
  const role = called(new IamRole(stack, "role", flowLogsRole(place)), "this");
  const permission = new IamRolePolicy(stack, "permission", flowLogsPermission(place, role.id));
  called(permission, "this");
  const log = flowLog(place, {
    vpcId: expression("var.vpc_id"),
    trafficType: expression("var.traffic_type"),
    iamRoleArn: role.arn,
    logDestination,
    dependsOn: [permission],
  });
  called(new FlowLog(stack, "log", log), "this");
}
