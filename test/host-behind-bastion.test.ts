/** Hosts that people reach through a bastion. */
import { spawnSync } from "node:child_process";
import { Construct } from "constructs";
import { expect, test } from "vitest";
import { Bastion } from "../modules/host/bastion.js";
import { Host } from "../modules/host/host.js";
import type { BastionProps } from "../modules/host/host-props.js";
import type { Network } from "../modules/network/network.js";
import type { NetworkProps } from "../modules/network/network-props.js";
import { AwsStack } from "../modules/network/stack.js";
import { addedTo, byAddress, groupRules } from "./support/resources.js";
import { run } from "./support/run.js";
import { networkIn, PUBLIC_KEY, refusal, type Synthesized, stackNamed, synth } from "./support/synth.js";

const bastionIn = (network: Network, more: Partial<BastionProps> = {}): Bastion => {
  const props = { network, allowSshFrom: ["2a00:1450::/32"], publicKey: PUBLIC_KEY, ...more };
  return new Bastion(network.node.scope as AwsStack, "bastion", props);
};
type Build = (stack: AwsStack, network: Network, bastion: Bastion) => void;
/** A network with a bastion and what `build` puts behind it. */
const behind = (build: Build, props: Partial<NetworkProps> = {}, bastion: Partial<BastionProps> = {}): Synthesized =>
  synth((stack) => {
    const network = networkIn(stack, { access: "bastion", ...props });
    build(stack, network, bastionIn(network, bastion));
  });
const BEHIND = behind((stack, network, bastion) => new Host(stack, "app", { network, bastion }));

test("SSH comes in from the bastion's group only, and the bastion may go on to the host", () => {
  expect(groupRules(BEHIND, "app").filter((rule) => rule.startsWith("ingress"))).toEqual([
    "ingress app_ssh_from_bastion: tcp 22 to 22, the group of bastion",
  ]);
  expect(groupRules(BEHIND, "bastion")).toContain("egress bastion_ssh_to_app: tcp 22 to 22, the group of app");
});

test("a host without a key takes its bastion's, and one with a key its own", () => {
  expect(byAddress(BEHIND)["aws_instance.app"]?.key_name).toBe("${aws_key_pair.bastion.key_name}");
  const named = behind((stack, network, bastion) => new Host(stack, "app", { network, bastion, keyName: "app ${x}" }));
  expect(byAddress(named)["aws_instance.app"]?.key_name).toBe("app $${x}");
  const publicKey = behind(
    (stack, network, bastion) => new Host(stack, "app", { network, bastion, publicKey: PUBLIC_KEY }),
  );
  expect(byAddress(publicKey)["aws_instance.app"]?.key_name).toBe("${aws_key_pair.app.key_name}");
});

test("a second host behind the bastion changes nothing that is there", () => {
  const both = behind((stack, network, bastion) => {
    new Host(stack, "app", { network, bastion });
    new Host(stack, "web-1", { network, bastion, availabilityZone: "eu-west-1b" });
  });
  expect(addedTo(BEHIND, both)).toMatchInlineSnapshot(`
    [
      "aws_iam_role.web_1",
      "aws_security_group.web_1",
      "aws_vpc_security_group_egress_rule.bastion_ssh_to_web_1",
      "aws_vpc_security_group_egress_rule.web_1_icmpv6",
      "aws_vpc_security_group_egress_rule.web_1_tcp",
      "aws_vpc_security_group_egress_rule.web_1_udp",
      "aws_vpc_security_group_ingress_rule.web_1_ssh_from_bastion",
      "aws_iam_instance_profile.web_1",
      "terraform_data.web_1_image",
      "aws_instance.web_1",
    ]
  `);
  expect(both.output).toMatchObject(BEHIND.output);
});

test("a host in the bastion's own tier is let in from it across the zones", () => {
  const tiers = { public: { outbound: [] }, private: {} };
  const json = behind((stack, network, bastion) => new Host(stack, "web", { network, bastion, tier: "public" }), {
    tiers,
  });
  const ports = (direction: string) =>
    Object.entries(byAddress(json)).filter(
      ([address, rule]) =>
        address.startsWith(`aws_network_acl_rule.public_${direction}`) &&
        rule.from_port === 22 &&
        String(rule.ipv6_cidr_block).startsWith("${cidrsubnet("),
    );
  expect([ports("ingress").length, ports("egress").length]).toEqual([1, 1]);
});

