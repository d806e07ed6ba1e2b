/** Where a network's prefixes come from, as the user wrote it. */
import { TerraformVariable } from "cdktf";
import { expect, test } from "vitest";
import { designedFrom, refused, ZONES } from "./support/design.js";
import { stackNamed } from "./support/synth.js";

const ipamPoolId = "ipam-pool-0123456789abcdef0";

const raw = (props: object) => designedFrom({ availabilityZones: ZONES, ...props });

test.each([
  [undefined, { length: 56 }],
  [{ ipamPoolId }, { ipamPoolId, length: 56 }],
  [
    { ipamPoolId, netmaskLength: 44 },
    { ipamPoolId, length: 44 },
  ],
  [
    { ipamPoolId, netmaskLength: 60 },
    { ipamPoolId, length: 60 },
  ],
  [{ ipamPoolId: "ipam-pool-01234567" }, { ipamPoolId: "ipam-pool-01234567", length: 56 }],
])("ipv6: %j is %j", (ipv6, design) => {
  expect(raw({ ipv6 })).toMatchObject({ said: "", design: { ipv6: design } });
});

test.each(["2600:1f18::/44", "2600:1f18:0:100::/56", "2600:1F18:0000::/60", "fd12:3456:789a::/48"])(
  "%s may be chosen, and every /64 is known",
  (cidrBlock) => {
    const { design, said } = raw({ ipv6: { ipamPoolId, cidrBlock } });
    expect(said).toBe("");
    expect(design?.ipv6.prefix?.text).toBe(cidrBlock.toLowerCase().replace(":0000::", "::"));
    expect(design?.ipv6.length).toBe(Number(cidrBlock.split("/")[1]));
    for (const { prefix } of design?.plan.subnets ?? []) expect(prefix?.length).toBe(64);
  },
);

test.each([
  ["2600:1f18::/54", "is not the length of a VPC's IPv6 prefix"],
  ["2600:1f18::/64", "is not the length of a VPC's IPv6 prefix"],
  ["::/0", "is not the length of a VPC's IPv6 prefix"],
  ["2600:1f18::1/56", "has bits set beyond its length"],
  ["2600:1f18::", "has no length"],
  ["10.0.0.0/16", "is IPv4, and only IPv6 can stand here"],
  ["2600:1f18::/56 ", "has a length that is not from 0 to 128"],
  ["banana", "is not an IPv6 prefix"],
  ["", "is not an IPv6 prefix"],
  ["${var.prefix}", "is not an IPv6 prefix"],
  [null, "is not an IPv6 prefix"],
  [56, "is not an IPv6 prefix"],
])("the prefix %j is refused: it %s", (cidrBlock, fault) => {
  const said = refused({ ipv6: { ipamPoolId, cidrBlock } });
  expect(said).toContain("ipv6.cidrBlock: ");
  expect(said).toContain(fault);
});

test.each(["2001:db8::/56", "fe80::/56", "ff00::/56", "3fff::/56"])("%s is built, and doubted", (cidrBlock) => {
  const { design, said } = raw({ ipv6: { ipamPoolId, cidrBlock } });
  expect(design?.ipv6.prefix?.text).toBe(cidrBlock);
  expect(said).toContain("which no pool of AWS's or of yours can hold");
});

test("the doubt about a documentation prefix names its range", () => {
  expect(raw({ ipv6: { ipamPoolId, cidrBlock: "2001:db8::/56" } }).said).toMatchInlineSnapshot(`
    "ipv6.cidrBlock: "2001:db8::/56" is documentation space, which no pool of AWS's or of yours can hold.
      Write a prefix of the pool's.
      https://www.iana.org/assignments/iana-ipv6-special-registry"
  `);
});

test.each([43, 50, 64, 0, "56", null, true, Number.NaN])("the length %j is refused or the default", (netmaskLength) => {
  if (netmaskLength === null) expect(raw({ ipv6: { ipamPoolId, netmaskLength } }).design?.ipv6.length).toBe(56);
  else expect(refused({ ipv6: { ipamPoolId, netmaskLength } })).toContain("ipv6.netmaskLength: ");
});

