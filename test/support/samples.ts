/** Every construct once as small as it can be and once with every option, for suites that run over all of them. */
import { S3Backend } from "cdktf";
import { Bastion } from "../../modules/host/bastion.js";
import { Host } from "../../modules/host/host.js";
import type { AwsStack } from "../../modules/network/stack.js";
import { networkIn, PUBLIC_KEY } from "./synth.js";

export interface Sample {
  readonly name: string;
  readonly build: (stack: AwsStack) => void;
}

const everyOptionOfATier = {
  subnetType: "private-with-egress",
  number: 2,
  ingress: [
    { ruleNumber: 10, protocol: "tcp", port: 5432, tier: "private" },
    { ruleNumber: 20, ruleAction: "deny", protocol: "ICMPv6", icmpType: "echo-request", cidr: "2001:db8:bad::/48" },
  ],
  egress: [
    { rule_no: 10, action: "allow", protocol: "6", from_port: "32768", to_port: "60999", ipv6_cidr_block: "::/0" },
  ],
  preset: true,
  returnPorts: { fromPort: 1024, toPort: 65535 },
  outbound: [
    { protocol: "tcp", port: 443 },
    { protocol: "udp", port: 443 },
  ],
} as const;

export const SAMPLES: readonly Sample[] = [
  { name: "a network by default", build: (stack) => networkIn(stack) },
  {
    name: "a network with every option",
    build: (stack) =>
      networkIn(stack, {
        name: "everything",
        availabilityZones: ["eu-west-1a", "eu-west-1c"],
        tiers: {
          public: {},
          private: {},
          database: everyOptionOfATier,
          vault: { subnetType: "private-isolated", number: 3, preset: false },
        },
        ipv6: { ipamPoolId: "ipam-pool-0123456789abcdef0", cidrBlock: "2001:db8:0:100::/56" },
        ipv4CidrBlock: "192.168.0.0/28",
        flowLogs: { retentionInDays: 30, trafficType: "REJECT" },
        aclRuleQuota: 40,
        tags: { team: "platform" },
      }),
  },
  {
    name: "a network of one private tier without flow logs, from an IPAM pool",
    build: (stack) => {
      const ipv6 = { ipamPoolId: "ipam-pool-0123456789abcdef0", netmaskLength: 60 } as const;
      networkIn(stack, { availabilityZones: ["eu-west-1b"], tiers: { private: {} }, ipv6, flowLogs: false });
    },
  },
  { name: "a host by default", build: (stack) => new Host(stack, "app", { network: networkIn(stack) }) },
  {
    name: "a bastion by default, and a host behind it",
    build: (stack) => {
      const network = networkIn(stack, { access: "bastion" });
      const allowSshFrom = ["2001:db8:1::/48"];
      const bastion = new Bastion(stack, "bastion", { network, allowSshFrom, publicKey: PUBLIC_KEY });
      new Host(stack, "app", { network, bastion, keyName: bastion.keyName });
    },
  },
  {
    name: "a bastion and a host with every option, state in S3",
    build: (stack) => {
      new S3Backend(stack, { bucket: "states", key: "test", region: "eu-west-1" }).addOverride("use_lockfile", true);
      const outbound = [{ protocol: "tcp", port: 443 }] as const;
      const network = networkIn(stack, { access: "bastion", tiers: { public: { outbound }, private: { outbound } } });
      const machine = {
        network,
        availabilityZone: "eu-west-1b",
        instanceType: "t3.small",
        machineImage: { amiId: "ami-0123456789abcdef0", architecture: "x86_64", sshUser: "admin" },
        architecture: "x86_64",
        volumeSizeGib: 20,
        detailedMonitoring: false,
        httpPutResponseHopLimit: 2,
        userData: "#!/bin/sh\necho ${HOME}\n",
        tags: { role: "test" },
      } as const;
      const bastion = new Bastion(stack, "bastion", {
        ...machine,
        tier: "public",
        keyName: "ops",
        allowSshFrom: ["2001:db8:1::/48", "2001:db8:2::1/128"],
        interfaceId: "::b:a5:7104",
        dns: { recordName: "bastion.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
      });
      new Host(stack, "app", { ...machine, tier: "private", bastion, publicKey: PUBLIC_KEY });
    },
  },
];