test("an isolated host is reached from the bastion and opens nothing", () => {
  const tiers = { public: {}, vault: { number: 2, subnetType: "private-isolated" } } as const;
  const json = behind((stack, network, bastion) => new Host(stack, "app", { network, bastion, tier: "vault" }), {
    tiers,
  });
  expect(groupRules(json, "app")).toEqual([
    "egress app_icmpv6: icmpv6 -1 to -1, ::/0",
    "ingress app_ssh_from_bastion: tcp 22 to 22, the group of bastion",
  ]);
});

test("a bastion of another network or another stack, and two hosts of one address, are refused", () => {
  const network = networkIn(stackNamed("one"));
  const bastion = bastionIn(networkIn(stackNamed("two")));
  expect(refusal(() => new Host(network, "app", { network, bastion, volumeSizeGib: 1 }))).toMatchInlineSnapshot(`
    "Host "one/network/app": 2 problems
    - volumeSizeGib: 1 is not a size of a gp3 volume in GiB.
      Write a whole number from 8 to 65536.
      https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
    - bastion: the bastion stands in another network, from which nothing leads here.
      Hand over the bastion of this network."
  `);

  const there = bastionIn(network);
  const stack = new AwsStack(network.node.root as Construct, "three", { region: "eu-west-1" });
  expect(refusal(() => new Host(stack, "app", { network, bastion: there }))).toMatchInlineSnapshot(`
    "Host "three/app": 2 problems
    - network: the network is in the stack "one", whose ACLs this one cannot open.
      Build the machine in the network's stack.
    - bastion: the bastion is in the stack "one", and the rules of the two would need each other's groups.
      Build the host in the bastion's stack."
  `);

  const twice = () =>
    behind((stack, network, bastion) => {
      for (const scope of ["a", "b"]) new Host(new Construct(stack, scope), "app", { network, bastion });
    });
  expect(twice).toThrow(
    'test/b/app/instance: has the Terraform address "aws_instance.app", as test/a/app/instance has.',
  );
});

test.each([null, "bastion", 7, {}, [], true])("%j is not a bastion", (bastion) => {
  const network = networkIn(stackNamed("test"));
  const message = refusal(() => new Host(network, "app", { network, bastion: bastion as Bastion }));
  expect(message).toContain("is not a Bastion");
  expect(message.length).toBeLessThan(300);
});

const HAS_SSH = spawnSync("ssh", ["-V"]).error === undefined;
if (!HAS_SSH) console.warn("ssh -G skipped: there is no ssh on the PATH");
const JUMP = "2001:db8::22";
const HOST = "2001:db8:0:10::5";
const machineImage = { amiId: "ami-01234567", architecture: "arm64", sshUser: "admin" } as const;
const dns = { recordName: "bastion.example.com", hostedZoneId: "Z0123456789" };

test.skipIf(!HAS_SSH && !process.env.CI).each([
  [{}, {}, `ec2-user@[${JUMP}]`, "ec2-user"],
  [{ machineImage: "ubuntu-24.04" }, {}, `ubuntu@[${JUMP}]`, "ec2-user"],
  [{ dns }, { machineImage }, "ec2-user@bastion.example.com", "admin"],
] as const)(
  "behind a bastion with %j a host with %j is reached through %s, as ssh reads it",
  async (one, other, jump, user) => {
    const json = behind((stack, network, bastion) => new Host(stack, "app", { network, bastion, ...other }), {}, one);
    // As a person pastes it, with addresses where Terraform puts them.
    const command = String(json.output.app_ssh_command?.value)
      .replace("${cidrhost(aws_subnet.public_a.ipv6_cidr_block, 34)}", JUMP)
      .replace("${element(aws_instance.app.ipv6_addresses, 0)}", HOST);
    expect(command).toBe(`ssh -J '${jump}' ${user}@${HOST}`);
    const { stdout } = await run("sh", ["-c", command.replace("ssh ", "ssh -G -F /dev/null ")], { cwd: "." });
    expect(stdout.split("\n")).toEqual(
      expect.arrayContaining([`proxyjump ${jump}`, `user ${user}`, `hostname ${HOST}`, "port 22"]),
    );
  },
);
