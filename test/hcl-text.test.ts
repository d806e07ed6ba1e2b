/** How HCL spells values: literals, expressions, text of several lines. */
import { describe, expect, test } from "vitest";
import { argument, hcl } from "./support/hcl.js";

describe("scalars", () => {
  test.each([
    [null, "null"],
    [true, "true"],
    [false, "false"],
    [0, "0"],
    [-1, "-1"],
    [0.1, "0.1"],
    [1e21, "1e+21"],
    ["", '""'],
    ["eu-west-1a", '"eu-west-1a"'],
    ['say "yes" \\ no', '"say \\"yes\\" \\\\ no"'],
    ["a\tb\r\n", '"a\\tb\\r\\n"'],
    ["ends\n", '"ends\\n"'],
    ["日本語 👩‍👩‍👧 ñ", '"日本語 👩‍👩‍👧 ñ"'],
    ["nul \0, bell \x07", '"nul \\u0000, bell \\u0007"'],
    ["\u202egnp.exe", '"\\u202egnp.exe"'],
    ["tag \u{e0041}", '"tag \\U000e0041"'],
    ["half \ud83d of a pair", '"half \ufffd of a pair"'],
    ["$ % $$ %% { $ {", '"$ % $$ %% { $ {"'],
  ])("%j is %s", (value, written) => {
    expect(argument(value)).toBe(written);
  });
});

describe("expressions", () => {
  test.each([
    ["${aws_vpc.main.id}", "aws_vpc.main.id"],
    ["${aws_subnet.public[*].id}", "aws_subnet.public[*].id"],
    ['${module.a["x"].ids[0]}', 'module.a["x"].ids[0]'],
    ["${cidrsubnet(aws_vpc.main.ipv6_cidr_block,8,16)}", "cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 16)"],
    ["${ var.a==1&&!var.b?-1:-var.c }", "var.a == 1 && !var.b ? -1 : -var.c"],
    ["${(1+2)*3}", "(1 + 2) * 3"],
    ["${[ for k,v in var.m :  k => v... if v!=null ]}", "[for k, v in var.m : k => v... if v != null]"],
    ["${{for k in [1,2]:k=>k}}", "{ for k in [1, 2] : k => k }"],
    [`\${{${"\n".repeat(20)}for k in [1,2]:k=>k}}`, "{ for k in [1, 2] : k => k }"],
    ["${provider::aws::arn_parse(var.arn)}", "provider::aws::arn_parse(var.arn)"],
    ['${{"a":1,b = 2\n"c:d"=3\n}}', '{ a = 1, b = 2, "c:d" = 3 }'],
    ["${max(1,\n2,\n)}", "max(1, 2)"],
    ['${"plain"}', '"plain"'],
    ['${upper("a${var.x}}b")}', 'upper("a${var.x}}b")'],
    ["a ${b.c} d", '"a ${b.c} d"'],
    ["${a.b}${c.d}", '"${a.b}${c.d}"'],
    ["${~ a.b ~}", "a.b"],
    ["\n${~ a.b }", '"\\n${~a.b}"'],
    [" ${~ a.b ~}\n", '" ${~a.b~}\\n"'],
    [" ${~ a.b ~}\n\t", '"${a.b}\\t"'],
    ["\n%{~ if a.b }%{ endif }", '"%{if a.b}%{endif}"'],
    ["a ${~ b.c ~} d", '"a ${~b.c~} d"'],
    ["a $  \n${~ b.c ~}\n\n d", '"a $${b.c}\\n d"'.replace("$$", "\\u0024$")],
    ["%{ if var.x ~} yes %{ endif }", '"%{if var.x~} yes %{endif}"'],
    ['"${a.b}"\n', '"\\"${a.b}\\"\\n"'],
    ["$${a} %%{b} $${${c.d}}", '"$${a} %%{b} $${${c.d}}"'],
    ["$$${a}", '"$$${a}"'],
    ["${jsonencode({})}", "jsonencode({})"],
    ["\ufeff${a.b}", "a.b"],
  ])("%j is %s", (value, written) => {
    expect(argument(value)).toBe(written);
  });
});
describe("text of several lines", () => {
  const userData = (value: string) => hcl({ resource: { aws_instance: { a: { user_data: value, ami: "ami-1" } } } });

  test("is a heredoc, indented, with expressions in it and escapes as they were", () => {
    expect(
      userData('#!/bin/sh\n\nif true; then\n  echo "$${HOME} ${ var.x+1 }" \\\n  %%{x}\nfi\n'),
    ).toMatchInlineSnapshot(`
      "resource "aws_instance" "a" {
        user_data = <<-EOT
          #!/bin/sh

          if true; then
            echo "$\${HOME} \${var.x + 1}" \\
            %%{x}
          fi
        EOT
        ami       = "ami-1"
      }
      "
    `);
  });

  test("is not indented where <<- would take away what belongs to the text, or trims in another order", () => {
    expect(userData("  a\n  b\n")).toMatchInlineSnapshot(`
      "resource "aws_instance" "a" {
        user_data = <<EOT
        a
        b
      EOT
        ami       = "ami-1"
      }
      "
    `);
    expect(userData("a\n\u0301b\n")).toContain("<<EOT\na\n\u0301b\n");
    expect(userData("a\n%{ if var.x ~}\n  b\n%{ endif ~}\n")).toContain("<<EOT\na\n%{if var.x~}\n  b\n");
  });

  test("ends with a word that is no line of it", () => {
    expect(userData("a\n  EOT\nEOT2\n")).toContain("<<-EOT3\n");
  });

  test.each(["a\nb", "a\n", "a\r\nb\r\n", "a\n\u0007\n", "a\nb\n${var.x}"])("%j is no heredoc", (value) => {
    expect(userData(value)).not.toContain("<<");
  });

  test("is a heredoc in an object, and between quotes in a list, where a comma follows", () => {
    expect(hcl({ locals: { object: { script: "a\nb\n" }, list: ["a\nb\n"], after: 1 } })).toMatchInlineSnapshot(`
      "locals {
        object = {
          script = <<-EOT
            a
            b
          EOT
        }
        list  = ["a\\nb\\n"]
        after = 1
      }
      "
    `);
  });
});
