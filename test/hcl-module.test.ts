/** Modules, checks, what is told of moves and imports, and comments as HCL. */
import { expect, test } from "vitest";
import { hcl } from "./support/hcl.js";

test("module: its source first, then how many, its providers, its inputs", () => {
  const text = hcl({
    module: {
      network: {
        name: "a",
        depends_on: ["aws_vpc.main"],
        providers: { aws: "aws.east", "aws.peer": "${aws}" },
        for_each: "${var.networks}",
        source: "./modules/network",
      },
    },
  });
  expect(text).toMatchInlineSnapshot(`
    "module "network" {
      source    = "./modules/network"
      for_each  = var.networks
      providers = { aws = aws.east, aws.peer = aws }

      name = "a"

      depends_on = [aws_vpc.main]
    }
    "
  `);
});

test("moved, import, removed and check", () => {
  const text = hcl({
    moved: [
      { from: "aws_subnet.public[0]", to: 'aws_subnet.public["a"]' },
      { from: "module.a", to: "module.b" },
    ],
    import: { to: "aws_vpc.main[each.key]", id: "${each.value}", for_each: { a: "vpc-1" }, provider: "aws.east" },
    removed: { from: "aws_vpc.old", lifecycle: { destroy: false } },
    check: {
      health: {
        data: { aws_vpc: { main: { id: "vpc-1" } } },
        assert: { condition: "${data.aws_vpc.main.enable_dns_support}", error_message: "No DNS." },
      },
    },
  });
  expect(text).toMatchInlineSnapshot(`
    "moved {
      from = aws_subnet.public[0]
      to   = aws_subnet.public["a"]
    }

    moved {
      from = module.a
      to   = module.b
    }

    import {
      to       = aws_vpc.main[each.key]
      id       = each.value
      for_each = { a = "vpc-1" }
      provider = aws.east
    }

    removed {
      from = aws_vpc.old

      lifecycle {
        destroy = false
      }
    }

    check "health" {
      data "aws_vpc" "main" {
        id = "vpc-1"
      }

      assert {
        condition     = data.aws_vpc.main.enable_dns_support
        error_message = "No DNS."
      }
    }
    "
  `);
});

test("text under // stands above its block, and at the top above every file; cdktf's metadata is left out", () => {
  const text = hcl({
    "//": "Made by main.ts.",
    locals: { "//": ["One.", "", "Two\nthree.\r\u202e\0 four"], tags: { "//": "a key like any other" } },
    resource: {
      aws_instance: {
        app: { "//": { metadata: { path: "a/b" } }, root_block_device: { "//": "Small.", volume_size: 8 } },
      },
    },
  });
  expect(text).toMatchInlineSnapshot(`
    "# Made by main.ts.

    # One.
    #
    # Two
    # three.    four
    locals {
      tags = { "//" = "a key like any other" }
    }

    resource "aws_instance" "app" {
      # Small.
      root_block_device {
        volume_size = 8
      }
    }
    "
  `);
});
