/** Flow logs as the user wrote them, checked and completed. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, type Problem } from "../modules/errors/problem.js";
import { designFlowLogs } from "../modules/network/flow-logs-design.js";

const designed = (input: unknown) => {
  const problems: Problem[] = [];
  return { design: designFlowLogs(input, problems), said: problems.map(describe).join("\n") };
};
const DEFAULT = { retentionInDays: 365, trafficType: "ALL" };

test.each([
  [undefined, DEFAULT],
  [null, DEFAULT],
  [{}, DEFAULT],
  [{ retentionInDays: 1 }, { ...DEFAULT, retentionInDays: 1 }],
  [{ retentionInDays: 3653 }, { ...DEFAULT, retentionInDays: 3653 }],
  [{ trafficType: "REJECT" }, { ...DEFAULT, trafficType: "REJECT" }],
  [
    { retentionInDays: 30, trafficType: "ACCEPT" },
    { retentionInDays: 30, trafficType: "ACCEPT" },
  ],
  [false, false],
])("%j is %j", (input, design) => {
  expect(designed(input)).toEqual({ design, said: "" });
});

test.each([true, 0, "", "on", 365, [], [DEFAULT]])("%j is refused", (input) => {
  expect(designed(input)).toMatchObject({ design: false, said: expect.stringContaining("is not an object") });
});

test.each([0, -1, 2, 364, 366, 3654, 30.5, "30", true, {}, Number.NaN])(
  "%j days are not what CloudWatch Logs keeps",
  (days) => {
    expect(designed({ retentionInDays: days })).toMatchObject({
      design: false,
      said: expect.stringContaining("flowLogs.retentionInDays: "),
    });
  },
);

test("everything wrong with flow logs is told at once", () => {
  expect(designed({ retentionDays: 30, retentionInDays: 45, trafficType: "all" }).said).toMatchInlineSnapshot(`
      "flowLogs.retentionDays: no such option.
        Did you mean "retentionInDays"? Known: retentionInDays, trafficType.
      flowLogs.retentionInDays: 45 is not one of the choices.
        Write 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.
      flowLogs.trafficType: "all" is not one of the choices.
        Did you mean "ALL"? Write "ALL", "ACCEPT", "REJECT"."
    `);
});

test("whatever is written, flow logs come back or a complaint", () => {
  const props = fc.record({ retentionInDays: fc.anything(), trafficType: fc.anything() }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), props), (input) => {
      const { design, said } = designed(input);
      if (said === "") expect(design === false).toBe(input === false);
    }),
  );
});
