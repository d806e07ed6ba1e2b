/**
 * AWS's judge and ours on everything in generated/: Control Tower's proactive rules and those of test/guard/rules, run
 * by cfn-guard over the real plans. What fails is in SECURITY-EXCEPTIONS.md with its reason, and nothing else is.
 */
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { FIXTURE, planEverything } from "./guard/everything.js";
import { exceptions, observed, told } from "./guard/exceptions.js";
import { HOLES } from "./guard/holes.js";
import { type Finding, judge, ourRules } from "./guard/judge.js";
import { projected } from "./guard/project.js";
import { aclRulesIn, isMisjudged, isSkipped } from "./guard/skips.js";
import { isTheWorld } from "./guard/world.js";
import { installed } from "./support/run.js";
import { describeTerraform } from "./support/terraform.js";
import type { Plan } from "./support/terraform-json.js";

describe("the world", () => {
  test.each([
    [["::/0"]],
    [["0:0:0:0:0:0:0:0/0"]],
    [["::/1"]],
    [["2000::/3"]],
    [["2000::/4"]],
    [["2000::/5", "2800::/5"]],
    [["8000::/1", "::/2"]],
    [["0.0.0.0/0"]],
  ])("is %j", (prefixes) => {
    expect(isTheWorld(prefixes)).toBe(true);
  });

  test.each([
    [[]],
    [["2000::/5"]],
    [["2000::/5", "2000::/6", "2400::/6"]],
    [["8000::/1"]],
    [["3000::/5", "fc00::/7"]],
    [["2001:db8::/32"]],
    [["10.0.0.0/8"]],
    [["undefined"]],
    [["known after apply"]],
  ])("is not %j", (prefixes) => {
    expect(isTheWorld(prefixes)).toBe(false);
  });
});

describeTerraform("the judge", () => {
  let skipped: string | undefined;
  let findings: readonly Finding[] = [];
  let planted: readonly Finding[] = [];
  let fixture: Plan | undefined;

  beforeAll(async () => {
    skipped = await installed(resolve("test/guard"));
    if (skipped) return console.warn(`the judge: skipped, ${skipped}`);
    const plans = await planEverything();
    fixture = plans.get(FIXTURE);
    const all = await judge(plans);
    planted = all.filter(({ where }) => where === FIXTURE);
    findings = all.filter(({ where }) => where !== FIXTURE);
  }, 600_000);

  const rulesOn = (address: string) => planted.filter((finding) => finding.address === address).map(({ rule }) => rule);

  test("flags what SECURITY-EXCEPTIONS.md tells, and nothing else", ({ skip }) => {
    skip(skipped !== undefined);
    expect(observed(findings)).toEqual(told(exceptions()));
  });

  test.for(HOLES)("flags %s", ([, address, ...rules], { skip }) => {
    skip(skipped !== undefined);
    expect(rulesOn(address).sort()).toEqual([...rules].sort());
  });

  test.for(HOLES)("does not flag the legal twin of %s", ([, address, ...rules], { skip }) => {
    skip(skipped !== undefined);
    const twin = twinOf(address, fixture?.resource_changes.map((change) => change.address) ?? []);
    expect(rulesOn(twin).filter((rule) => rules.includes(rule))).toEqual([]);
  });

  test("has a hole for each rule of ours, and a row for each hole", ({ skip }) => {
    skip(skipped !== undefined);
    const caught = new Set(HOLES.flatMap(([, , ...rules]) => rules));
    expect(ourRules().filter((rule) => !caught.has(rule))).toEqual([]);
    const holes = fixture?.resource_changes.map(({ address }) => address).filter((address) => /\.hole_/.test(address));
    expect(holes?.sort()).toEqual(HOLES.map(([, address]) => address).sort());
  });
});

describe("SECURITY-EXCEPTIONS.md", () => {
  test("gives each row a reason and a way to satisfy it", () => {
    const thin = exceptions().filter(({ reason, satisfy }) => reason.length < 30 || satisfy.length < 10);
    expect(thin).toEqual([]);
    expect(exceptions().filter(({ reason }) => /not (yet|done)|todo/i.test(reason))).toEqual([]);
  });
});

describe("the projection", () => {
  test("refuses aws_lambda_function, which nobody has thought of", () => {
    const change = { actions: ["create"], after: {}, after_unknown: {} };
    const address = "aws_lambda_function.app";
    const lambda = { address, mode: "managed", type: "aws_lambda_function", name: "app", change } as const;
    const plan = { resource_changes: [lambda], planned_values: {}, configuration: { root_module: {} } };
    expect(() => projected(plan)).toThrow(`${address}: test/guard/project.ts does not know aws_lambda_function`);
  });

  test.each([
    ["aws_network_acl", "ingress", {}],
    ["aws_default_network_acl", "egress", {}],
    ["aws_security_group", "ingress", {}],
    ["aws_default_security_group", "egress", {}],
    ["aws_route_table", "route", {}],
    ["aws_default_route_table", "route", {}],
    ["aws_security_group_rule", "ipv6_cidr_blocks", { type: "ingress" }],
  ])("refuses %s whose %s nobody knows before the apply", (type, argument, after) => {
    const address = `${type}.app`;
    const change = { actions: ["create"], after, after_unknown: { [argument]: true } };
    const configured = { address, expressions: { [argument]: { references: ["aws_x.y"] } } };
    const plan = {
      resource_changes: [{ address, mode: "managed", type, name: "app", change } as const],
      planned_values: {},
      configuration: { root_module: { resources: [configured] } },
    };
    expect(() => projected(plan)).toThrow(new RegExp(`^${address}: ${argument} (is|are) not known before the apply$`));
  });
});

describe("the HCL", () => {
  test("tells checkov to pass over the ACL rules that CKV_AWS_352 misjudges, and over no other", () => {
    const rules = [...aclRulesIn("generated")];
    const misjudged = rules.filter(([, lines]) => isMisjudged(lines)).map(([name]) => name);
    expect(misjudged.length).toBeGreaterThan(10);
    expect(rules.filter(([, lines]) => isSkipped(lines)).map(([name]) => name)).toEqual(misjudged);
  });
});

/** The resource of the same name, of the same type if there is one. Throws when there is none. */
function twinOf(hole: string, addresses: readonly string[]): string {
  const legal = hole.replace(".hole_", ".legal_");
  const name = legal.replace(/^.*\./, ".");
  const twin = addresses.find((address) => address === legal) ?? addresses.find((address) => address.endsWith(name));
  if (twin === undefined) throw new Error(`${hole} has no ${legal}`);
  return twin;
}