test.each([
  undefined,
  null,
  7,
  "",
  "ipam-pool-",
  "ipam-pool-0123",
  "ipam-pool-0123456789ABCDEF0",
  "ipam-0123456789abcdef0",
  "${var.pool}",
  {},
  Object.create(null),
])("%o is not the id of an IPAM pool", (id) => {
  expect(refused({ ipv6: { ipamPoolId: id } })).toContain("is not the id of an IPAM pool");
});

test("a reference is the id of an IPAM pool, and text beside it means itself", () => {
  const pool = new TerraformVariable(stackNamed("test"), "pool", { type: "string" }).stringValue;
  expect(raw({ ipv6: { ipamPoolId: pool } }).design?.ipv6.ipamPoolId).toBe(pool);
  expect(raw({ ipv6: { ipamPoolId: `${pool}%{x}` } }).design?.ipv6.ipamPoolId).toBe(`${pool}%%{x}`);
});

test("a length and a prefix say two things", () => {
  expect(refused({ ipv6: { ipamPoolId, netmaskLength: 56, cidrBlock: "2600:1f18::/56" } })).toMatchInlineSnapshot(`
    "ipv6: netmaskLength and cidrBlock both say which prefix to take.
      Keep netmaskLength for the pool's next free prefix, or cidrBlock for one of your choice."
  `);
});

test("everything wrong with an IPv6 source is told at once", () => {
  expect(refused({ ipv6: { ipamPoolID: ipamPoolId, netmaskLength: 57 } })).toMatchInlineSnapshot(`
    "ipv6.ipamPoolID: no such option.
      Did you mean "ipamPoolId"? Known: ipamPoolId, netmaskLength, cidrBlock.
    ipv6.ipamPoolId: undefined is not the id of an IPAM pool.
      Write "ipam-pool-" and its hex digits, such as "ipam-pool-0123456789abcdef0".
      https://docs.aws.amazon.com/vpc/latest/ipam/how-it-works-ipam.html
    ipv6.netmaskLength: 57 is not one of the choices.
      Write 44, 48, 52, 56, 60."
  `);
});

test.each([null, true, 56, "2600:1f18::/56", []])("ipv6: %j is refused", (ipv6) => {
  expect(refused({ ipv6 })).toContain("ipv6: ");
});

test.each(["10.0.0.0/16", "192.168.0.0/28", "100.64.0.0/20"])("%s is the IPv4 block", (ipv4CidrBlock) => {
  expect(raw({ ipv4CidrBlock })).toMatchObject({ said: "", design: { ipv4CidrBlock } });
});

test.each([
  ["10.0.0.0/15", "is not from /16 to /28"],
  ["10.0.0.0/29", "is not from /16 to /28"],
  ["0.0.0.0/0", "is not from /16 to /28"],
  ["10.0.0.1/16", "has bits set beyond its length"],
  ["10.0.0.0", "has no length"],
  ["010.0.0.0/16", "has leading zeros"],
  ["2600:1f18::/56", "is IPv6, and only IPv4 can stand here"],
  ["", "is not an IPv4 prefix"],
  [16, "is not an IPv4 prefix"],
])("the IPv4 block %j is refused: it %s", (ipv4CidrBlock, fault) => {
  const said = refused({ ipv4CidrBlock });
  expect(said).toContain("ipv4CidrBlock: ");
  expect(said).toContain(fault);
});

test("the IPv4 block's refusal says why there is one", () => {
  expect(refused({ ipv4CidrBlock: "10.0.0.0/8" })).toMatchInlineSnapshot(`
    "ipv4CidrBlock: "10.0.0.0/8" is not from /16 to /28.
      Write a block of such a length, such as "10.0.0.0/16"; no subnet uses it, AWS demands one of every VPC.
      https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"
  `);
});
