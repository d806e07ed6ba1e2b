/** Keys, log groups, roles and their policies as CloudFormation has them. */
import { AFTER_APPLY, type Planned } from "./plan.js";
import type { Surroundings } from "./project.js";
import { defined, policyDocument, properties, type Shape } from "./shapes.js";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html */
export function key(planned: Planned): Shape {
  return {
    Type: "AWS::KMS::Key",
    Properties: {
      ...properties(planned, { EnableKeyRotation: "enable_key_rotation", KeyUsage: "key_usage" }),
      ...properties(planned, { KeySpec: "customer_master_key_spec", PendingWindowInDays: "deletion_window_in_days" }),
      ...defined({ KeyPolicy: policyDocument(planned.get("policy")) }),
    },
  };
}

/** A retention of 0 days is for ever, which CloudFormation says by leaving it out. */
export function logGroup(planned: Planned, { idOf }: Surroundings): Shape {
  const days = planned.get("retention_in_days");
  const [keyAddress] = planned.targets("kms_key_id", "aws_kms_key");
  const id = keyAddress === undefined ? undefined : idOf(keyAddress);
  const found = planned.get("kms_key_id");
  return {
    Type: "AWS::Logs::LogGroup",
    Properties: defined({
      RetentionInDays: days === 0 ? undefined : days,
      KmsKeyId: found === AFTER_APPLY && id ? { "Fn::GetAtt": [id, "Arn"] } : found,
    }),
  };
}

export function role(planned: Planned): Shape {
  const inline = (planned.values.inline_policy ?? []) as { name?: string; policy?: string }[];
  const policies = inline
    .filter(({ policy }) => policy)
    .map(({ name, policy }) => ({ PolicyName: name, PolicyDocument: policyDocument(policy) }));
  return {
    Type: "AWS::IAM::Role",
    Properties: defined({
      AssumeRolePolicyDocument: policyDocument(planned.get("assume_role_policy")),
      Policies: policies.length > 0 ? policies : undefined,
    }),
  };
}

export function policy(planned: Planned): Shape {
  return {
    Type: "AWS::IAM::Policy",
    Properties: defined({ PolicyDocument: policyDocument(planned.get("policy")) }),
  };
}
