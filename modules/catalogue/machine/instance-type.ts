/** Which instance types start in an IPv6-only subnet, in Terraform's own language. */
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
    description: "EC2 instance type. It must be built on Nitro: others do not start in an IPv6-only subnet.",
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
          `contains(${listOf(NITRO_ALL_THE_SAME)}, var.instance_type) || !can(regex("^(${XEN_FAMILIES.join("|")})[.]", var.instance_type))`,
        ),
        error_message:
          "This family is built on Xen, which cannot run in IPv6-only subnets. Write one built on Nitro, such as t4g.micro or t3.micro, both in the free tier.",
      },
      {
        condition: expression(`!can(regex("^mac", ${FAMILY}))`),
        error_message: "Macs need a dedicated host, which this module does not make. Write a type such as t4g.micro.",
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
  "//": "The types built on Nitro by architecture and family, as far as this module knows them.",
  sizes: { arm64: ARM64_SIZES, x86_64: X86_64_SIZES },
  family: expression(FAMILY),
  size: expression('split(".", var.instance_type)[1]'),
  sizes_by_architecture: expression(
    '{ for architecture, sizes in local.sizes : architecture => split(" ", lookup(sizes, local.family, "")) }',
  ),
  known_architecture: expression(
    "one([for architecture, sizes in local.sizes_by_architecture : architecture if contains(sizes, local.size)])",
  ),
  architecture: expression('coalesce(local.known_architecture, var.architecture, "unknown")'),
  known_sizes: expression('join(" ", compact(flatten(values(local.sizes_by_architecture))))'),
  known_of_family: expression(
    'local.known_sizes == "" ? "no family ${local.family}" : "of ${local.family} only ${local.known_sizes}"',
  ),
};

export const INSTANCE_TYPE_CONDITIONS = [
  {
    condition: expression('local.architecture != "unknown"'),
    error_message: `\${var.instance_type} is misspelt, or newer than this module, which knows \${local.known_of_family}. Correct it, or write its architecture too, ${ARCHITECTURES.join(" or ")}.`,
  },
  {
    condition: expression("local.architecture == coalesce(var.architecture, local.architecture)"),
    error_message: "${var.instance_type} is ${local.architecture}. Take architecture away.",
  },
];
