/** A host in an IPv6-only subnet. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ConfigError } from "../modules/errors/problem.js";
import { Host } from "../modules/host/host.js";
import type { HostProps } from "../modules/host/host-props.js";
import { addedTo, byAddress, groupRules } from "./support/resources.js";
import { networkIn, refusal, stackNamed, synth } from "./support/synth.js";

const ALONE = synth((stack) => new Host(stack, "app", { network: networkIn(stack) }));

test("a host by default is an instance without IPv4, encrypted, monitored, with metadata v2 over IPv6", () => {
  expect(byAddress(ALONE)["aws_instance.app"]).toMatchInlineSnapshot(`
    {
      "ami": "\${data.aws_ssm_parameter.app_image.insecure_value}",
      "associate_public_ip_address": false,
      "ebs_optimized": true,
      "iam_instance_profile": "\${aws_iam_instance_profile.app.name}",
      "instance_type": "t4g.micro",
      "ipv6_address_count": 1,
      "lifecycle": {
        "ignore_changes": [
          "ami",
        ],
        "replace_triggered_by": [
          "terraform_data.app_image",
        ],
      },
      "metadata_options": {
        "http_endpoint": "enabled",
        "http_protocol_ipv6": "enabled",
        "http_put_response_hop_limit": 1,
        "http_tokens": "required",
      },
      "monitoring": true,
      "private_dns_name_options": {
        "enable_resource_name_dns_aaaa_record": true,
        "hostname_type": "resource-name",
      },
      "root_block_device": {
        "encrypted": true,
        "tags": {
          "Name": "test-app",
        },
        "volume_size": 8,
        "volume_type": "gp3",
      },
      "subnet_id": "\${aws_subnet.private_a.id}",
      "tags": {
        "Name": "test-app",
      },
      "user_data_replace_on_change": true,
      "vpc_security_group_ids": [
        "\${aws_security_group.app.id}",
      ],
    }
  `);
});

test("what is said of a host reaches its instance", () => {
  const said = {
    availabilityZone: "eu-west-1b",
    instanceType: "t3.small",
    machineImage: { amiId: "ami-0123456789abcdef0", architecture: "x86_64" },
    keyName: "ops",
    volumeSizeGib: 20,
    detailedMonitoring: false,
    httpPutResponseHopLimit: 2,
    userData: "#!/bin/sh\n",
  } as const;
  const json = synth((stack) => new Host(stack, "app", { network: networkIn(stack), tier: "public", ...said }));
  expect(byAddress(json)["aws_instance.app"]).toMatchObject({
    ami: "ami-0123456789abcdef0",
    associate_public_ip_address: false,
    instance_type: "t3.small",
    key_name: "ops",
    metadata_options: { http_tokens: "required", http_put_response_hop_limit: 2 },
    monitoring: false,
    root_block_device: { encrypted: true, volume_size: 20 },
    subnet_id: "${aws_subnet.public_b.id}",
    user_data: "#!/bin/sh\n",
    user_data_replace_on_change: true,
  });
  expect(json.data).not.toHaveProperty("aws_ssm_parameter");
});

test("a host adds these resources to its network, and no key", () => {
  expect(addedTo(synth(networkIn), ALONE)).toMatchInlineSnapshot(`
    [
      "aws_iam_role.app",
      "aws_security_group.app",
      "aws_vpc_security_group_egress_rule.app_icmpv6",
      "aws_vpc_security_group_egress_rule.app_tcp",
      "aws_vpc_security_group_egress_rule.app_udp",
      "aws_iam_instance_profile.app",
      "terraform_data.app_image",
      "aws_instance.app",
    ]
  `);
  expect(ALONE.data.aws_ssm_parameter?.app_image).toMatchObject({
    name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
  });
});

test("its role may be taken by EC2 and may do nothing", () => {
  expect(byAddress(ALONE)["aws_iam_role.app"]).toMatchInlineSnapshot(`
    {
      "assume_role_policy": "\${jsonencode({"Version" = "2012-10-17", "Statement" = [{"Effect" = "Allow", "Principal" = {"Service" = "ec2.amazonaws.com"}, "Action" = "sts:AssumeRole"}]})}",
      "description": "What test-app may do in AWS",
      "name_prefix": "app-",
      "tags": {
        "Name": "test-app",
      },
    }
  `);
  expect(addedTo(synth(networkIn), ALONE).filter((address) => address.includes("policy"))).toEqual([]);
});

test("nothing comes in to a host without a bastion, and no command is told", () => {
  expect(groupRules(ALONE, "app").filter((rule) => rule.startsWith("ingress"))).toEqual([]);
  expect(Object.keys(ALONE.output).filter((name) => name.startsWith("app_"))).toEqual([
    "app_instance_id",
    "app_ipv6_address",
    "app_security_group_id",
  ]);
});

test.each([undefined, null, "props", 7, []])("%j is refused as a host's props", (props) => {
  const network = networkIn(stackNamed("test"));
  expect(refusal(() => new Host(network, "app", props as unknown as HostProps))).toContain("props: ");
});

test("whatever is written, a host is built or refused with words", () => {
  const keys = "network tier instanceType architecture machineImage keyName userData tags bastion other".split(" ");
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.anything(), (key, value) => {
      const stack = stackNamed("test");
      const props = { network: networkIn(stack, { flowLogs: false }), [key]: value };
      try {
        expect(new Host(stack, "app", props as unknown as HostProps).problems().length).toBeLessThan(2);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
      }
    }),
    { numRuns: 100 },
  );
});
