/** The blocks of a configuration as HCL: versions, providers, variables, locals, outputs. */
import { expect, test } from "vitest";
import { hcl } from "./support/hcl.js";

test("terraform: versions, providers with aliases, a backend that takes no expression", () => {
  const text = hcl({
    terraform: {
      required_providers: {
        aws: { source: "hashicorp/aws", version: ">= 5.100.0", configuration_aliases: ["aws.east"] },
        random: "~> 3.0",
      },
      backend: { s3: { bucket: "states", key: "${literal}", assume_role: { role_arn: "arn" } } },
      required_version: ">= 1.5.0",
    },
  });
  expect(text).toMatchInlineSnapshot(`
    "terraform {
      required_version = ">= 1.5.0"

      required_providers {
        aws    = { source = "hashicorp/aws", version = ">= 5.100.0", configuration_aliases = [aws.east] }
        random = "~> 3.0"
      }

      backend "s3" {
        bucket      = "states"
        key         = "$\${literal}"
        assume_role = { role_arn = "arn" }
      }
    }
    "
  `);
});

test("terraform: the blocks that hold workspaces", () => {
  expect(
    hcl({
      terraform: [
        { cloud: { organization: "acme", workspaces: { name: "net" } } },
        { backend: { remote: { workspaces: [{ prefix: "net-" }] } } },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "terraform {
      cloud {
        organization = "acme"

        workspaces {
          name = "net"
        }
      }
    }

    terraform {
      backend "remote" {
        workspaces {
          prefix = "net-"
        }
      }
    }
    "
  `);
});

test("terraform: provider_meta is a block, in which expressions are read", () => {
  const text = hcl({ terraform: { provider_meta: { aws: { user_agent: ["${local.product}"] } } } });
  expect(text).toMatchInlineSnapshot(`
    "terraform {
      provider_meta "aws" {
        user_agent = [local.product]
      }
    }
    "
  `);
});

test("provider: one or several, with blocks as its schema has them", () => {
  const east = { alias: "east", region: "us-east-1", default_tags: { tags: { team: "platform" } } };
  expect(hcl({ provider: { aws: [{ region: "${var.region}" }, east] } })).toMatchInlineSnapshot(`
    "provider "aws" {
      region = var.region
    }

    provider "aws" {
      alias  = "east"
      region = "us-east-1"

      default_tags {
        tags = { team = "platform" }
      }
    }
    "
  `);
});

test("variable: a bare type, a default that takes no expression, validations", () => {
  const text = hcl({
    variable: {
      zones: {
        description: "Zones, such as ${letter}",
        type: "${map(object({ letter = string, number = optional(number, 0) }))}",
        default: { "eu-west-1a": { letter: "${a}" } },
        nullable: false,
        validation: [
          { condition: "${length(var.zones) > 0}", error_message: "Name a zone." },
          { condition: "${alltrue([for z in var.zones : z.number >= 0])}", error_message: "${var.zones} is bad." },
        ],
      },
      names: { type: "list", default: null, sensitive: true },
    },
  });
  expect(text).toMatchInlineSnapshot(`
    "variable "zones" {
      description = "Zones, such as $\${letter}"
      type        = map(object({ letter = string, number = optional(number, 0) }))
      default     = { eu-west-1a = { letter = "$\${a}" } }
      nullable    = false

      validation {
        condition     = length(var.zones) > 0
        error_message = "Name a zone."
      }

      validation {
        condition     = alltrue([for z in var.zones : z.number >= 0])
        error_message = "\${var.zones} is bad."
      }
    }

    variable "names" {
      type      = list(any)
      default   = null
      sensitive = true
    }
    "
  `);
});

test("locals, and outputs with preconditions", () => {
  const text = hcl({
    locals: { on: false, none: null, ten: 10, all: "${[for s in aws_subnet.a : s.id]}" },
    output: {
      id: {
        value: "${aws_vpc.main.id}",
        depends_on: ["aws_vpc.main"],
        precondition: { condition: '${aws_vpc.main.id != ""}', error_message: "No id." },
        description: "The VPC's ${id}",
        sensitive: false,
      },
    },
  });
  expect(text).toMatchInlineSnapshot(`
    "locals {
      on   = false
      none = null
      ten  = 10
      all  = [for s in aws_subnet.a : s.id]
    }

    output "id" {
      value       = aws_vpc.main.id
      description = "The VPC's $\${id}"
      sensitive   = false

      precondition {
        condition     = aws_vpc.main.id != ""
        error_message = "No id."
      }

      depends_on = [aws_vpc.main]
    }
    "
  `);
});
