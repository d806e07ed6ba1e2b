/** Dynamic blocks as HCL. */
import { expect, test } from "vitest";
import { hcl } from "./support/hcl.js";

test("dynamic blocks, and blocks in their content", () => {
  const text = hcl({
    resource: {
      aws_lb_listener_rule: {
        a: {
          dynamic: {
            action: {
              content: { type: "forward", forward: { target_group: [{ arn: "${it.value}" }] } },
              iterator: "it",
              for_each: "${var.groups}",
            },
            condition: [
              {
                for_each: ["a"],
                content: { dynamic: { host_header: { for_each: [1], content: { values: ["a"] } } } },
              },
            ],
          },
        },
      },
    },
  });
  expect(text).toMatchInlineSnapshot(`
    "resource "aws_lb_listener_rule" "a" {
      dynamic "action" {
        for_each = var.groups
        iterator = it

        content {
          type = "forward"

          forward {
            target_group {
              arn = it.value
            }
          }
        }
      }

      dynamic "condition" {
        for_each = ["a"]

        content {
          dynamic "host_header" {
            for_each = [1]

            content {
              values = ["a"]
            }
          }
        }
      }
    }
    "
  `);
});
