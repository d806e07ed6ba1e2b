/**
 * The ACL rules that SSH needs: from the prefixes to the bastion, and from the bastion to the hosts behind it, with the
 * replies. A rule is numbered by what it is about and not by its place in a list.
 */
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule/index.js";
import type { TerraformStack } from "cdktf";
import type { Peer } from "../../net/peer.js";
import { LINUX_EPHEMERAL, type PortRange } from "../../net/ports.js";
import { forNetworkAcl, TCP } from "../../net/protocol.js";
import type { NumberRange } from "../../net/rule-numbers.js";
import { SSH_CLIENT_NUMBERS, SSH_SERVER_NUMBERS, sshClientRules, sshServerRules } from "../../net/ssh-rules.js";
import { aclRule } from "../../network/acl-rule.js";
import { prefixConditions } from "../machine/prefix.js";
import { type Block, expression, forEach } from "../module.js";

const PEER: Peer = { kind: "reference", expression: "peer" };
/** A preset that says nothing of SSH, so that every rule is there. */
const DESIGN = { subnetType: "public", returnPorts: LINUX_EPHEMERAL, outbound: [] } as const;
const SERVER = sshServerRules([PEER], DESIGN);
const CLIENT = sshClientRules([PEER], DESIGN);

const numberOf = (key: string, { first, last }: NumberRange): string =>
  `lookup(var.ssh_rule_numbers, ${key}, ${first} + parseint(substr(sha256(${key}), 0, 8), 16) % ${last - first + 1})`;

export const ACL_LOCALS = {
  "//": `Numbers of the ACL rules: ${SSH_SERVER_NUMBERS.first} to ${SSH_SERVER_NUMBERS.last} where SSH enters, ${SSH_CLIENT_NUMBERS.first} to ${SSH_CLIENT_NUMBERS.last} where it leaves, by whom it is from or to.`,
  ssh_in_numbers: expression(
    `{ for prefix in var.allow_ssh_from : prefix => ${numberOf("prefix", SSH_SERVER_NUMBERS)} }`,
  ),
  ssh_out_numbers: expression(`{ for name in keys(var.ssh_to) : name => ${numberOf("name", SSH_CLIENT_NUMBERS)} }`),
  host_number: expression(numberOf("var.name", SSH_SERVER_NUMBERS)),
  host_acls: expression("{ for name, to in var.ssh_to : coalesce(to.network_acl_name, name) => to.network_acl_id... }"),
  first_names: expression(
    "{ for name, ids in local.host_acls : name => [for other, others in local.host_acls : other if others[0] == ids[0]][0] }",
  ),
  // Whatever is allowed has a rule in both directions, and hosts may be behind the bastion's own ACL.
  shared_numbers: expression(
    "[for number, same in { for number in concat(values(local.ssh_in_numbers), [local.host_number], values(local.ssh_out_numbers)) : number => number... } : number if length(same) > 1]",
  ),
  numbers_of_nothing: expression(
    "setsubtract(keys(var.ssh_rule_numbers), concat(var.allow_ssh_from, keys(var.ssh_to), [var.name]))",
  ),
};

const FIRST_OF_ACL = "local.first_names[each.key]";

/** Judged where the rules are made: the ids may be unknown until then. */
const ACL_CONDITIONS = [
  {
    condition: expression("alltrue([for id in each.value : id != null])"),
    error_message: 'ssh_to["${each.key}"] has no network_acl_id. Write the ACL of its hosts\' subnets.',
  },
  {
    condition: expression("length(distinct(each.value)) == 1"),
    error_message:
      'Entries of ssh_to have the network_acl_name "${each.key}" and more than one network_acl_id. Give each ACL a name of its own.',
  },
  {
    condition: expression(`${FIRST_OF_ACL} == each.key`),
    error_message: `ssh_to["\${each.key}"] has the ACL of ssh_to["\${${FIRST_OF_ACL}}"]. So that it gets its rules once, write network_acl_name = "\${each.key}" in the latter if the rules are there by that name already, and network_acl_name = "\${${FIRST_OF_ACL}}" in the former if not.`,
  },
];

