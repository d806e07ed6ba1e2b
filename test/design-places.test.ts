/** The name, zones and tiers of a network as the user wrote them, its access and its quota. */
import { expect, describe as suite, test } from "vitest";
import { designed, designedFrom, refused, ZONES } from "./support/design.js";

const pool = "ipam-pool-0123456789abcdef0";

suite("name", () => {
  test.each(["a", "prod", "Prod-2", "constructor", `n${"x".repeat(31)}`])("%s can name a network", (name) => {
    expect(designed({ name }).name).toBe(name);
  });

  test.each(["", "2prod", "-a", "a b", "a_b", "a/b", "é", "a\n", `n${"x".repeat(32)}`, 7, {}, ["prod"]])(
    "%j cannot name a network",
    (name) => {
      expect(refused({ name })).toContain("cannot name a network");
    },
  );

  test("a stack's name that cannot name a network is refused in the same words", () => {
    const { said } = designedFrom({ availabilityZones: ZONES }, { name: "my_stack", resolve: String });
    expect(said).toMatchInlineSnapshot(`
      "name: "my_stack" cannot name a network: Name tags, a log group and roles begin with it.
        Write a letter, then at most 31 letters, digits and hyphens, such as "production"."
    `);
  });
});

suite("availabilityZones", () => {
  test.each([undefined, null, [], "eu-west-1a", {}, 2])("%j lists no zone", (availabilityZones) => {
    expect(refused({ availabilityZones })).toContain("lists no Availability Zone");
  });

  test("zones are in the order they are written in", () => {
    const design = designed({ availabilityZones: ["eu-west-1c", "eu-west-1a"] });
    expect(design.zones.map((zone) => zone.letter)).toEqual(["c", "a"]);
    expect(design.plan.subnets.map((subnet) => subnet.digits)).toEqual(["02", "00", "12", "10"]);
  });

  test("zones of another region than the stack's are refused", () => {
    expect(refused({ availabilityZones: ["eu-west-2a"] })).toMatchInlineSnapshot(`
      "availabilityZones: the zones are in eu-west-2, and the stack's provider in eu-west-1.
        List zones of eu-west-1, or give the stack the region "eu-west-2"."
    `);
  });

  test("a stack of no known region takes the zones' word for it", () => {
    const { design } = designedFrom({ availabilityZones: ["us-east-1f"] }, { name: "prod", resolve: String });
    expect(design).toMatchObject({ region: "us-east-1" });
  });

  test("a zone that the prefix has no room for is named where it is written", () => {
    const availabilityZones = ["eu-west-1a", "eu-west-1a", "eu-west-9b", "eu-west-1e"];
    const said = refused({ availabilityZones, ipv6: { ipamPoolId: pool, netmaskLength: 60 } });
    expect(said).toContain('availabilityZones[1]: "eu-west-1a" is listed twice');
    expect(said).toContain("availabilityZones[2]: ");
    expect(said).toContain('availabilityZones[3]: "e" is not a zone letter');
  });

  test("of a list with holes each hole is refused", () => {
    const availabilityZones = ["eu-west-1a"];
    availabilityZones[2] = "eu-west-1c";
    expect(refused({ availabilityZones })).toContain("availabilityZones[1]: is missing");
  });
});

suite("tiers", () => {
  test("a network without a tier is refused", () => {
    expect(refused({ tiers: {} })).toMatchInlineSnapshot(`
      "tiers: a network without a tier has no subnet.
        Name one tier at least, such as { private: {} }, or leave tiers out for a public and a private one."
    `);
  });

  test.each([[[]], ["public"], [7], [true]])("%j in their place is refused", (tiers) => {
    expect(refused({ tiers })).toContain("tiers: ");
  });

  test.each(["constructor", "__proto__", "toString"])("the tier %j is looked at, not found in an object", (name) => {
    const tiers = JSON.parse(`{ ${JSON.stringify(name)}: {} }`);
    expect(refused({ tiers })).toMatch(name === "constructor" ? "has no number" : "cannot name a tier");
  });

  test("a tier's number is judged although its other options, and the prefix, are refused", () => {
    const tiers = { private: {}, app: { number: 1, preset: "no" }, data: { number: "2", subnetType: "none" } };
    const said = refused({ tiers, ipv6: { ipamPoolId: pool, cidrBlock: "2600::/200" } });
    for (const where of ["tiers.app.number", "tiers.data.number", "tiers.app.preset", "tiers.data.subnetType"]) {
      expect(said).toContain(`${where}: `);
    }
  });

  test("of a prefix that is refused, only what no prefix has room for is told", () => {
    const ipv6 = { ipamPoolId: pool, cidrBlock: "banana" };
    const said = refused({
      availabilityZones: ["eu-west-1p"],
      tiers: { a: { number: 65535 }, b: { number: 65536 } },
      ipv6,
    });
    expect(said.match(/^\S+: /gm)).toEqual(["ipv6.cidrBlock: ", "tiers.b.number: "]);
  });
});

suite("access and the quota", () => {
  test.each(["bastion", "none"])("access may be %s", (access) => {
    expect(designed({ access }).access).toBe(access);
  });

  test.each(["Bastion", "ssh", "", true, false, 0, []])("access may not be %j", (access) => {
    expect(refused({ access })).toContain("access: ");
  });

  test.each([1, 20, 40])("%d rules a direction is a quota", (aclRuleQuota) => {
    expect(designed({ aclRuleQuota }).aclRuleQuota).toBe(aclRuleQuota);
  });

  test.each([0, -1, 41, 20.5, "20", true, Number.NaN, Number.POSITIVE_INFINITY])("%j is not", (aclRuleQuota) => {
    expect(refused({ aclRuleQuota })).toContain("is not a quota that AWS grants");
  });
});
