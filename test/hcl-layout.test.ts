/** Lists, objects and calls: one line where it fits, else one entry a line. */
import { describe, expect, test } from "vitest";
import { argument, hcl } from "./support/hcl.js";

describe("objects", () => {
  test("keys have quotes only where they must", () => {
    const keys = [
      "a",
      "eu-west-1a",
      "_b",
      "aws:tag",
      "1st",
      "",
      "for",
      "null",
      "日本",
      'q"',
      "${var.k}",
      "p-${var.k}",
      "$${k}",
    ];
    expect(argument(Object.fromEntries(keys.map((key) => [key, 1])))).toMatchInlineSnapshot(`
      "{
          a            = 1
          eu-west-1a   = 1
          _b           = 1
          "aws:tag"    = 1
          "1st"        = 1
          ""           = 1
          "for"        = 1
          "null"       = 1
          "日本"         = 1
          "q\\""        = 1
          (var.k)      = 1
          "p-\${var.k}" = 1
          "$\${k}"      = 1
        }"
    `);
  });

  test("one entry a line where one line is longer than 120 columns, and only there", () => {
    const item = { name: "x".repeat(30), number: 7 };
    expect(
      hcl({
        locals: {
          short: { a: [1, 2], b: {} },
          long: [item, item, item],
          lone: [{ a: "y".repeat(60), b: "z".repeat(60) }],
          texts: ["y".repeat(60), "z".repeat(60)],
        },
      }),
    ).toMatchInlineSnapshot(`
      "locals {
        short = { a = [1, 2], b = {} }
        long = [
          { name = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", number = 7 },
          { name = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", number = 7 },
          { name = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", number = 7 },
        ]
        lone = [{
          a = "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
          b = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
        }]
        texts = [
          "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
          "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
        ]
      }
      "
    `);
  });

  test("120 columns fit, 121 do not", () => {
    const list = (length: number) => hcl({ locals: { x: ["a".repeat(length)] } }).split("\n");
    expect(list(108)[1]).toHaveLength(118);
    expect(list(110)[1]).toHaveLength(120);
    expect(list(111)).toHaveLength(6);
  });

  test("a longer key moves its neighbours' values, and breaks the one that does not fit any more", () => {
    const text = hcl({ locals: { x: ["a".repeat(100)], quite_a_long_name: 1, y: 2 } });
    expect(text).toMatchInlineSnapshot(`
      "locals {
        x = [
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ]
        quite_a_long_name = 1
        y                 = 2
      }
      "
    `);
  });

  test("keys of other scripts are aligned by what the reader sees of them", () => {
    const value = { 日本: "x".repeat(60), "👩‍👩‍👧": "y".repeat(60) };
    expect(argument(value)).toMatchInlineSnapshot(`
      "{
          "日本" = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
          "👩‍👩‍👧"  = "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
        }"
    `);
  });
});

describe("calls", () => {
  test("a long jsonencode is broken over lines, its keys without quotes", () => {
    const policy =
      '${jsonencode({"Version" = "2012-10-17", "Statement" = [{"Effect" = "Allow", "Principal" = {"Service" = "ec2.amazonaws.com"}, "Action" = ["sts:AssumeRole", "sts:TagSession"], "Resource" = "${aws_vpc.main.arn}/*"}]})}';
    expect(argument(policy)).toMatchInlineSnapshot(`
      "jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Effect    = "Allow"
            Principal = { Service = "ec2.amazonaws.com" }
            Action    = ["sts:AssumeRole", "sts:TagSession"]
            Resource  = "\${aws_vpc.main.arn}/*"
          }]
        })"
    `);
  });

  test("a long call of several arguments has one a line", () => {
    const call = `\${merge(var.tags, {"Name" = "${"x".repeat(60)}"}, {"Role" = "${"y".repeat(40)}"})}`;
    expect(argument(call)).toMatchInlineSnapshot(`
      "merge(
          var.tags,
          { Name = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" },
          { Role = "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy" }
        )"
    `);
  });

  test("what is neither call, list nor object stays one line", () => {
    const sum = `\${${Array.from({ length: 20 }, (_, index) => `var.number_${index}`).join("+")}}`;
    expect(argument(sum).split("\n")).toHaveLength(1);
    expect(argument(`\${[for x in var.${"y".repeat(120)} : x]}`).split("\n")).toHaveLength(1);
  });
});
