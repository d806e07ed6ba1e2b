/** What the harness reads out of what Terraform prints. */
import { expect, test } from "vitest";
import { appliedOf, found, NO_CHANGES } from "./support/terraform-json.js";

/** As Terraform 1.11 prints them: https://developer.hashicorp.com/terraform/internals/machine-readable-ui */
const printed = (...messages: object[]) => ({
  code: 0,
  stdout: `Not JSON\n${messages.map((message) => JSON.stringify(message)).join("\n")}\n`,
  stderr: "",
});
const planned = (addr: string, action: string) => ({ type: "planned_change", change: { resource: { addr }, action } });

test("no change planned is no change", () => {
  expect(
    found(appliedOf(printed({ type: "version" }, { type: "outputs", outputs: { a: { action: "noop" } } }))),
  ).toEqual(NO_CHANGES);
});

test("each change planned is told by its address, a replacement and an output among them", () => {
  const plan = printed(
    planned("aws_vpc.main", "replace"),
    planned('aws_subnet.private["eu-west-1a"]', "create"),
    { type: "outputs", outputs: { id: { action: "update" }, azs: { action: "noop" } } },
    { type: "resource_drift", change: { resource: { addr: "aws_vpc.main" }, action: "update" } },
  );
  expect(found(appliedOf(plan))).toEqual({
    ...NO_CHANGES,
    changes: { "aws_vpc.main": "replace", 'aws_subnet.private["eu-west-1a"]': "create", "output.id": "update" },
  });
});

test("an apply's outputs are what they are at the end, and still count as changed", () => {
  const outcome = appliedOf(
    printed(
      { type: "outputs", outputs: { id: { action: "create" } } },
      { type: "outputs", outputs: { id: { value: 1 } } },
    ),
  );
  expect(outcome).toMatchObject({ changes: { "output.id": "create" }, outputs: { id: { value: 1 } } });
});

test("a failure that Terraform does not explain as JSON throws with what it said", () => {
  expect(() => appliedOf({ code: 1, stdout: "", stderr: "no such flag" })).toThrow("no such flag");
});
