/** What the module `host` is called with. */
import { machineVariables } from "../machine/variables.js";
import { type Block, expression } from "../module.js";

const OWN: Readonly<Record<string, Block>> = {
  subnet_id: { description: "Id of the host's subnet, an IPv6-only one.", type: "string", nullable: false },
  bastion_security_group_id: {
    description: "Id of the bastion's security group, the only one that SSH comes from.",
    type: "string",
    nullable: false,
  },
  bastion_jump: {
    description: "The bastion as ssh -J takes it, for the output ssh_command.",
    type: "string",
    default: null,
  },
  ingress_rules: {
    description:
      "What the host lets in besides SSH, by a name of yours: tcp or udp, a port or a range, and an IPv6 prefix. Its subnet's network ACL must let it pass too.",
    type: 'map(object({ protocol = optional(string, "tcp"), from_port = number, to_port = optional(number), cidr_ipv6 = string }))',
    default: {},
    nullable: false,
    validation: [
      {
        condition: expression(
          'alltrue([for rule in values(var.ingress_rules) : contains(["tcp", "udp"], rule.protocol)])',
        ),
        error_message: 'Write protocol = "tcp" or "udp".',
      },
      {
        condition: expression(
          "alltrue([for rule in values(var.ingress_rules) : rule.from_port >= 0 && rule.from_port <= coalesce(rule.to_port, rule.from_port) && coalesce(rule.to_port, rule.from_port) <= 65535])",
        ),
        error_message: "Write from_port, and to_port for a range, from 0 to 65535, the smaller first.",
      },
      {
        condition: expression(
          'alltrue([for rule in values(var.ingress_rules) : can(regex(":", rule.cidr_ipv6)) && can(cidrhost(rule.cidr_ipv6, 0))])',
        ),
        error_message: "Write an IPv6 prefix as cidr_ipv6, such as 2001:db8:2022::/48; ::/0 is everyone.",
      },
    ],
  },
};

export const VARIABLES = machineVariables("host", OWN);
