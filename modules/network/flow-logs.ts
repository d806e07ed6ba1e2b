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
import { Construct } from "constructs";
import { logsPrincipal } from "../facts/principals.js";
import { partitionOf } from "../facts/regions.js";
import { addressed } from "./address.js";
import {
  flowLog,
  flowLogsGroup,
  flowLogsGroupName,
  flowLogsKey,
  flowLogsPermission,
  flowLogsRole,
} from "./flow-logs-config.js";
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
    const account = addressed(new DataAwsCallerIdentity(this, "account"), "current").accountId;
    const tags = { ...context.tags, Name: `${networkName}-flow-logs` };
    const partition = partitionOf(region) ?? "aws";
    const place = { networkName, region, account, partition, logsPrincipal: logsPrincipal(region), tags };
    this.logGroupName = flowLogsGroupName(networkName);

    const kmsKeyId = addressed(new KmsKey(this, "key", flowLogsKey(place)), ADDRESS).arn;
    const { retentionInDays, trafficType } = design;
    const group = new CloudwatchLogGroup(this, "log-group", flowLogsGroup(place, { retentionInDays, kmsKeyId }));
    const logDestination = addressed(group, ADDRESS).arn;
    const role = addressed(new IamRole(this, "role", flowLogsRole(place)), ADDRESS);
    const permission = new IamRolePolicy(this, "policy", flowLogsPermission(place, role.id));
    const dependsOn = [addressed(permission, ADDRESS)];
    const log = { vpcId, trafficType, iamRoleArn: role.arn, logDestination, dependsOn };
    addressed(new FlowLog(this, "flow-log", flowLog(place, log)), ADDRESS);
  }
}
