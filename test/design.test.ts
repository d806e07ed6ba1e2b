/** A network as the user wrote it, checked and completed. */
import fc from "fast-check";
import { expect, describe as suite, test } from "vitest";
import { describe } from "../modules/errors/problem.js";
import { designed, designedFrom, refused, ZONES } from "./support/design.js";
import { networkIn, refusal, stackNamed } from "./support/synth.js";

test("every default is filled in", () => {
  const { plan, ...design } = designed();
  expect(design).toMatchInlineSnapshot(`
    {
      "access": "bastion",
      "aclRuleQuota": 20,
      "flowLogs": {
        "retentionInDays": 365,
        "trafficType": "ALL",
      },
      "ipv4CidrBlock": "10.0.0.0/16",
      "ipv6": {
        "length": 56,
      },
      "name": "prod",
      "region": "eu-west-1",
      "tags": {},
      "tiers": [
        {
          "name": "public",
          "number": 0,
          "outbound": undefined,
          "ownRules": {
            "egress": [],
            "ingress": [],
          },
          "preset": true,
          "returnPorts": {
            "fromPort": 32768,
            "toPort": 60999,
          },
          "subnetType": "public",
        },
        {
          "name": "private",
          "number": 1,
          "outbound": undefined,
          "ownRules": {
            "egress": [],
            "ingress": [],
          },
          "preset": true,
          "returnPorts": {
            "fromPort": 32768,
            "toPort": 60999,
          },
          "subnetType": "private-with-egress",
        },
      ],
      "zones": [
        {
          "letter": "a",
          "name": "eu-west-1a",
          "region": "eu-west-1",
        },
        {
          "letter": "b",
          "name": "eu-west-1b",
          "region": "eu-west-1",
        },
      ],
    }
  `);
  expect(plan.subnets.map(({ tier, zone, digits }) => `${tier} ${zone} ${digits}`)).toEqual([
    ...["public a 00", "public b 01"],
    ...["private a 10", "private b 11"],
  ]);
});

test("everything wrong with a network is told at once", () => {
  const props = {
    name: "2022",
    availabilityZones: ["eu-west-1a", "eu-west-1a", "eu-west-2b", "eu-west-1", 3],
    tiers: { public: { subnetType: "private" }, private: { number: 0 }, App: {}, app: {} },
    ipv6: { ipamPoolId: "pool-1", netmaskLength: 56, cidrBlock: "2600:1f18::/54" },
    ipv4CidrBlock: "10.0.0.0/8",
    access: "ssh",
    flowLogs: "on",
    aclRuleQuota: 41,
    tags: { Name: "mine" },
    zones: 2,
  };
  const said = refusal(() => networkIn(stackNamed("test", "us-east-1"), props as object));
  expect(said).toMatchInlineSnapshot(`
    "Network "test/network": 19 problems
    - zones: no such option.
      Known: availabilityZones, name, tiers, ipv6, ipv4CidrBlock, access, flowLogs, aclRuleQuota, tags.
    - name: "2022" cannot name a network: Name tags, a log group and roles begin with it.
      Write a letter, then at most 31 letters, digits and hyphens, such as "production".
    - availabilityZones[1]: "eu-west-1a" is listed twice.
      Give each zone once; its letter numbers the subnet.
    - availabilityZones[2]: "eu-west-2b" is in eu-west-2, and the zones before it in eu-west-1.
      List the zones of one region; a VPC lies in one.
    - availabilityZones[3]: "eu-west-1" is a region, not an Availability Zone.
      Add the zone's letter, such as "eu-west-1a".
      https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
    - availabilityZones[4]: 3 is not an Availability Zone.
      Write a region's code and a letter, such as "eu-west-1a".
      https://github.com/boto/botocore/blob/1.43.11/botocore/data/partitions.json (checked 2026-11-24)
    - ipv6.ipamPoolId: "pool-1" is not the id of an IPAM pool.
      Write "ipam-pool-" and its hex digits, such as "ipam-pool-0123456789abcdef0".
      https://docs.aws.amazon.com/vpc/latest/ipam/how-it-works-ipam.html
    - ipv6: netmaskLength and cidrBlock both say which prefix to take.
      Keep netmaskLength for the pool's next free prefix, or cidrBlock for one of your choice.
    - tiers.public.subnetType: "private" is not one of the choices.
      Write "public", "private-with-egress", "private-isolated".
    - tiers: "App" cannot name a tier: it is part of Terraform addresses and Name tags.
      Write at most 24 lower-case letters, digits and single hyphens, a letter first, such as "app".
    - tiers.app.number: the tier "app" has no number for its place in the address plan.
      Write one that no other tier has, such as 2, and never change it; public is 0 and private is 1.
    - ipv4CidrBlock: "10.0.0.0/8" is not from /16 to /28.
      Write a block of such a length, such as "10.0.0.0/16"; no subnet uses it, AWS demands one of every VPC.
      https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    - access: "ssh" is not one of the choices.
      Write "bastion", "none".
    - flowLogs: "on" is not an object.
      Write { … } with the keys that the documentation names.
    - aclRuleQuota: 41 is not a quota that AWS grants.
      Write a whole number from 1 to 40: 20 is what every account has, 40 the most (quota L-2AEEBF1A).
      https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-nacls
    - tags: the key "Name" is set by v6only on every resource; IAM tells no case apart.
      Name the tag otherwise.
      https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
    - ipv6.cidrBlock: 54 is not the length of a VPC's IPv6 prefix.
      Take one of /44, /48, /52, /56, /60; Amazon's own are /56.
      https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    - tiers.private.number: 0 is the number of two tiers, "public" and "private".
      Give the newer one a number from 0 to 65535 that no other tier has; the subnets of a tier that moves are replaced.
    - availabilityZones: the zones are in eu-west-1, and the stack's provider in us-east-1.
      List zones of us-east-1, or give the stack the region "eu-west-1"."
  `);
});

suite("props", () => {
  test.each([undefined, null, 7, "network", [], true])("%j in their place is refused", (props) => {
    expect(designedFrom(props)).toMatchObject({ design: undefined, problems: [{ level: "error", where: "props" }] });
  });

  test.each([
    ["availabilityZone", "availabilityZones"],
    ["tags ", "tags"],
    ["flowlogs", "flowLogs"],
  ])("%j is no option; %s is", (key, meant) => {
    expect(refused({ [key]: 1 })).toContain(`Did you mean "${meant}"?`);
  });
});

test("whatever is written, a design comes back or a complaint, and nothing is thrown", () => {
  const keys = [
    "availabilityZones",
    "name",
    "tiers",
    "ipv6",
    "ipv4CidrBlock",
    "access",
    "flowLogs",
    "aclRuleQuota",
    "tags",
  ];
  const value = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withSparseArray: true });
  const one = fc.record({ key: fc.constantFrom(...keys), value }).map(({ key, value }) => ({ [key]: value }));
  fc.assert(
    fc.property(fc.oneof(value, one, fc.dictionary(fc.constantFrom(...keys), value)), (props) => {
      for (const input of [props, { availabilityZones: ZONES, ...Object(props) }]) {
        const { design, problems } = designedFrom(input);
        expect(design === undefined).toBe(problems.some((problem) => problem.level === "error"));
        for (const problem of problems) expect(describe(problem).length).toBeLessThan(2000);
      }
    }),
    { numRuns: 300 },
  );
});
