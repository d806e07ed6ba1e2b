/** What the real Terraform and the real AWS provider make of everything that is emitted. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { SAMPLES } from "./support/samples.js";
import { stackNamed, synthesized } from "./support/synth.js";
import { describeTerraform, terraform } from "./support/terraform.js";
import type { PlanOutcome } from "./support/terraform-json.js";

const FINE = { errors: [], warnings: [] };
const temporary = mkdtempSync(join(tmpdir(), "v6only-terraform-"));
afterAll(() => rmSync(temporary, { recursive: true }));

/** A folder that holds the configuration and nothing else. */
function folderOf(configuration: unknown): string {
  const folder = mkdtempSync(join(temporary, "root-"));
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(configuration));
  return folder;
}

function planned({ plan }: PlanOutcome, type: string): Record<string, unknown>[] {
  const changes = plan?.resource_changes.filter((change) => change.type === type && change.mode === "managed") ?? [];
  return changes.map((change) => ({ address: change.address, ...change.change.after }));
}

/** What may never be in a plan of ours, whatever it is a plan of. */
function expectIpv6Only(outcome: PlanOutcome): void {
  for (const rule of planned(outcome, "aws_network_acl_rule")) {
    const { address, protocol, icmp_type, icmp_code, from_port, to_port, cidr_block } = rule;
    const isIcmpv6 = protocol === "58";
    expect(["6", "17", "58"], String(address)).toContain(protocol);
    expect([typeof icmp_type, typeof icmp_code], String(address)).toEqual(
      isIcmpv6 ? ["number", "number"] : ["object", "object"],
    );
    expect([typeof from_port, typeof to_port], String(address)).toEqual(
      isIcmpv6 ? ["object", "object"] : ["number", "number"],
    );
    expect(cidr_block, String(address)).toBeNull();
  }
  const types = new Set(outcome.plan?.resource_changes.map((change) => change.type));
  for (const type of ["aws_nat_gateway", "aws_eip"]) expect(types).not.toContain(type);
  for (const route of planned(outcome, "aws_route")) expect(route.destination_cidr_block || null).toBeNull();
  for (const subnet of planned(outcome, "aws_subnet")) {
    expect(subnet).toMatchObject({
      ipv6_native: true,
      assign_ipv6_address_on_creation: true,
      map_public_ip_on_launch: false,
    });
  }
  for (const instance of planned(outcome, "aws_instance")) {
    expect(instance).toMatchObject({ metadata_options: [{ http_tokens: "required", http_protocol_ipv6: "enabled" }] });
  }
}

describeTerraform("the networks of main.ts", () => {
  test.each(["evening", "production"])("%s is valid, and its plan has no error and no warning", async (name) => {
    const tf = await terraform();
    const folder = `generated/json/${name}`;
    expect(await tf.validate(folder)).toEqual(FINE);
    const outcome = await tf.plan(folder);
    expect(outcome).toMatchObject(FINE);
    expectIpv6Only(outcome);
    expect(planned(outcome, "aws_network_acl_rule").filter((rule) => rule.protocol === "58").length).toBeGreaterThan(9);
  });

  test("evening is planned by a plain terraform init and plan, as a user's", async () => {
    const tf = await terraform({ plain: true });
    const outcome = await tf.plan("generated/json/evening");
    expect(outcome).toMatchObject(FINE);
    const actions = new Set(outcome.plan?.resource_changes.flatMap((change) => change.change.actions));
    expect([...actions]).toEqual(["create"]);
  });

  test("of the two rules of 2022 one is planned, corrected, and the IPv4 one is not", async () => {
    const outcome = await (await terraform()).plan("generated/json/evening");
    const rules = planned(outcome, "aws_network_acl_rule").filter((rule) => Number(rule.rule_number) < 1000);
    expect(rules).toMatchObject([
      {
        address: "aws_network_acl_rule.public_ingress_92",
        protocol: "58",
        icmp_type: 129,
        icmp_code: 0,
        from_port: null,
      },
    ]);
  });
});

describeTerraform("every construct, with and without its options", () => {
  test.each(SAMPLES)("$name is valid, and its plan has no error and no warning", async ({ build }) => {
    const stack = stackNamed("sample");
    build(stack);
    const folder = folderOf(synthesized(stack));
    const tf = await terraform();
    expect(await tf.validate(folder)).toEqual(FINE);
    const outcome = await tf.plan(folder);
    expect(outcome).toMatchObject(FINE);
    expectIpv6Only(outcome);
  });
});
