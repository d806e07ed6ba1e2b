/** What the module `bastion` is called with. */
import { parseInterfaceId } from "../../net/interface-id.js";
import { hasLength, IS_MAPPED, isIpv4, isMapped, isShort, SUCH_AS } from "../machine/prefix.js";
import { machineVariables } from "../machine/variables.js";
import { type Block, expression } from "../module.js";
import { VARIABLES as NETWORK_ACL } from "../network-acl/variables.js";
import { isWorld, noEntryIsNull, wholeNumber } from "../variables.js";

const OWN: Readonly<Record<string, Block>> = {
  subnet_id: { description: "Id of the bastion's subnet, a public one.", type: "string", nullable: false },
  subnet_ipv6_cidr_block: {
    description: "The subnet's IPv6 prefix, in which the bastion has a fixed address.",
    type: "string",
    nullable: false,
    validation: [
      {
        condition: expression(
          'can(regex(":.*/64$", var.subnet_ipv6_cidr_block)) && can(cidrhost(var.subnet_ipv6_cidr_block, 0))',
        ),
        error_message: "Write the subnet's /64, such as 2001:db8:1200::/64.",
      },
    ],
  },
  host_number: {
    description: "The address's place in the subnet, as cidrhost counts: 34 is ::22.",
    type: "number",
    default: Number(parseInterfaceId("::22", "host_number", [])),
    nullable: false,
    validation: [
      {
        condition: expression(wholeNumber("host_number", 4, 9_007_199_254_740_991)),
        error_message: "Write a whole number from 4 on; AWS keeps the first four addresses of a subnet.",
      },
    ],
  },
  allow_ssh_from: {
    description: "IPv6 prefixes that may log in, known at plan. Everyone only where ::/0 is written.",
    type: "list(string)",
    nullable: false,
    validation: [
      {
        condition: expression("length(compact(var.allow_ssh_from)) > 0"),
        error_message:
          'Name who may log in, such as ["2001:db8:2022::/48"]; curl -6 https://checkip.global.api.aws shows your address.',
      },
      {
        condition: expression(`alltrue([for prefix in var.allow_ssh_from : !${isIpv4("prefix")}])`),
        error_message: `\${join(", ", [for prefix in var.allow_ssh_from : prefix if ${isIpv4("prefix")}])} is IPv4, which the bastion does not have. Write IPv6 prefixes, ${SUCH_AS}.`,
      },
      {
        condition: expression(`alltrue([for prefix in var.allow_ssh_from : ${hasLength("prefix")}])`),
        error_message: `\${join(", ", [for prefix in var.allow_ssh_from : jsonencode(prefix) if !${hasLength("prefix")}])} is not an IPv6 prefix. Write one, ${SUCH_AS}.`,
      },
      {
        condition: expression(`alltrue([for prefix in var.allow_ssh_from : !${isMapped("prefix")}])`),
        error_message: `\${join(", ", [for prefix in var.allow_ssh_from : prefix if ${isMapped("prefix")}])} ${IS_MAPPED}. Write IPv6 prefixes, ${SUCH_AS}.`,
      },
      {
        condition: expression(`alltrue([for prefix in var.allow_ssh_from : ${isShort("prefix")}])`),
        error_message: `A prefix has bits beyond its length, or is not in its short form. Write \${jsonencode([for prefix in var.allow_ssh_from : try(cidrsubnet(prefix, 0, 0), prefix)])}.`,
      },
      {
        condition: expression("length(distinct(var.allow_ssh_from)) == length(var.allow_ssh_from)"),
        error_message: "Give each prefix once.",
      },
      {
        condition: expression(
          `alltrue([for prefix in var.allow_ssh_from : prefix == "::/0" || !${isWorld("prefix")}])`,
        ),
        error_message: `\${join(", ", [for prefix in var.allow_ssh_from : prefix if ${isWorld("prefix")}])} holds a good part of the internet. Name the networks that you log in from, or write ["::/0"] when you mean everyone.`,
      },
    ],
  },
  network_acl_id: {
    description: "Id of the bastion's subnet's network ACL, which gets the rules that SSH needs.",
    type: "string",
    default: null,
  },
  create_network_acl_rules: {
    description: "Whether the bastion's subnet's ACL gets rules; not where another bastion's or your own let SSH pass.",
    type: "bool",
    default: true,
    nullable: false,
  },
  ssh_to: {
    description:
      "The hosts that people go on to, by a name of yours: their IPv6 prefix, and their network ACL, which lets SSH in from the bastion alone. Where an earlier entry has the same ACL, write that entry's name as network_acl_name.",
    type: "map(object({ ipv6_cidr_block = string, network_acl_id = string, network_acl_name = optional(string) }))",
    default: {},
    nullable: false,
    validation: [noEntryIsNull("ssh_to")],
  },
  return_ports: {
    ...NETWORK_ACL.return_ports,
    description: "The ports on which replies to the bastion arrive. The default is Linux's.",
  },
  ssh_rule_numbers: {
    description:
      "Numbers of ACL rules, by the prefix in allow_ssh_from, the name in ssh_to or the bastion's name; others are made of these.",
    type: "map(number)",
    default: {},
    nullable: false,
    validation: [
      {
        condition: expression(
          "alltrue([for number in values(var.ssh_rule_numbers) : try(number >= 1 && number <= 32766 && floor(number) == number, false)])",
        ),
        error_message: "Write whole numbers from 1 to 32766.",
      },
    ],
  },
  host_name: {
    description: "DNS name that leads to the bastion's address, such as bastion.example.com; known at plan.",
    type: "string",
    default: null,
    validation: [
      {
        condition: expression(
          'var.host_name == null || can(regex("(?i)^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$", var.host_name))',
        ),
        error_message: "Write a DNS name without a dot at its end, such as bastion.example.com.",
      },
    ],
  },
  zone_id: { description: "Id of the Route 53 hosted zone that holds host_name.", type: "string", default: null },
};

export const VARIABLES = machineVariables("bastion", OWN);
