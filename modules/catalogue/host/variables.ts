/** What the module `host` is called with. */
import { machineVariables } from "../machine/variables.js";
import { type Block, expression } from "../module.js";
import { isPrefix, isWorld, WRITE_PREFIX } from "../variables.js";

const TO = "coalesce(rule.to_port, rule.from_port)";
/** A field that is null, which no comparison takes, does not hold either. */
const ofEach = (condition: string): string =>
  `alltrue([for rule in values(var.ingress_rules) : try(${condition}, false)])`;
const holds = (port: number): string => `rule.from_port <= ${port} && ${TO} >= ${port}`;
const IS_SSH = `lower(rule.protocol) == "tcp" && ${holds(22)}`;
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html */
const DESCRIPTION_CHARACTERS = "]A-Za-z0-9 ._:/()#,@[+=&;{}!$*-";

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
    validation: [
      {
        condition: expression(ofEach('contains(["tcp", "udp"], lower(rule.protocol))')),
        error_message: 'Write protocol = "tcp" or "udp".',
      },
      {
        condition: expression(
          ofEach(
            `rule.from_port >= 0 && rule.from_port <= ${TO} && ${TO} <= 65535 && floor(rule.from_port) == rule.from_port && floor(${TO}) == ${TO}`,
          ),
        ),
        error_message: "Write from_port, and to_port for a range, whole numbers from 0 to 65535, the smaller first.",
      },
      {
        condition: expression(`alltrue([for rule in values(var.ingress_rules) : ${isPrefix("rule.cidr_ipv6")}])`),
        error_message: `${WRITE_PREFIX}; ::/0 is everyone.`,
      },
      {
        condition: expression(ofEach(`!(${isWorld("rule.cidr_ipv6")} && (${IS_SSH} || ${holds(3389)}))`)),
        error_message:
          "A rule lets the internet in on port 22 or 3389; people log in through the bastion. Leave the port out of the range, or write the prefix of those who may.",
      },
      {
        condition: expression(
          `alltrue([for name in keys(var.ingress_rules) : can(regex("^[${DESCRIPTION_CHARACTERS}]{1,200}$", name))])`,
        ),
        error_message:
          "A rule's name is its description in EC2; write at most 200 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*.",
      },
    ],
  },
};

export const VARIABLES = machineVariables("host", OWN);
