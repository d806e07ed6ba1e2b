/** The harness of the Terraform suites: the real Terraform and the real provider, against the smallest fake AWS. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ACCOUNT, imageOf } from "./support/fake-aws.js";
import { describeTerraform, terraform } from "./support/terraform.js";

const temporary: string[] = [];
afterAll(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true });
});

const PARAMETER = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

/** A folder with a small root configuration: remote state, a VPC, the image's id, the account's. */
function configuration(region: string, resources: object = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "v6only-harness-"));
  temporary.push(folder);
  const written = {
    terraform: {
      backend: { s3: { bucket: "states", key: "harness", region } },
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
    },
    provider: { aws: [{ region }] },
    data: {
      aws_caller_identity: { current: {} },
      aws_region: { current: {} },
      aws_ssm_parameter: { image: { name: PARAMETER } },
    },
    resource: {
      aws_vpc: { main: { cidr_block: "10.0.0.0/16", assign_generated_ipv6_cidr_block: true } },
      ...resources,
    },
    output: {
      account: { value: "${data.aws_caller_identity.current.account_id}" },
      region: { value: "${data.aws_region.current.name}" },
      image: { value: "${nonsensitive(data.aws_ssm_parameter.image.value)}" },
    },
  };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(written));
  return folder;
}

describeTerraform("the Terraform harness", () => {
  test("a small configuration is initialized and valid", async () => {
    const tf = await terraform();
    const folder = configuration("eu-west-1");
    expect(await tf.init(folder)).toEqual({ errors: [], warnings: [] });
    expect(await tf.validate(folder)).toEqual({ errors: [], warnings: [] });
  });

  test.each([{ plain: false }, { plain: true }])("its plan creates a VPC and reads the image (%o)", async (options) => {
    const tf = await terraform(options);
    const folder = configuration("eu-west-1");
    const { errors, warnings, plan } = await tf.plan(folder);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    const created = plan?.resource_changes.filter((change) => change.change.actions.includes("create"));
    expect(created?.map((change) => change.address)).toEqual(["aws_vpc.main"]);
    expect(created?.[0]?.change.after).toMatchObject({ cidr_block: "10.0.0.0/16" });
    expect(plan?.planned_values.outputs).toMatchObject({
      account: { value: ACCOUNT },
      region: { value: "eu-west-1" },
      image: { value: imageOf(PARAMETER) },
    });
    expect(readdirSync(folder)).toEqual(["main.tf.json"]);
  });

  test("what validate finds wrong comes back", async () => {
    const tf = await terraform();
    const rule = {
      rule_number: 1,
      protocol: "icmpv6",
      rule_action: "allow",
      network_acl_id: "acl-1",
      ipv6_cidr_block: "::/0",
    };
    const { errors } = await tf.validate(configuration("eu-west-1", { aws_network_acl_rule: { bad: rule } }));
    expect(errors.map((error) => error.summary)).toEqual(['"protocol" : unsupported NACL protocol: icmpv6']);
    expect(errors[0]?.address).toBe("aws_network_acl_rule.bad");
  });

  test("what only the plan finds wrong comes back, without a plan", async () => {
    const tf = await terraform();
    const data = { bad: { input: "${tonumber(data.aws_caller_identity.current.arn)}" } };
    const outcome = await tf.plan(configuration("eu-west-1", { terraform_data: data }));
    expect(outcome.errors.map((error) => error.summary)).toEqual(["Invalid function argument"]);
    expect(outcome.plan).toBeUndefined();
  });

  test("what the fake AWS does not know is refused at once, by name", async () => {
    const tf = await terraform();
    const folder = configuration("eu-west-1");
    writeFileSync(join(folder, "more.tf.json"), JSON.stringify({ data: { aws_availability_zones: { all: {} } } }));
    const { errors } = await tf.plan(folder);
    expect(errors.map((error) => error.summary).join()).toContain("does not answer DescribeAvailabilityZones");
  });

  test("plans made at the same time each see their own region", async () => {
    const tf = await terraform();
    const regions = ["eu-west-1", "us-east-1", "ap-south-1", "sa-east-1"];
    const outcomes = await Promise.all(regions.map((region) => tf.plan(configuration(region))));
    expect(outcomes.map((outcome) => outcome.plan?.planned_values.outputs?.region?.value)).toEqual(regions);
  });
});
