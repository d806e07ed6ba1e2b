/** Which instance types can stand in an IPv6-only subnet, in Terraform's own language. */
import { ARM64_SIZES, X86_64_SIZES } from "../../facts/instance-type-table.js";
import { ARCHITECTURES, XEN_FAMILIES } from "../../facts/instance-types.js";
import { INSTANCE_TYPE } from "../../host/machine-limits.js";
import { expression, listOf } from "../module.js";

/** The sizes of those families that are built on Nitro all the same, such as i3.metal. */
const NITRO_ALL_THE_SAME = XEN_FAMILIES.flatMap((family) => {
  const sizes = X86_64_SIZES[family]?.split(" ") ?? [];
  return sizes.map((size) => `${family}.${size}`);
});

const FAMILY = 'split(".", var.instance_type)[0]';

export const INSTANCE_TYPE_VARIABLES = {
  instance_type: {
    description: "EC2 instance type, one built on Nitro: no other can stand in an IPv6-only subnet.",
    type: "string",
    default: INSTANCE_TYPE,
    nullable: false,
    validation: [
      {
        condition: expression('can(regex("^[a-z][a-z0-9-]*[.][a-z0-9-]+$", var.instance_type))'),
        error_message: "Write a family and a size, such as t4g.micro.",
      },
      {
        condition: expression(
          `!contains(${listOf(XEN_FAMILIES)}, ${FAMILY}) || contains(${listOf(NITRO_ALL_THE_SAME)}, var.instance_type)`,
        ),
        error_message:
          "This family is built on Xen, which has no IPv6-only subnets; write one built on Nitro, such as t4g.micro or t3.micro, both in the free tier.",
      },
      {
        condition: expression(`!can(regex("^mac", ${FAMILY}))`),
        error_message: "Macs need a dedicated host, which this module does not make; write a type such as t4g.micro.",
      },
    ],
  },
  architecture: {
    description: `Processor architecture of an instance type that is newer than this module: ${ARCHITECTURES.join(" or ")}. Null where the module knows it.`,
    type: "string",
    default: null,
    validation: [
      {
        condition: expression(
          `var.architecture == null || contains(${listOf(ARCHITECTURES)}, coalesce(var.architecture, "none"))`,
        ),
        error_message: `Write ${ARCHITECTURES.join(" or ")}.`,
      },
    ],
  },
};

export const INSTANCE_TYPE_LOCALS = {
  "//": "The families built on Nitro by architecture, as far as this module knows them.",
  families: { arm64: Object.keys(ARM64_SIZES), x86_64: Object.keys(X86_64_SIZES) },
  family: expression(FAMILY),
  known_architecture: expression(
    "one([for architecture, families in local.families : architecture if contains(families, local.family)])",
  ),
  architecture: expression('coalesce(local.known_architecture, var.architecture, "unknown")'),
};

export const INSTANCE_TYPE_CONDITIONS = [
  {
    condition: expression('local.architecture != "unknown"'),
    error_message:
      "${var.instance_type} is newer than this module, or misspelt; write its architecture too, arm64 or x86_64.",
  },
  {
    condition: expression("local.architecture == coalesce(var.architecture, local.architecture)"),
    error_message: "${var.instance_type} is ${local.architecture}; take architecture away.",
  },
];
