/** What the variables of the modules have in common. */
import { expect, test } from "vitest";
import { CATALOGUE } from "../modules/catalogue/catalogue.js";

const variables = [...CATALOGUE].flatMap(([module, configuration]) =>
  Object.entries(configuration().variable).map(([name, variable]) => [`${module}.${name}`, variable] as const),
);

test("Terraform prints no value in which somebody may paste a private key", () => {
  const hidden = variables.filter(([, { sensitive }]) => sensitive);
  expect(hidden.map(([name]) => name)).toEqual([
    "bastion.public_key",
    "bastion.user_data",
    "host.public_key",
    "host.user_data",
  ]);
  expect(hidden.filter(([, { validation }]) => validation)).toEqual([]);
});

test.each(variables)("%s is described, and null where that means something", (_, variable) => {
  expect(variable.description).toMatch(/^[A-Z].*\.$/);
  expect(variable.default === null || variable.nullable === false).toBe(true);
});
