/** Text from a user is either refused or arrives in the real plan as it was written; it is never evaluated. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ConfigError } from "../modules/errors/problem.js";
import { Bastion } from "../modules/host/bastion.js";
import { Host } from "../modules/host/host.js";
import type { BastionProps } from "../modules/host/host-props.js";
import { networkIn, PUBLIC_KEY, refusal, stackNamed, synthesized } from "./support/synth.js";
import { describeTerraform, terraform } from "./support/terraform.js";

const HOSTILE = [
  '${file("/etc/hostname")}',
  "%{ for x in [1, 2] }x%{ endfor }",
  "$${escaped} %%{already}",
  "$$${x} %%%{x} $",
  'a "quoted" \\ backslash \\n',
  "${aws_vpc.main.id",
  "ünïcödé 網路 🛰",
  "'; DROP TABLE hosts; --",
  "<script>alert(1)</script>",
  "../../etc/passwd",
];
const REFUSED = ["two\nlines", "tab\there", "nul\u0000", "right\u202eleft", "zero\u200bwidth", "lone \ud800"];

const temporary = mkdtempSync(join(tmpdir(), "v6only-hostile-"));
afterAll(() => rmSync(temporary, { recursive: true }));

describeTerraform("hostile text in a real plan", () => {
  test("key comments, key names and user data come out as they went in", async () => {
    const stack = stackNamed("hostile");
    const network = networkIn(stack, { access: "bastion" });
    const userData = `#!/bin/sh\n${HOSTILE.join("\n")}\n`;
    const publicKey = PUBLIC_KEY.replace("you@example.com", HOSTILE.slice(0, 6).join(" "));
    const bastion = { network, allowSshFrom: ["2001:db8:1::/48"], publicKey, userData };
    new Bastion(stack, "bastion", bastion);
    const keyName = HOSTILE.slice(0, 6).join(" ").trim();
    new Host(stack, "app", { network, keyName });
    writeFileSync(join(temporary, "main.tf.json"), JSON.stringify(synthesized(stack)));

    const { errors, warnings, plan } = await (await terraform()).plan(temporary);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    const after = (address: string) => plan?.resource_changes.find((one) => one.address === address)?.change.after;
    expect(after("aws_key_pair.bastion")?.public_key).toBe(publicKey);
    const sha1 = createHash("sha1").update(userData).digest("hex");
    expect(after("aws_instance.bastion")?.user_data, "the provider shows a hash").toBe(sha1);
    expect(after("aws_instance.app")).toMatchObject({ key_name: keyName });
  });
});

/** Names of every object's own methods: no lookup may find them. */
const METHODS = ["constructor", "toString", "__proto__", "hasOwnProperty"];

describe.each([...HOSTILE, ...REFUSED, ...METHODS, ""])("%j", (text) => {
  test.each<[string, Partial<BastionProps>]>([
    ["instanceType", { instanceType: text }],
    ["machineImage", { machineImage: text as "ubuntu-24.04" }],
    ["tier", { tier: text }],
    ["availabilityZone", { availabilityZone: text }],
    ["allowSshFrom[0]", { allowSshFrom: [text] }],
    ["interfaceId", { interfaceId: text }],
    ["dns.recordName", { dns: { recordName: text, hostedZoneId: "Z0123456789" } }],
    ["dns.hostedZoneId", { dns: { recordName: "a.example.com", hostedZoneId: text } }],
    ["publicKey", { publicKey: text }],
  ])("is refused as a bastion's %s", (where, props) => {
    const stack = stackNamed("test");
    const network = networkIn(stack);
    const good = { network, allowSshFrom: ["2001:db8:1::/48"], publicKey: PUBLIC_KEY };
    expect(refusal(() => new Bastion(stack, "bastion", { ...good, ...props }))).toContain(`- ${where}: `);
  });

  test("is refused as a region, and as the name of a network", () => {
    expect(refusal(() => stackNamed("test", text))).toContain("is not an AWS region");
    if (METHODS.includes(text) && !text.startsWith("_")) return;
    expect(refusal(() => networkIn(stackNamed("test"), { name: text }))).toContain("cannot name a network");
  });
});

test.each([...HOSTILE, ...REFUSED, ...METHODS, ""])(
  "%j is refused as the name of a stack, a tier and a host",
  (text) => {
    expect(refusal(() => stackNamed(text))).toContain("cannot name a stack");
    const tiers = JSON.parse(`{ ${JSON.stringify(text)}: { "number": 2 } }`);
    // A tier has an id of its own beside its name.
    if (text !== "constructor") {
      expect(refusal(() => networkIn(stackNamed("test"), { tiers }))).toContain("cannot name a tier");
    }
    const stack = stackNamed("test");
    const network = networkIn(stack);
    expect(refusal(() => new Host(stack, text, { network }))).toContain("cannot name a host");
    expect(refusal(() => new Bastion(stackNamed("test"), text, {} as BastionProps))).toContain("cannot name a host");
  },
);

test.each([...HOSTILE, ...REFUSED].filter((text) => !/^[./a-z]*$/.test(text)))(
  "a tag with %j in its key or value is refused",
  (text) => {
    expect(refusal(() => networkIn(stackNamed("test"), { tags: { [text]: "x" } }))).toContain("has a character that");
    expect(refusal(() => networkIn(stackNamed("test"), { tags: { x: text } }))).toContain("has a character that");
  },
);

test("a tag named __proto__ is refused", () => {
  const tags = JSON.parse('{ "__proto__": "x" }');
  expect(() => networkIn(stackNamed("test"), { tags })).toThrow(ConfigError);
});
