/** Resources and data sources as HCL: in which order, and what of them is a block. */
import { expect, test } from "vitest";
import { hcl } from "./support/hcl.js";

test("meta arguments come first, then arguments, blocks, lifecycle and depends_on", () => {
  const text = hcl({
    resource: {
      aws_instance: {
        app: {
          depends_on: ["aws_vpc.main", "${module.a}"],
          lifecycle: {
            ignore_changes: ["ami", 'tags["Name"]'],
            replace_triggered_by: ["aws_vpc.main.id"],
            precondition: [{ condition: "${var.ok}", error_message: "Not ok." }],
            postcondition: { condition: "${self.id != null}", error_message: "No id." },
            create_before_destroy: true,
          },
          ami: "ami-1",
          timeouts: { create: "10m" },
          connection: { host: "${self.ipv6_addresses[0]}" },
          provisioner: [
            { "local-exec": { command: "echo ${self.id}", when: "destroy", on_failure: "continue" } },
            { file: [{ source: "a", destination: "/a", connection: { user: "root" } }] },
          ],
          metadata_options: null,
          provider: "aws.east",
          count: 2,
          ebs_block_device: [{ device_name: "a" }, { device_name: "b", tags: {} }],
        },
      },
    },
    data: { aws_ami: { debian: { filter: { name: "name", values: ["debian-*"] }, most_recent: true } } },
  });
  expect(text).toMatchInlineSnapshot(`
    "resource "aws_instance" "app" {
      count    = 2
      provider = aws.east

      ami = "ami-1"

      timeouts {
        create = "10m"
      }

      connection {
        host = self.ipv6_addresses[0]
      }

      provisioner "local-exec" {
        command    = "echo \${self.id}"
        when       = destroy
        on_failure = continue
      }

      provisioner "file" {
        source      = "a"
        destination = "/a"

        connection {
          user = "root"
        }
      }

      ebs_block_device {
        device_name = "a"
      }

      ebs_block_device {
        device_name = "b"
        tags        = {}
      }

      lifecycle {
        ignore_changes        = [ami, tags["Name"]]
        replace_triggered_by  = [aws_vpc.main.id]
        create_before_destroy = true

        precondition {
          condition     = var.ok
          error_message = "Not ok."
        }

        postcondition {
          condition     = self.id != null
          error_message = "No id."
        }
      }

      depends_on = [aws_vpc.main, module.a]
    }

    data "aws_ami" "debian" {
      most_recent = true

      filter {
        name   = "name"
        values = ["debian-*"]
      }
    }
    "
  `);
});

test("ignore_changes may be all; a block without content is one line", () => {
  const text = hcl({
    resource: {
      terraform_data: { a: { lifecycle: { ignore_changes: "all" } }, b: {} },
      aws_lb: { c: { access_logs: {} } },
    },
  });
  expect(text).toMatchInlineSnapshot(`
    "resource "terraform_data" "a" {
      lifecycle {
        ignore_changes = all
      }
    }

    resource "terraform_data" "b" {}

    resource "aws_lb" "c" {
      access_logs {}
    }
    "
  `);
});

test("the ingress of a group is an argument, that of the default ACL a block, as the schema says", () => {
  const rule = { protocol: "-1", from_port: 0, to_port: 0, self: true };
  const text = hcl({
    resource: {
      aws_security_group: { a: { ingress: [rule] } },
      aws_default_network_acl: { a: { ingress: [rule, rule] } },
    },
  });
  expect(text).toMatchInlineSnapshot(`
    "resource "aws_security_group" "a" {
      ingress = [{ protocol = "-1", from_port = 0, to_port = 0, self = true }]
    }

    resource "aws_default_network_acl" "a" {
      ingress {
        protocol  = "-1"
        from_port = 0
        to_port   = 0
        self      = true
      }

      ingress {
        protocol  = "-1"
        from_port = 0
        to_port   = 0
        self      = true
      }
    }
    "
  `);
});

test("each level may be a list, as Terraform JSON allows", () => {
  expect(hcl({ resource: [{ terraform_data: [{ a: {} }, { b: [{}] }] }, { terraform_data: { c: null } }] })).toBe(
    'resource "terraform_data" "a" {}\n\nresource "terraform_data" "b" {}\n',
  );
});