interface Flow {
  readonly name: string;
  readonly rules: readonly { readonly ports?: PortRange }[];
  readonly egress: boolean;
  readonly map: string;
  readonly acl: string;
  readonly number: string;
  readonly peer: string;
  readonly conditions?: readonly Block[];
  readonly comment: string;
}

const onOwnAcl = (map: string): string => `var.create_network_acl_rules ? ${map} : {}`;
/** A precondition refuses an ACL that is none. */
const OWN_ACL = 'coalesce(var.network_acl_id, "none")';
const FROM = {
  map: onOwnAcl("local.ssh_in_numbers"),
  acl: OWN_ACL,
  number: "each.value",
  peer: "each.key",
};
const TO = {
  map: onOwnAcl("var.ssh_to"),
  acl: OWN_ACL,
  number: "local.ssh_out_numbers[each.key]",
  peer: "each.value.ipv6_cidr_block",
};
const AT_HOSTS = {
  map: "local.host_acls",
  acl: "each.value[0]",
  number: "local.host_number",
  peer: '"${local.ipv6_address}/128"',
};

/** So that no reply is written where the question was refused. */
const WITH_SSH_OUT = { map: "aws_network_acl_rule.ssh_out", peer: "each.value.ipv6_cidr_block" };
const WITH_HOST_SSH_IN = { map: "aws_network_acl_rule.host_ssh_in", acl: "each.value.network_acl_id" };

const FLOWS: readonly Flow[] = [
  {
    name: "ssh_in",
    rules: SERVER.ingress,
    egress: false,
    ...FROM,
    comment: "In the ACL of the bastion's subnet: SSH from each prefix.",
  },
  { name: "ssh_in_replies", rules: SERVER.egress, egress: true, ...FROM, comment: "The replies to it." },
  {
    name: "ssh_out",
    rules: CLIENT.egress,
    egress: true,
    ...TO,
    conditions: prefixConditions("each.value.ipv6_cidr_block", 'ssh_to["${each.key}"].ipv6_cidr_block'),
    comment: "In the ACL of the bastion's subnet: SSH to the hosts.",
  },
  {
    name: "ssh_out_replies",
    rules: CLIENT.ingress,
    egress: false,
    ...TO,
    ...WITH_SSH_OUT,
    comment: "The replies to it.",
  },
  {
    name: "host_ssh_in",
    rules: SERVER.ingress,
    egress: false,
    ...AT_HOSTS,
    conditions: ACL_CONDITIONS,
    comment: "In the ACL of the hosts' subnets: SSH from the bastion's address, once an ACL.",
  },
  {
    name: "host_ssh_in_replies",
    rules: SERVER.egress,
    egress: true,
    ...AT_HOSTS,
    ...WITH_HOST_SSH_IN,
    comment: "The replies to it.",
  },
];

export const ACL_COMMENTS = Object.fromEntries(
  FLOWS.map(({ name, comment }) => [`aws_network_acl_rule.${name}`, comment]),
);

export function createAclRules(stack: TerraformStack): void {
  for (const { name, rules, egress, map, acl, number, peer, conditions } of FLOWS) {
    const isReplyToUs = name === "ssh_out_replies";
    const rule = aclRule({
      networkAclId: expression(acl),
      egress,
      ruleNumber: expression<number>(number),
      ruleAction: "allow",
      protocol: forNetworkAcl(TCP),
      ipv6CidrBlock: expression(peer),
      ports: isReplyToUs ? RETURN_PORTS : rules[0]?.ports,
    });
    const made = forEach(new NetworkAclRule(stack, name, rule), name, map);
    if (conditions) made.addOverride("lifecycle.precondition", conditions);
  }
}

const RETURN_PORTS = {
  fromPort: expression<number>("var.return_ports.from_port"),
  toPort: expression<number>("var.return_ports.to_port"),
};
