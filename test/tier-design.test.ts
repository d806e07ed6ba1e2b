/** One tier as the user wrote it, checked and completed. */
import fc from "fast-check";
import { expect, describe as suite, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { designTier } from "../modules/network/tier-design.js";

const neighbours = { tiers: ["public", "private"], resolve: (reference: string) => `resolved ${reference}` };

const designed = (name: string, props: unknown) => {
  const problems: Problem[] = [];
  return { design: designTier(name, props, neighbours, problems), said: problems.map(describe).join("\n"), problems };
};
const refused = (props: unknown, name = "private") => {
  const { said, problems } = designed(name, props);
  expect(problems.filter((problem) => problem.level === "error").length).toBeGreaterThan(0);
  return said;
};

suite("defaults", () => {
  test("a private tier goes out to the internet, is number 1, has the preset and Linux's return ports", () => {
    expect(designed("private", {})).toMatchInlineSnapshot(`
      {
        "design": {
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
        "problems": [],
        "said": "",
      }
    `);
  });

  test.each([
    ["public", {}, { number: 0, subnetType: "public" }],
    ["private", {}, { number: 1, subnetType: "private-with-egress" }],
    ["app", { number: 2 }, { number: 2, subnetType: "private-with-egress" }],
    ["public", { number: 7 }, { number: 7, subnetType: "public" }],
    ["private", { subnetType: "public" }, { number: 1, subnetType: "public" }],
    ["dmz", { number: 3, subnetType: "public" }, { number: 3, subnetType: "public" }],
    ["vault", { number: 4, subnetType: "private-isolated" }, { number: 4, subnetType: "private-isolated" }],
  ])("the tier %s of %j is %j", (name, props, design) => {
    expect(designed(name, props)).toMatchObject({ said: "", design: { name, ...design } });
  });
});

suite("names", () => {
  test.each(["a", "app", "app-2", "a1-b2-c3", "vpc", "constructor", "x".repeat(24)])("%s can name a tier", (name) => {
    expect(designed(name, { number: 2 })).toMatchObject({ said: "", design: { name } });
  });

  test.each(["", "A", "2a", "-a", "a-", "a--b", "a_b", "a b", "a.b", "é", "app\n", "__proto__", "x".repeat(25)])(
    "%j cannot name a tier",
    (name) => {
      expect(designed(name, { number: 2 }).design).toBeUndefined();
      expect(refused({ number: 2 }, name)).toContain("cannot name a tier");
    },
  );

  test("a tier without a number of its own is asked for one", () => {
    expect(designed("app", {}).design).toBeUndefined();
    expect(refused({}, "app")).toMatchInlineSnapshot(`
      "tiers.app.number: the tier "app" has no number for its place in the address plan.
        Write one that no other tier has, such as 2, and never change it; public is 0 and private is 1."
    `);
  });
});

test("everything wrong with a tier is told at once", () => {
  const rule = { ruleNumber: 0, protocol: "tcp", cidr: "::/0" };
  const props = {
    subnetType: "isolated",
    ingress: [rule],
    egress: "none",
    preset: "yes",
    returnPorts: { fromPort: 60999, toPort: 32768 },
    outbound: [{ protocol: "TCP", port: 443 }, "https", { protocol: "udp", port: 53, cidr: "::/0" }],
    rules: [],
  };
  expect(refused(props)).toMatchInlineSnapshot(`
    "tiers.private.rules: no such option.
      Known: subnetType, number, ingress, egress, preset, returnPorts, outbound.
    tiers.private.subnetType: "isolated" is not one of the choices.
      Write "public", "private-with-egress", "private-isolated".
    tiers.private.preset: "yes" is not one of the choices.
      Write true, false.
    tiers.private.ingress[0].ruleNumber: 0 is not a rule number.
      Write a whole number from 1 to 32766; AWS tries the lowest first.
      https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
    tiers.private.egress: "none" is not a list of rules.
      Write [{ … }, { … }], one object a rule, or leave it out.
    tiers.private.returnPorts: {"fromPort":60999,"toPort":32768} is not a range of ports.
      Write { fromPort: 32768, toPort: 60999 }, whole numbers from 1 to 65535, the smaller first.
    tiers.private.outbound[0]: {"protocol":"TCP","port":443} is not a service to open.
      Write { protocol: "tcp", port: 443 }: "tcp" or "udp", and a port from 1 to 65535.
    tiers.private.outbound[1]: "https" is not a service to open.
      Write { protocol: "tcp", port: 443 }: "tcp" or "udp", and a port from 1 to 65535.
    tiers.private.outbound[2].cidr: no such option.
      Known: protocol, port."
  `);
});

suite("shapes", () => {
  test.each([null, true, "public", 7, [], () => {}])("%o is not a tier", (props) => {
    expect(refused(props)).toContain("is not an object");
  });

  test("a public tier that is not public is told to be named otherwise", () => {
    expect(refused({ subnetType: "private-isolated" }, "public")).toMatchInlineSnapshot(`
      "tiers.public.subnetType: "private-isolated" contradicts the tier's name.
        Write "public", or name the tier otherwise."
    `);
  });

  test.each(["subnettype", "ingres", "constructor", "name"])("%s is no option", (key) => {
    expect(refused({ [key]: 1 })).toContain(`tiers.private.${key}: no such option`);
  });

  test("an option whose name is no word is quoted and cut", () => {
    expect(refused({ [`a\n${"b".repeat(999)}`]: 1 })).toMatch(/^tiers\.private\["a\\nb{50,60}…\]: no such option\./);
  });
});

suite("rules of one's own", () => {
  const rule = { ruleNumber: 10, protocol: "tcp", port: 22 };

  test("a rule may name a tier of the network, and no other", () => {
    const { design, said } = designed("private", { ingress: [{ ...rule, tier: "public" }] });
    expect(said).toBe("");
    expect(design?.ownRules.ingress[0]?.peer).toEqual({ kind: "tier", tier: "public" });
    expect(refused({ egress: [{ ...rule, tier: "constructor" }] })).toContain(
      'tiers.private.egress[0].tier: "constructor" is not a tier of the network',
    );
  });

  test.each(["::/0", "2600:1f18::/36"])("%s is a peer, and nothing is resolved in it", (cidr) => {
    expect(designed("private", { egress: [{ ...rule, cidr }] }).design?.ownRules.egress[0]?.peer).toMatchObject({
      kind: "prefix",
      prefix: { text: cidr },
    });
  });

  test.each(["${var.office}", "${TfToken[TOKEN.99999999]}"])("%s written as text is no reference", (cidr) => {
    expect(refused({ ingress: [{ ...rule, cidr }] })).toMatch(/is not an IPv6 prefix|is known only to Terraform/);
  });
});

test("whatever is written, a tier comes back or a complaint, and nothing is thrown", () => {
  const keys = ["subnetType", "number", "ingress", "egress", "preset", "returnPorts", "outbound"];
  const props = fc.oneof(
    fc.anything(),
    fc.dictionary(fc.constantFrom(...keys), fc.anything({ withNullPrototype: true })),
  );
  fc.assert(
    fc.property(fc.constantFrom("public", "private", "app"), props, (name, input) => {
      const { design, problems } = designed(name, input);
      if (!design) expect(problems.some((problem) => problem.level === "error")).toBe(true);
    }),
  );
});
