/** What is refused of a network once the tree is finished. */
import { expect, test } from "vitest";
import { Network } from "../modules/network/network.js";
import { networkIn, refusal, stackNamed, synthesized } from "./support/synth.js";

test("a network that nobody can log in to is refused", () => {
  const stack = stackNamed("test");
  networkIn(stack, { access: "bastion" });
  expect(() => synthesized(stack)).toThrow(
    '[test/network] access: nobody can log in to this network: it has no bastion.\n  Add new Bastion(stack, "bastion", { network, … }), or write access: "none" when nobody is meant to log in.',
  );
});

test("it is refused by default, too", () => {
  const stack = stackNamed("test");
  new Network(stack, "network", { availabilityZones: ["eu-west-1a"] });
  expect(() => synthesized(stack)).toThrow("nobody can log in to this network");
});

test('a way in is refused when the network says access: "none"', () => {
  const stack = stackNamed("test");
  const network = networkIn(stack);
  for (const tier of network.tiers.values()) network.ssh.openFrom([], tier);
  expect(() => synthesized(stack)).toThrow('access: the network says access: "none", and a bastion is built on it');
});

test("a second network in the stack is refused, in one line", () => {
  const stack = stackNamed("test");
  networkIn(stack);
  const props = { availabilityZones: ["eu-west-1a"], access: "none" } as const;
  expect(refusal(() => new Network(stack, "other", props))).toMatchInlineSnapshot(`
    "Network "test/other": 1 problem
    - scope: the stack has a network, test/network, and the two would share Terraform addresses.
      Build the second one in a stack of its own."
  `);
});

test("after a refused network another may be built", () => {
  const stack = stackNamed("test");
  refusal(() => networkIn(stack, { aclRuleQuota: 0 }));
  expect(() => new Network(stack, "other", { availabilityZones: ["eu-west-1a"], access: "none" })).not.toThrow();
});

test("a refused network has no resource in the stack", () => {
  const stack = stackNamed("test");
  expect(refusal(() => networkIn(stack, { aclRuleQuota: 0 }))).toContain('Network "test/network": 1 problem\n');
  expect(synthesized(stack).resource).toBeUndefined();
});
