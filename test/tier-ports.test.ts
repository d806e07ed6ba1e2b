/** The ports of a tier: those on which replies arrive, and those that its hosts may open. */
import { expect, describe as suite, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { designTier } from "../modules/network/tier-design.js";

const designed = (name: string, props: unknown) => {
  const problems: Problem[] = [];
  const design = designTier(name, props, { tiers: ["private"], resolve: String }, problems);
  return { design, said: problems.map(describe).join("\n") };
};
const refused = (props: unknown) => designed("private", props).said;

suite("return ports", () => {
  test.each([
    [1, 65535],
    [1024, 65535],
    [49152, 65535],
    [60999, 60999],
  ])("%d to %d are return ports", (fromPort, toPort) => {
    expect(designed("private", { returnPorts: { fromPort, toPort } })).toMatchObject({
      said: "",
      design: { returnPorts: { fromPort, toPort } },
    });
  });

  test.each([
    [0, 65535],
    [1, 65536],
    [2, 1],
    ["1024", "65535"],
    [1024.5, 65535],
    [1024, undefined],
    [Number.NaN, Number.NaN],
  ])("%j to %j are not", (fromPort, toPort) => {
    expect(refused({ returnPorts: { fromPort, toPort } })).toContain("is not a range of ports");
  });

  test.each(["1024-65535", 1024, null, [1024, 65535]])("%j is not a range either", (returnPorts) => {
    expect(refused({ returnPorts })).toContain("tiers.private.returnPorts: ");
  });
});

suite("outbound services", () => {
  test.each([
    [[]],
    [[{ protocol: "tcp", port: 443 }]],
    [
      [
        { protocol: "tcp", port: 443 },
        { protocol: "udp", port: 443 },
      ],
    ],
    [
      [
        { protocol: "tcp", port: 1 },
        { protocol: "tcp", port: 65535 },
      ],
    ],
  ])("%j may be opened", (outbound) => {
    expect(designed("private", { outbound })).toMatchObject({ said: "", design: { outbound } });
  });

  test.each([
    [{ protocol: "icmpv6", port: 1 }],
    [{ protocol: 6, port: 443 }],
    [{ protocol: "tcp", port: 0 }],
    [{ protocol: "tcp", port: 65536 }],
    [{ protocol: "tcp", port: "443" }],
    [{ protocol: "tcp" }],
    [null],
    [443],
    ["tcp/443"],
    [[443]],
  ])("%j may not", (service) => {
    expect(refused({ outbound: [{ protocol: "udp", port: 53 }, service] })).toContain("tiers.private.outbound[1]: ");
  });

  test("a service that is listed twice is told where", () => {
    const outbound = [443, 53, 443].map((port) => ({ protocol: "tcp", port }));
    expect(refused({ outbound })).toMatchInlineSnapshot(`
      "tiers.private.outbound[2]: tcp port 443 is listed twice.
        Give each service once."
    `);
  });

  test.each([null, "tcp", 443, { protocol: "tcp", port: 443 }])("%j is not a list of services", (outbound) => {
    expect(refused({ outbound })).toContain("is not a list of services");
  });

  test("an isolated tier has none to open", () => {
    const outbound = [{ protocol: "tcp", port: 443 }];
    expect(refused({ subnetType: "private-isolated", outbound })).toMatchInlineSnapshot(`
      "tiers.private.outbound: an isolated tier opens nothing on the internet.
        Take it away, or write subnetType: "private-with-egress"."
    `);
  });
});
