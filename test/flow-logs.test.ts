/** What is emitted for flow logs. */
import { expect, test } from "vitest";
import { networkIn, stackNamed, synth, synthesized } from "./support/synth.js";

const TYPES = ["aws_flow_log", "aws_cloudwatch_log_group", "aws_kms_key", "aws_iam_role", "aws_iam_role_policy"];

const { resource, data } = synth((stack) => networkIn(stack, { name: "prod", tags: { team: "platform" } }));
const of = (type: string) => {
  const { "//": _, ...rest } = resource[type]?.flow_logs ?? {};
  return rest;
};
/** The policy as JSON: what Terraform's jsonencode() makes of it. */
const policy = (value: unknown) =>
  JSON.parse(
    String(value)
      .slice("${jsonencode(".length, -")}".length)
      .replaceAll('" = ', '": ')
      .replaceAll(/: (data\.[a-z_.]+)/g, ': "${$1}"'),
  );

test("the log is of the whole VPC, and goes to the group in the role's name", () => {
  expect(of("aws_flow_log")).toMatchInlineSnapshot(`
    {
      "depends_on": [
        "aws_iam_role_policy.flow_logs",
      ],
      "iam_role_arn": "\${aws_iam_role.flow_logs.arn}",
      "log_destination": "\${aws_cloudwatch_log_group.flow_logs.arn}",
      "log_destination_type": "cloud-watch-logs",
      "tags": {
        "Name": "prod-flow-logs",
        "team": "platform",
      },
      "traffic_type": "ALL",
      "vpc_id": "\${aws_vpc.main.id}",
    }
  `);
});

test("the group is named after the network, and encrypted", () => {
  expect(of("aws_cloudwatch_log_group")).toMatchInlineSnapshot(`
      {
        "kms_key_id": "\${aws_kms_key.flow_logs.arn}",
        "name": "/aws/vpc-flow-logs/prod",
        "retention_in_days": 365,
        "tags": {
          "Name": "prod-flow-logs",
          "team": "platform",
        },
      }
    `);
});

test("the key rotates, and only CloudWatch Logs may use it, for this group", () => {
  const { policy: written, ...key } = of("aws_kms_key");
  expect(key).toMatchInlineSnapshot(`
      {
        "deletion_window_in_days": 30,
        "description": "Encrypts the flow logs of prod",
        "enable_key_rotation": true,
        "tags": {
          "Name": "prod-flow-logs",
          "team": "platform",
        },
      }
    `);
  expect(policy(written).Statement).toMatchInlineSnapshot(`
    [
      {
        "Action": "kms:*",
        "Effect": "Allow",
        "Principal": {
          "AWS": "arn:aws:iam::\${data.aws_caller_identity.current.account_id}:root",
        },
        "Resource": "*",
        "Sid": "TheAccountAdministersTheKey",
      },
      {
        "Action": [
          "kms:Encrypt*",
          "kms:Decrypt*",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:Describe*",
        ],
        "Condition": {
          "ArnEquals": {
            "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:\${data.aws_caller_identity.current.account_id}:log-group:/aws/vpc-flow-logs/prod",
          },
        },
        "Effect": "Allow",
        "Principal": {
          "Service": "logs.eu-west-1.amazonaws.com",
        },
        "Resource": "*",
        "Sid": "CloudWatchLogsUsesItForThisLogGroup",
      },
      {
        "Action": "kms:CreateGrant",
        "Condition": {
          "BoolIfExists": {
            "aws:PrincipalIsAWSService": "false",
            "kms:GrantIsForAWSResource": "false",
          },
        },
        "Effect": "Deny",
        "Principal": "*",
        "Resource": "*",
        "Sid": "OnlyAwsServicesTakeGrants",
      },
    ]
  `);
});

test("only flow logs of this account may take the role, and it writes to this group", () => {
  expect(policy(of("aws_iam_role").assume_role_policy).Statement).toMatchInlineSnapshot(`
      [
        {
          "Action": "sts:AssumeRole",
          "Condition": {
            "StringEquals": {
              "aws:SourceAccount": "\${data.aws_caller_identity.current.account_id}",
            },
          },
          "Effect": "Allow",
          "Principal": {
            "Service": "vpc-flow-logs.amazonaws.com",
          },
        },
      ]
    `);
  expect(policy(of("aws_iam_role_policy").policy).Statement).toMatchInlineSnapshot(`
    [
      {
        "Action": [
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "logs:DescribeLogStreams",
        ],
        "Effect": "Allow",
        "Resource": "arn:aws:logs:eu-west-1:\${data.aws_caller_identity.current.account_id}:log-group:/aws/vpc-flow-logs/prod:*",
      },
      {
        "Action": "logs:DescribeLogGroups",
        "Effect": "Allow",
        "Resource": "arn:aws:logs:eu-west-1:\${data.aws_caller_identity.current.account_id}:log-group:*",
      },
    ]
  `);
  expect(Object.keys(data.aws_caller_identity ?? {})).toEqual(["current"]);
});

test("each has one address, and everything that takes tags has the network's", () => {
  for (const type of TYPES) expect(Object.keys(resource[type] ?? {})).toEqual(["flow_logs"]);
  for (const type of TYPES.slice(0, 4)) {
    expect(of(type).tags).toEqual({ team: "platform", Name: "prod-flow-logs" });
  }
});

test("switched off, nothing of it is there", () => {
  const without = synth((stack) => networkIn(stack, { flowLogs: false }));
  for (const type of TYPES) expect(without.resource[type]).toBeUndefined();
  expect(without.data).toBeUndefined();
});

test.each([
  ["eu-west-1", "aws"],
  ["cn-north-1", "aws-cn"],
  ["us-gov-west-1", "aws-us-gov"],
  ["eusc-de-east-1", "aws-eusc"],
])("in %s every ARN is of the partition %s", (region, partition) => {
  const stack = stackNamed("test", region);
  networkIn(stack, { availabilityZones: [`${region}a`] });
  const arns = JSON.stringify(synthesized(stack)).match(/arn:[a-z-]+:/g);
  expect(arns).toHaveLength(4);
  expect(new Set(arns)).toEqual(new Set([`arn:${partition}:`]));
});

test.each([
  ["eu-west-1", "logs.eu-west-1.amazonaws.com"],
  ["cn-north-1", "logs.cn-north-1.amazonaws.com.cn"],
])("in %s the key may be used by %s", (region, principal) => {
  const stack = stackNamed("test", region);
  networkIn(stack, { availabilityZones: [`${region}a`] });
  const key = synthesized(stack).resource.aws_kms_key?.flow_logs;
  expect(policy(key?.policy).Statement[1].Principal).toEqual({ Service: principal });
});

test("the longest name leaves the role's prefix within the 38 characters that AWS takes", () => {
  const { resource: longest } = synth((stack) => networkIn(stack, { name: `n${"x".repeat(31)}` }));
  expect(String(longest.aws_iam_role?.flow_logs?.name_prefix)).toHaveLength(33);
});
