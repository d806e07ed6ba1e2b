/** Who asks, what is not answered, and the images of public parameters. */
import { imageOf } from "../../support/fake-aws.js";
import { type Ask, type Probe, probe, type Refused, type Table, twins } from "./probe.js";
import { IMAGE_PARAMETER, imageIn } from "./world.js";

export const PATCHED: Table<Probe> = {
  "account-of-the-access-key": probe(
    async (aws) => (await aws.query("sts", "GetCallerIdentity")).value("Account") === aws.account,
    true,
    false,
  ),
  "fails-at-once": probe(async (aws) => (await aws.ec2("DescribeFpgaImages")).status, 400, 500),
  "public-parameters-name-images": probe(
    async (aws) => (await aws.json("ssm", "AmazonSSM.GetParameter", { Name: IMAGE_PARAMETER })).value("Value"),
    imageOf(IMAGE_PARAMETER),
    undefined,
  ),
  "images-named-by-parameters-exist": probe(
    async (aws) => {
      const image = await aws.ec2("DescribeImages", { "ImageId.1": await imageIn(aws) });
      return [image.code, image.value("architecture"), image.value("rootDeviceName")];
    },
    ["OK", "arm64", "/dev/sda1"],
    ["InvalidAMIID.NotFound", undefined, undefined],
  ),
};

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

const role = (Description: string): Ask => {
  return (aws) => aws.query("iam", "CreateRole", { RoleName: "role", AssumeRolePolicyDocument: TRUST, Description });
};

const logGroup = (logGroupName: string): Ask => {
  return (aws) => aws.json("logs", "Logs_20140328.CreateLogGroup", { logGroupName });
};

const key = (Description: string): Ask => {
  return (aws) => aws.json("kms", "TrentService.CreateKey", { Description });
};

const zone = (comment: string): Ask => {
  const names = "<Name>example.org.</Name><CallerReference>one</CallerReference>";
  const config = `<HostedZoneConfig><Comment>${comment}</Comment></HostedZoneConfig>`;
  const xmlns = "https://route53.amazonaws.com/doc/2013-04-01/";
  const body = `<CreateHostedZoneRequest xmlns="${xmlns}">${names}${config}</CreateHostedZoneRequest>`;
  return (aws) => aws.rest("route53", "POST", "/2013-04-01/hostedzone", body);
};

export const REFUSED: Table<Refused> = {
  "iam-parameters": {
    code: "ValidationError",
    refused: role("What the “app” may do"),
    accepted: role('What the "app" may do, née App'),
  },
  "logs-parameters": {
    code: "InvalidParameterException",
    refused: logGroup("/aws/vpc flow logs"),
    accepted: logGroup("/aws/vpc-flow-logs"),
  },
  "kms-parameters": { code: "ValidationException", refused: key("k".repeat(8193)), accepted: key("k".repeat(8192)) },
  "route53-parameters": { code: "InvalidInput", refused: zone("c".repeat(257)), accepted: zone("c".repeat(256)) },
  "tag-text": twins(
    "InvalidParameterValue",
    "CreateVpc",
    async () => ({ CidrBlock: "10.0.0.0/16", "TagSpecification.1.ResourceType": "vpc" }),
    { "TagSpecification.1.Tag.1.Key": "aws:name", "TagSpecification.1.Tag.1.Value": "" },
    { "TagSpecification.1.Tag.1.Key": "laws:name", "TagSpecification.1.Tag.1.Value": "" },
  ),
};
