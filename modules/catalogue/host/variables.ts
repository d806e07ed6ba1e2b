/** What the module `host` is called with. */
import { machineVariables } from "../machine/variables.js";
import type { Block } from "../module.js";
import { noEntryIsNull } from "../variables.js";

const OWN: Readonly<Record<string, Block>> = {
  subnet_id: { description: "Id of the host's subnet, an IPv6-only one.", type: "string", nullable: false },
  bastion_security_group_id: {
    description: "Id of the bastion's security group, the only group that SSH comes from.",
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
    validation: [noEntryIsNull("ingress_rules")],
  },
};

export const VARIABLES = machineVariables("host", OWN);
