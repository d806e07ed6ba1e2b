/** What the module `bastion` is called with. */
import { parseInterfaceId } from "../../net/interface-id.js";
import { machineVariables } from "../machine/variables.js";
import { type Block, expression } from "../module.js";
import { VARIABLES as NETWORK_ACL } from "../network-acl/variables.js";
import { isPrefix, isWorld, WRITE_PREFIX, wholeNumber } from "../variables.js";

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
        condition: expression("length(var.allow_ssh_from) > 0"),
        error_message:
          'Name who may log in, such as ["2001:db8:2022::/48"]; curl -6 https://checkip.global.api.aws shows your address.',
      },
      {
        condition: expression(`alltrue([for prefix in var.allow_ssh_from : ${isPrefix("prefix")}])`),
        error_message: `${WRITE_PREFIX} or 2001:db8::1/128.`,
      },
      {
        condition: expression("length(distinct(var.allow_ssh_from)) == length(var.allow_ssh_from)"),
        error_message: "Give each prefix once.",
      },
      {
        condition: expression(
          `alltrue([for prefix in var.allow_ssh_from : prefix == "::/0" || !${isWorld("prefix")}])`,
        ),
        error_message:
          'A prefix shorter than /16 holds a good part of the internet; name the networks that you log in from, or write ["::/0"] when you mean everyone.',
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
      "The hosts that people go on to, by a name of yours: the prefix that they are in, and their network ACL, which lets SSH in from the bastion alone. An entry whose ACL an earlier one has says so with network_acl_name, that entry's name, and shares its rules.",
    type: "map(object({ ipv6_cidr_block = string, network_acl_id = string, network_acl_name = optional(string) }))",
    default: {},
    nullable: false,
    validation: [
      {
        condition: expression(
          `alltrue([for to in values(var.ssh_to) : to.network_acl_id != null && ${isPrefix("to.ipv6_cidr_block")}])`,
        ),
        error_message: `${WRITE_PREFIX}, each with the network_acl_id of its hosts' subnets.`,
      },
    ],
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
