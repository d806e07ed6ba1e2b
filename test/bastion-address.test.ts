/** The fixed address of a bastion, which outlives its instance. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Bastion } from "../modules/host/bastion.js";
import type { BastionProps } from "../modules/host/host-props.js";
import type { AwsStack } from "../modules/network/stack.js";
import { addedTo, byAddress } from "./support/resources.js";
import { networkIn, PUBLIC_KEY, refusal, type Synthesized, stackNamed, synth, synthesized } from "./support/synth.js";
import { describeTerraform, terraform } from "./support/terraform.js";

const allowSshFrom = ["2a00:1450::/32"];
const bastionIn = (stack: AwsStack, props: Partial<BastionProps> = {}, id = "bastion"): Bastion => {
  const network = props.network ?? networkIn(stack, { access: "bastion" });
  return new Bastion(stack, id, { allowSshFrom, publicKey: PUBLIC_KEY, ...props, network });
};
const built = (props: Partial<BastionProps> = {}): Synthesized => synth((stack) => bastionIn(stack, props));
const DEFAULT = built();
test("its address belongs to an interface of its own, and so does its security group", () => {
  expect(byAddress(DEFAULT)["aws_network_interface.bastion"]).toMatchInlineSnapshot(`
    {
      "description": "The fixed address of test-bastion",
      "ipv6_addresses": [
        "\${cidrhost(aws_subnet.public_a.ipv6_cidr_block, 34)}",
      ],
      "security_groups": [
        "\${aws_security_group.bastion.id}",
      ],
      "subnet_id": "\${aws_subnet.public_a.id}",
      "tags": {
        "Name": "test-bastion",
      },
    }
  `);
  const { network_interface, subnet_id, vpc_security_group_ids, ipv6_address_count, associate_public_ip_address } =
    byAddress(DEFAULT)["aws_instance.bastion"] ?? {};
  expect(network_interface).toEqual([{ device_index: 0, network_interface_id: "${aws_network_interface.bastion.id}" }]);
  expect([subnet_id, vpc_security_group_ids, ipv6_address_count, associate_public_ip_address].join("")).toBe("");
});

test("whatever replaces the instance leaves the interface and its address alone", () => {
  const changes = {
    instanceType: "t3.micro",
    machineImage: "ubuntu-24.04",
    userData: "#!/bin/sh\n",
    keyName: "ops",
  } as const;
  const after = byAddress(built({ ...changes, publicKey: undefined, volumeSizeGib: 20 }));
  for (const kept of ["aws_network_interface.bastion", "aws_security_group.bastion"]) {
    expect(after[kept]).toEqual(byAddress(DEFAULT)[kept]);
    expect(JSON.stringify(after[kept])).not.toContain("aws_instance");
  }
  expect(after["aws_instance.bastion"]).not.toEqual(byAddress(DEFAULT)["aws_instance.bastion"]);
});

test.each([
  ["::22", "34"],
  ["::ff", "255"],
  ["::1f:ffff:ffff:ffff", "9007199254740991"],
  ["::20:0:0:0", '"9007199254740992"'],
  ["::20:0:0:1", '"9007199254740993"'],
  ["::ffff:ffff:ffff:fffe", '"18446744073709551614"'],
])("the interface id %s is written %s, exactly", (interfaceId, number) => {
  const addresses = byAddress(built({ interfaceId }))["aws_network_interface.bastion"]?.ipv6_addresses;
  expect(addresses).toEqual([`\${cidrhost(aws_subnet.public_a.ipv6_cidr_block, ${number})}`]);
});

describeTerraform("the address in a real plan", () => {
  test("::ffff:ffff:ffff:fffe ends the interface's address and the AAAA record's", async () => {
    const folder = mkdtempSync(join(tmpdir(), "v6only-bastion-"));
    const stack = stackNamed("test");
    const ipv6 = { ipamPoolId: "ipam-pool-0123456789abcdef0", cidrBlock: "2a00:1450:0:100::/56" };
    const network = networkIn(stack, { access: "bastion", ipv6 });
    const dns = { recordName: "bastion.example.com", hostedZoneId: "Z0123456789" };
    bastionIn(stack, { network, dns, interfaceId: "::ffff:ffff:ffff:fffe", availabilityZone: "eu-west-1b" });
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(synthesized(stack)));
    const { plan, errors } = await (await terraform()).plan(folder);
    rmSync(folder, { recursive: true });
    expect(errors).toEqual([]);
    const after = (address: string) => plan?.resource_changes.find((one) => one.address === address)?.change.after;
    const address = "2a00:1450:0:101:ffff:ffff:ffff:fffe";
    expect(after("aws_network_interface.bastion")?.ipv6_addresses).toEqual([address]);
    expect(after("aws_route53_record.bastion")?.records).toEqual([address]);
    expect(plan?.planned_values.outputs?.bastion_ipv6_address?.value).toBe(address);
  });
});

test("two bastions in one subnet have two addresses, or are refused", () => {
  const two = (more: Partial<BastionProps>) =>
    synth((stack) => {
      const { network } = bastionIn(stack);
      bastionIn(stack, { network, ...more }, "second");
    });
  expect(refusal(() => two({}))).toMatchInlineSnapshot(`
    "Bastion "test/second": 1 problem
    - interfaceId: "::22" is the address of test/bastion in this subnet.
      Write another interfaceId, or name another availabilityZone."
  `);
  expect(refusal(() => two({ interfaceId: "::0:22" }))).toContain("is the address of test/bastion");
  for (const other of [{ interfaceId: "::23" }, { availabilityZone: "eu-west-1b" }]) {
    expect(addedTo(DEFAULT, two(other))).toContain("aws_network_interface.second");
  }
});
