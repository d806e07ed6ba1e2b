/** Networks of one app whose flow logs would go to one log group. */
import { App } from "cdktf";
import { expect, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import type { NetworkProps } from "../modules/network/network-props.js";
import { AwsStack } from "../modules/network/stack.js";
import { networkIn, synthesized } from "./support/synth.js";

/** What is said of a network in a stack of its own. */
function saidIn(app: App, stackName: string, props: Partial<NetworkProps>, region = "eu-west-1"): string {
  const stack = new AwsStack(app, stackName, { region });
  const network = networkIn(stack, { availabilityZones: [`${region}a`], ...props });
  synthesized(stack);
  return network.problems().map(describe).join("\n");
}

test("two networks of one name and region are told that they need an account each", () => {
  const app = new App();
  expect(saidIn(app, "one", { name: "prod" })).toBe("");
  expect(saidIn(app, "two", { name: "prod" })).toMatchInlineSnapshot(`
    "name: its flow logs go to "/aws/vpc-flow-logs/prod", as those of one/network do, and an account has one group of a name in a region.
      Name one of the two otherwise, unless they are applied in two accounts.
      https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html"
  `);
  const stack = app.node.findChild("two");
  expect(stack.node.findChild("network").node.metadata.map(({ type }) => type)).toEqual(["@cdktf/warn"]);
});

test("a name is given to the stack of that name by default, too", () => {
  const app = new App();
  saidIn(app, "one", { name: "two" });
  expect(saidIn(app, "two", {})).toContain("/aws/vpc-flow-logs/two");
});

test.each<[string, Partial<NetworkProps>, string?]>([
  ["another name", { name: "test" }],
  ["another region", { name: "prod" }, "eu-central-1"],
  ["no flow logs", { name: "prod", flowLogs: false }],
])("with %s nothing is told", (_, props, region) => {
  const app = new App();
  saidIn(app, "one", { name: "prod" });
  expect(saidIn(app, "two", props, region)).toBe("");
});

test("another app's networks are its own, and so is the name of a network that was refused", () => {
  saidIn(new App(), "one", { name: "prod" });
  const app = new App();
  expect(() => saidIn(app, "one", { name: "prod", aclRuleQuota: 0 })).toThrow("aclRuleQuota");
  expect(saidIn(app, "two", { name: "prod" })).toBe("");
});
