/** The bastion: whom it lets in, its name, and its safety. */
import { TerraformVariable } from "cdktf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ConfigError } from "../modules/errors/problem.js";
import { Bastion } from "../modules/host/bastion.js";
import type { BastionProps } from "../modules/host/host-props.js";
import type { AwsStack } from "../modules/network/stack.js";
import { addedTo, byAddress, groupRules } from "./support/resources.js";
import { networkIn, PUBLIC_KEY, refusal, type Synthesized, stackNamed, synth } from "./support/synth.js";

const allowSshFrom = ["2a00:1450::/32"];
const bastionIn = (stack: AwsStack, props: Partial<BastionProps> = {}, id = "bastion"): Bastion => {
  const network = props.network ?? networkIn(stack, { access: "bastion" });
  return new Bastion(stack, id, { allowSshFrom, publicKey: PUBLIC_KEY, ...props, network });
};
const built = (props: Partial<BastionProps> = {}): Synthesized => synth((stack) => bastionIn(stack, props));
const DEFAULT = built();
const lettingIn = (json: Synthesized): string[] =>
  groupRules(json, "bastion").filter((rule) => rule.startsWith("ingress"));

test("it is as safe as any host", () => {
  expect(byAddress(DEFAULT)["aws_instance.bastion"]).toMatchObject({
    ebs_optimized: true,
    iam_instance_profile: "${aws_iam_instance_profile.bastion.name}",
    key_name: "${aws_key_pair.bastion.key_name}",
    lifecycle: { ignore_changes: ["ami"] },
    metadata_options: { http_tokens: "required", http_protocol_ipv6: "enabled", http_put_response_hop_limit: 1 },
    monitoring: true,
    root_block_device: { encrypted: true },
  });
});

test("its name is an AAAA record, which the command uses", () => {
  const json = built({ dns: { recordName: "bastion.example.com", hostedZoneId: "Z0123456789" } });
  expect(addedTo(DEFAULT, json)).toEqual(["aws_route53_record.bastion"]);
  expect(byAddress(json)["aws_route53_record.bastion"]).toMatchInlineSnapshot(`
    {
      "name": "bastion.example.com",
      "records": [
        "\${cidrhost(aws_subnet.public_a.ipv6_cidr_block, 34)}",
      ],
      "ttl": 300,
      "type": "AAAA",
      "zone_id": "Z0123456789",
    }
  `);
  expect(json.output.bastion_ssh_command?.value).toBe("ssh ec2-user@bastion.example.com");
  expect(DEFAULT.output.bastion_ssh_command?.value).toBe(
    "ssh ec2-user@${cidrhost(aws_subnet.public_a.ipv6_cidr_block, 34)}",
  );
});

test.each([
  [["2a00:1450::/32"], ["ingress bastion_ssh_from_2a00_1450_32: tcp 22 to 22, 2a00:1450::/32"]],
  [["2A00:1450::0:1/128"], ["ingress bastion_ssh_from_2a00_1450__1_128: tcp 22 to 22, 2a00:1450::1/128"]],
  [["::/0"], ["ingress bastion_ssh_from_anywhere: tcp 22 to 22, ::/0"]],
])("SSH from %j comes in by %j and nothing else does", (prefixes, rules) => {
  expect(lettingIn(built({ allowSshFrom: prefixes }))).toEqual(rules);
});

test.each([[["2000::/3"]], [["::/1", "8000::/1"]], [["0.0.0.0/0"]], [["2a00:1450::/32", "2A00:1450::/32"]], [[]]])(
  "SSH from %j is refused",
  (prefixes) => {
    expect(refusal(() => built({ allowSshFrom: prefixes }))).toContain(
      'Bastion "test/bastion": 1 problem\n- allowSshFrom',
    );
  },
);

test("references stand wherever Terraform alone knows, none of them code of the description", () => {
  const json = synth((stack) => {
    const text = new TerraformVariable(stack, "office", { type: "string" }).stringValue;
    const dns = { recordName: "bastion.example.com", hostedZoneId: text };
    bastionIn(stack, { allowSshFrom: [text], publicKey: text, userData: `#!/bin/sh\necho ${text}\n`, dns });
  });
  const all = byAddress(json);
  expect(lettingIn(json)).toEqual(["ingress bastion_ssh_from_var_office: tcp 22 to 22, ${var.office}"]);
  expect(all["aws_vpc_security_group_ingress_rule.bastion_ssh_from_var_office"]?.description).toBe(
    "SSH from var-office",
  );
  expect(all["aws_key_pair.bastion"]?.public_key).toBe("${var.office}");
  expect(all["aws_route53_record.bastion"]?.zone_id).toBe("${var.office}");
  expect(all["aws_instance.bastion"]?.user_data).toBe("#!/bin/sh\necho ${var.office}\n");
});

test("one more prefix in the middle changes nothing that is there", () => {
  const [first, middle, last] = ["2a00:1450::/32", "2a01:4f8::/32", "2a02:26f0::/32"];
  const [before, after] = [
    [first, last],
    [first, middle, last],
  ].map((prefixes) => built({ allowSshFrom: prefixes as string[] }));
  const added = addedTo(before as Synthesized, after as Synthesized);
  expect(added.filter((address) => !address.startsWith("aws_network_acl_rule.public_"))).toEqual([
    "aws_vpc_security_group_ingress_rule.bastion_ssh_from_2a01_4f8_32",
  ]);
  expect(addedTo(built({ allowSshFrom: [last, first] as string[] }), before as Synthesized)).toEqual([]);
});

test("the machines that it lets people log in from share its key pair's name", () => {
  expect(bastionIn(stackNamed("test"), { publicKey: undefined, keyName: "ops" }).keyName).toBe("ops");
});

test("a network without access says so when a bastion is built on it", () => {
  const denied = () => synth((stack) => bastionIn(stack, { network: networkIn(stack) }));
  expect(denied).toThrow('access: the network says access: "none", and a bastion is built on it.');
});

test("whatever is written, a bastion is built or refused with words", () => {
  const keys = "network tier allowSshFrom interfaceId dns publicKey tags other".split(" ");
  fc.assert(
    fc.property(fc.option(fc.constantFrom(...keys)), fc.anything(), (key, value) => {
      const stack = stackNamed("test");
      const good = { network: networkIn(stack, { flowLogs: false }), allowSshFrom, publicKey: PUBLIC_KEY };
      const props = key === null ? value : { ...good, [key]: value };
      try {
        expect(new Bastion(stack, "bastion", props as BastionProps).problems()).toEqual([]);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
      }
    }),
    { numRuns: 100 },
  );
});
