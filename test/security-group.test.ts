/** A machine's security group: what it lets out by the kind of its tier, and that every rule says what it is for. */
import { expect, test } from "vitest";
import { Bastion } from "../modules/host/bastion.js";
import { Host } from "../modules/host/host.js";
import type { TierProps } from "../modules/network/network-props.js";
import { byAddress, groupRules } from "./support/resources.js";
import { SAMPLES } from "./support/samples.js";
import { networkIn, PUBLIC_KEY, type Synthesized, synth } from "./support/synth.js";

const hostIn = (tier: TierProps, tags?: Record<string, string>): Synthesized =>
  synth((stack) => {
    const network = networkIn(stack, { tiers: { private: tier } });
    new Host(stack, "app", { network, tags });
  });
const ICMPV6 = "egress app_icmpv6: icmpv6 -1 to -1, ::/0";

test("a group is described, named by a prefix, and replaced before it is destroyed", () => {
  expect(byAddress(hostIn({}, { role: "app" }))["aws_security_group.app"]).toMatchInlineSnapshot(`
    {
      "description": "What reaches test-app and what it reaches",
      "lifecycle": {
        "create_before_destroy": true,
      },
      "name_prefix": "test-app-",
      "tags": {
        "Name": "test-app",
        "role": "app",
      },
      "vpc_id": "\${aws_vpc.main.id}",
    }
  `);
});

test.each<[TierProps, string[]]>([
  [{}, ["egress app_tcp: tcp 0 to 65535, ::/0", "egress app_udp: udp 0 to 65535, ::/0"]],
  [{ subnetType: "public" }, ["egress app_tcp: tcp 0 to 65535, ::/0", "egress app_udp: udp 0 to 65535, ::/0"]],
  [{ preset: false }, []],
  [
    {
      preset: false,
      ingress: [
        { ruleNumber: 10, protocol: "tcp", fromPort: 1024, toPort: 65535, cidr: "::/0" },
        { ruleNumber: 20, protocol: "icmpv6", cidr: "::/0" },
      ],
      egress: [
        { ruleNumber: 10, protocol: "tcp", port: 443, cidr: "::/0" },
        { ruleNumber: 20, ruleAction: "deny", protocol: "udp", cidr: "::/0" },
      ],
    },
    ["egress app_tcp_443: tcp 443 to 443, ::/0"],
  ],
  [{ preset: false, outbound: [{ protocol: "tcp", port: 443 }] }, ["egress app_tcp_443: tcp 443 to 443, ::/0"]],
  [{ outbound: [{ protocol: "tcp", port: 443 }] }, ["egress app_tcp_443: tcp 443 to 443, ::/0"]],
  [
    {
      outbound: [
        { protocol: "tcp", port: 443 },
        { protocol: "udp", port: 443 },
        { protocol: "udp", port: 123 },
      ],
    },
    [
      "egress app_tcp_443: tcp 443 to 443, ::/0",
      "egress app_udp_443: udp 443 to 443, ::/0",
      "egress app_udp_123: udp 123 to 123, ::/0",
    ],
  ],
  [{ outbound: [] }, []],
  [{ subnetType: "private-isolated" }, []],
])("in a tier with %j a host opens ICMPv6 and %j", (tier, rules) => {
  expect(groupRules(hostIn(tier), "app")).toEqual([ICMPV6, ...rules]);
});

test("a rule is tagged, described, and of IPv6", () => {
  const json = hostIn({ outbound: [{ protocol: "tcp", port: 443 }] }, { role: "app" });
  expect(byAddress(json)["aws_vpc_security_group_egress_rule.app_tcp_443"]).toMatchInlineSnapshot(`
    {
      "cidr_ipv6": "::/0",
      "description": "TCP port 443 to ::/0",
      "from_port": 443,
      "ip_protocol": "tcp",
      "security_group_id": "\${aws_security_group.app.id}",
      "tags": {
        "Name": "app-tcp-443",
        "role": "app",
      },
      "to_port": 443,
    }
  `);
});

test("one more service changes no rule that is there", () => {
  const [one, two] = [[443], [80, 443]].map((ports) =>
    byAddress(hostIn({ outbound: ports.map((port) => ({ protocol: "tcp", port })) })),
  );
  const key = "aws_vpc_security_group_egress_rule.app_tcp_443";
  expect(two?.[key]).toEqual(one?.[key]);
});

test("a bastion of a tier that opens HTTPS only may go on to its hosts' group, and they open nothing more", () => {
  const outbound = [{ protocol: "tcp", port: 443 }] as const;
  const json = synth((stack) => {
    const network = networkIn(stack, { access: "bastion", tiers: { public: { outbound }, private: { outbound } } });
    const bastion = new Bastion(stack, "bastion", { network, allowSshFrom: ["2a00:1450::/32"], publicKey: PUBLIC_KEY });
    new Host(stack, "app", { network, bastion });
  });
  expect([...groupRules(json, "bastion"), ...groupRules(json, "app")]).toMatchInlineSnapshot(`
    [
      "egress bastion_icmpv6: icmpv6 -1 to -1, ::/0",
      "egress bastion_tcp_443: tcp 443 to 443, ::/0",
      "egress bastion_ssh_to_app: tcp 22 to 22, the group of app",
      "ingress bastion_ssh_from_2a00_1450_32: tcp 22 to 22, 2a00:1450::/32",
      "egress app_icmpv6: icmpv6 -1 to -1, ::/0",
      "egress app_tcp_443: tcp 443 to 443, ::/0",
      "ingress app_ssh_from_bastion: tcp 22 to 22, the group of bastion",
    ]
  `);
});

test.each([
  ["sg-prod", "for-sg-prod-app-"],
  ["SG-prod", "for-SG-prod-app-"],
  ["sg", "for-sg-app-"],
  ["sgp", "sgp-app-"],
  ["my-sg", "my-sg-app-"],
])("in the network %s a group is named %s, because EC2 takes no name that begins with sg-", (name, prefix) => {
  const json = synth((stack) => new Host(stack, "app", { network: networkIn(stack, { name }) }));
  expect(byAddress(json)["aws_security_group.app"]?.name_prefix).toBe(prefix);
});

/** What EC2 takes in a description of a group and of its rules: 255 characters at most. */
const DESCRIPTION = /^[a-zA-Z0-9 ._:/()#,@[\]+=&;{}!$*-]{1,255}$/;

test.each(SAMPLES)(
  "in $name every group and rule is described, and none is of every protocol or of IPv4",
  ({ build }) => {
    const all = Object.entries(byAddress(synth(build)));
    for (const [address, one] of all.filter(([key]) => /^aws_(vpc_)?security_group/.test(key))) {
      expect(one.description, address).toMatch(DESCRIPTION);
      expect(one, address).not.toHaveProperty("cidr_ipv4");
      if (address.startsWith("aws_vpc_")) expect(["tcp", "udp", "icmpv6"], address).toContain(one.ip_protocol);
      if (address.includes("ingress")) expect([22, one.cidr_ipv6 === "::/0"], address).toEqual([one.to_port, false]);
    }
  },
);
