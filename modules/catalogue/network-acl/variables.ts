/** What the module is called with: variables in terraform-aws-modules/vpc's words, each with what it refuses. */
import { LINUX_EPHEMERAL } from "../../net/ports.js";
import { expression, listOf } from "../module.js";
import { tagsVariable } from "../variables.js";
import { RULE_NUMBER } from "./rules.js";

/** Which set of rules an ACL begins with. */
const PRESETS = ["none", "public", "private-with-egress", "private-isolated"];

const { fromPort, toPort } = LINUX_EPHEMERAL;

/** How many services there are when their ports are taken so. */
const distinctServices = (port: string): string =>
  `length(distinct([for service in coalesce(var.outbound_services, []) : try("\${lower(service.protocol)} \${${port}}", "")]))`;

export const VARIABLES = {
  name: {
    description: "Name tag of the network ACL.",
    type: "string",
    nullable: false,
    validation: [
      {
        condition: expression('trimspace(var.name) != "" && length(var.name) <= 256'),
        error_message: "Write a name of 1 to 256 characters.",
      },
    ],
  },
  vpc_id: { description: "Id of the VPC.", type: "string", nullable: false },
  subnet_ids: {
    description:
      "Ids of the subnets that the ACL filters, IPv6-only ones: it lets no IPv4 pass. It replaces the ACL that they have. Null where they are associated elsewhere.",
    type: "list(string)",
    default: null,
  },
  inbound_acl_rules: rulesVariable("inbound_acl_rules", "enters"),
  outbound_acl_rules: rulesVariable("outbound_acl_rules", "leaves"),
  preset: {
    description: `Rules to begin with, numbered from 1000: what RFC 4890 says must pass and, where the internet is reached, what hosts open and the replies. One of ${PRESETS.join(", ")}.`,
    type: "string",
    default: "none",
    nullable: false,
    validation: [
      {
        condition: expression(`contains(${listOf(PRESETS)}, var.preset)`),
        error_message: `Write ${PRESETS.join(", ")}.`,
      },
    ],
  },
  outbound_services: {
    description: "With a preset, the only ports that hosts may open on the internet; null for every TCP and UDP port.",
    type: "list(object({ protocol = string, port = number }))",
    default: null,
    validation: [
      {
        condition: expression(
          `alltrue([for service in coalesce(var.outbound_services, []) : try(contains(["tcp", "udp"], lower(service.protocol)) && service.port >= 1 && service.port <= 65535 && floor(service.port) == service.port, false)])`,
        ),
        error_message: 'Write { protocol = "tcp", port = 443 }: "tcp" or "udp", and a whole port from 1 to 65535.',
      },
      {
        condition: expression(`${distinctServices("service.port")} == length(coalesce(var.outbound_services, []))`),
        error_message: "Give each service once.",
      },
      {
        condition: expression(`${distinctServices("service.port % 10000")} == ${distinctServices("service.port")}`),
        error_message:
          "Two services share the last four digits of their port, and so a rule number; write one of them as an outbound ACL rule.",
      },
    ],
  },
  return_ports: {
    description: "With a preset, the ports on which replies to the hosts arrive. The default is Linux's.",
    type: `object({ from_port = optional(number, ${fromPort}), to_port = optional(number, ${toPort}) })`,
    default: {},
    nullable: false,
    validation: [
      {
        condition: expression(
          "var.return_ports.from_port >= 1 && var.return_ports.from_port <= var.return_ports.to_port && var.return_ports.to_port <= 65535 && alltrue([for port in values(var.return_ports) : floor(port) == port])",
        ),
        error_message: `Write { from_port = ${fromPort}, to_port = ${toPort} }, whole numbers from 1 to 65535, the smaller first.`,
      },
    ],
  },
  acl_rule_quota: {
    description:
      "Most rules in one direction, AWS's own two included: 20, up to 40 where AWS raised quota L-2AEEBF1A. Rules that others add to the ACL, such as the module bastion's, are not counted.",
    type: "number",
    default: 20,
    nullable: false,
    validation: [
      {
        condition: expression("contains(range(1, 41), var.acl_rule_quota)"),
        error_message: "Write a whole number from 1 to 40; 20 is what every account has.",
      },
    ],
  },
  tags: tagsVariable("tags", "Tags of the network ACL, beside Name."),
};

/** Only what the rules' map needs is checked here: a number for each. The rest is told at plan, all at once. */
function rulesVariable(name: string, verb: string) {
  const isNone = "number < 1 || number > 32766 || floor(number) != number";
  const without = `[for place, number in [for rule in var.${name} : ${RULE_NUMBER}] : place + 1 if ${isNone}]`;
  const byNumber = `{ for rule in var.${name} : tostring(${RULE_NUMBER}) => true... }`;
  const twice = `[for number, rules in ${byNumber} : number if number != "0" && length(rules) > 1]`;
  return {
    description: `Rules for traffic that ${verb} the subnets, as terraform-aws-modules/vpc takes them. A protocol is a name in any case, such as icmpv6, or a number; so is icmp_type. IPv4 rules are left out, with a warning: they never match in an IPv6-only subnet.`,
    type: "list(map(string))",
    default: [],
    nullable: false,
    validation: [
      {
        condition: expression(`length(${without}) == 0`),
        error_message: `Write a rule_number, a whole number from 1 to 32766, in each rule. Rules without such a number, counted from 1: \${join(", ", ${without})}.`,
      },
      {
        condition: expression(`length(${twice}) == 0`),
        error_message: `Give each rule a rule_number of its own. Numbers of more than one rule: \${join(", ", ${twice})}.`,
      },
    ],
  };
}
