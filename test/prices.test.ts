/** What a network costs a month. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { monthlyPrice, PRICES_CHECKED, priceOf } from "../modules/facts/prices.js";

test.each([
  ["us-east-1", "t4g.nano", 1, 3.07],
  ["us-east-1", "t4g.micro", 1, 6.13],
  ["eu-west-1", "t4g.micro", 1, 6.72],
  ["eu-west-1", "t3.micro", 2, 16.64],
  ["us-east-1", "gp3", 8, 0.64],
  ["eu-west-1", "gp3", 8, 0.7],
  ["eu-west-1", "kms-key", 1, 1],
  ["eu-west-1", "detailed-monitoring", 1, 2.1],
  ["us-east-1", "log-ingestion", 10, 5],
  ["eu-west-1", "public-ipv4", 1, 3.65],
  ["us-east-1", "nat-gateway", 1, 32.85],
  ["eu-west-1", "nat-gateway", 1, 35.04],
  ["eu-west-1", "nat-gateway-data", 0, 0],
])("in %s, %s times %d is $%d a month", (region, item, amount, dollars) => {
  expect(monthlyPrice(item, region, amount)).toBeCloseTo(dollars, 2);
});

test.each([
  ["us-east-1", "m7g.large"],
  ["eu-west-2", "t4g.micro"],
  ["eu-west-1", "ipam"],
  ["eu-west-1", ""],
  ["", "t4g.micro"],
  ["__proto__", "constructor"],
])("in %j, %j has no price, and none is guessed", (region, item) => {
  expect(priceOf(item, region)).toBeUndefined();
  expect(monthlyPrice(item, region)).toBeUndefined();
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, "2", null])("%j is no amount", (amount) => {
  expect(monthlyPrice("t4g.micro", "eu-west-1", amount as number)).toBeUndefined();
});

test("a price says its unit, its day and where AWS states it", () => {
  expect(priceOf("nat-gateway", "eu-west-1")).toMatchInlineSnapshot(`
    {
      "asOf": "2026-09-25",
      "source": {
        "checked": "2026-11-24",
        "url": "https://aws.amazon.com/vpc/pricing/",
      },
      "unit": "hour",
      "usd": 0.048,
    }
  `);
});

test("the larger size of a family costs twice the smaller", () => {
  for (const region of ["us-east-1", "eu-west-1"]) {
    for (const family of ["t3", "t4g"]) {
      const [nano, micro, small] = ["nano", "micro", "small"].map((size) => monthlyPrice(`${family}.${size}`, region));
      expect(micro).toBeCloseTo(2 * Number(nano), 6);
      expect(small).toBeCloseTo(2 * Number(micro), 6);
    }
  }
});

test("no row is younger than the day the table was checked", () => {
  const items = ["t4g.nano", "t3.small", "gp3", "kms-key", "log-ingestion", "public-ipv4", "nat-gateway"];
  const days = ["us-east-1", "eu-west-1"].flatMap((region) => items.map((item) => String(priceOf(item, region)?.asOf)));
  for (const day of days) expect(day <= PRICES_CHECKED && /^20\d\d-\d\d-\d\d$/.test(day), day).toBe(true);
});

test("whatever is asked, an answer is a number of dollars or nothing", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.double(), (item, region, amount) => {
      expect(monthlyPrice(item, region, amount)).toBeUndefined();
    }),
  );
});
