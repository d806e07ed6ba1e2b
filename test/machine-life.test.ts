/** What replaces a machine, what does not, and what it waits for. */
import { describe, expect, test } from "vitest";
import { Bastion } from "../modules/host/bastion.js";
import { Host } from "../modules/host/host.js";
import type { HostProps } from "../modules/host/host-props.js";
import type { TierProps } from "../modules/network/network-props.js";
import { networkIn, PUBLIC_KEY, refusal, stackNamed, synth } from "./support/synth.js";

const instanceOf = (props: Partial<HostProps> = {}) => {
  const json = synth((stack) => new Host(stack, "app", { network: networkIn(stack), ...props }));
  return { instance: json.resource.aws_instance?.app, data: json.resource.terraform_data?.app_image };
};

test("a newer image of a distribution replaces nothing, another distribution replaces the machine", () => {
  const { instance, data } = instanceOf();
  const lifecycle = { ignore_changes: ["ami"], replace_triggered_by: ["terraform_data.app_image"] };
  expect(instance).toMatchObject({ lifecycle });
  const parameter = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";
  expect(data).toMatchObject({ input: { parameter } });
  expect(instanceOf({ machineImage: "ubuntu-24.04" }).data).not.toMatchObject({ input: { parameter } });
});

test("another image of one's own replaces the machine: its change is not ignored", () => {
  const machineImage = { amiId: "ami-0123456789abcdef0", architecture: "arm64" } as const;
  const { instance, data } = instanceOf({ machineImage });
  expect(instance?.lifecycle).toBeUndefined();
  expect(data).toBeUndefined();
});

test("another name makes no other key pair, which would replace every machine that has it", () => {
  const json = synth((stack) => new Host(stack, "app", { network: networkIn(stack), publicKey: PUBLIC_KEY }));
  expect(json.resource.aws_key_pair?.app).toMatchObject({ lifecycle: { ignore_changes: ["key_name_prefix"] } });
});

test("a script that goes replaces the machine, as one that changes does", () => {
  expect(instanceOf().instance).toMatchObject({ user_data_replace_on_change: true });
});

test("what runs at first boot finds the route, the ACL's rules and the group's there", () => {
  const { instance } = instanceOf({ userData: "#!/bin/sh\n" });
  expect(instance?.depends_on).toEqual(
    expect.arrayContaining([
      "aws_route.private_ipv6_default",
      "aws_network_acl_rule.private_egress_1110",
      "aws_network_acl_rule.private_ingress_1110",
      "aws_vpc_security_group_egress_rule.app_tcp",
    ]),
  );
  expect(instanceOf().instance?.depends_on).toBeUndefined();
});

describe("a machine whose network is in another stack", () => {
  const network = networkIn(stackNamed("net"), { access: "bastion" });
  const stack = stackNamed("hosts", "us-east-1");

  test("is refused as a host and as a bastion", () => {
    const said = 'network: the network is in the stack "net", whose ACLs this one cannot open';
    expect(refusal(() => new Host(stack, "app", { network }))).toContain(said);
    const props = { network, allowSshFrom: ["2600:1f18::/36"], publicKey: PUBLIC_KEY };
    expect(refusal(() => new Bastion(stack, "bastion", props))).toContain(said);
  });
});

test.each<[Partial<HostProps> & Pick<TierProps, "outbound">, number]>([
  [{ machineImage: "ubuntu-24.04", outbound: [{ protocol: "tcp", port: 443 }] }, 1],
  [{ machineImage: "ubuntu-24.04", outbound: [{ protocol: "tcp", port: 80 }] }, 0],
  [{ machineImage: "ubuntu-24.04" }, 0],
  [{ outbound: [{ protocol: "tcp", port: 443 }] }, 0],
])("of %j without a way to Ubuntu's packages is warned %d times", ({ outbound, ...props }, count) => {
  const stack = stackNamed("test");
  const host = new Host(stack, "app", { network: networkIn(stack, { tiers: { private: { outbound } } }), ...props });
  expect(host.problems().map(({ where }) => where)).toEqual(Array(count).fill("machineImage"));
});

test("Node prints a refusal once, not again as an object", () => {
  const error = (() => {
    try {
      networkIn(stackNamed("test"), { aclRuleQuota: 0 });
    } catch (thrown) {
      return thrown;
    }
    return undefined;
  })();
  expect(Object.keys(error as object)).toEqual([]);
  expect(error).toMatchObject({ name: "ConfigError", subject: 'Network "test/network"' });
});
