/**
 * The holes planted in test/guard/holes/*.tf: what each is, its address, and every rule that must flag it, no more and no
 * fewer. Its twin, `legal_…` for `hole_…`, none of them may flag. Of the literal `::/0` AWS's own rules catch most;
 * those of ours that stand alone in a row are what AWS has no rule for.
 */
export const HOLES: readonly (readonly [what: string, address: string, ...rules: string[]])[] = [
  ["SSH from ::/0 through an ACL", acl("ssh_literal"), "CT.EC2.PR.5", "acl_keeps_ssh_and_rdp_from_the_world"],
  ["SSH from 2000::/3 through an ACL", acl("ssh_unicast"), "acl_keeps_ssh_and_rdp_from_the_world"],
  ["ports 20 to 25 from ::/1 through an ACL", acl("ssh_half"), "acl_keeps_ssh_and_rdp_from_the_world"],
  ["return ports that hold 3389", acl("return_ports"), "CT.EC2.PR.5", "acl_keeps_ssh_and_rdp_from_the_world"],
  ["RDP over UDP from 2000::/4 through an ACL", acl("rdp_udp"), "acl_keeps_ssh_and_rdp_from_the_world"],
  ["SSH from 2000::/5 beside 2800::/5", acl("ssh_in_parts"), "acl_keeps_ssh_and_rdp_from_the_world_in_parts"],
  [
    "ports 0 to 100 from 2800::/5 beside 2000::/5",
    acl("ssh_in_other_parts"),
    "acl_keeps_ssh_and_rdp_from_the_world_in_parts",
  ],
  ["every protocol through an ACL, from one prefix", acl("every_protocol"), "acl_names_what_it_allows"],
  ["ICMPv6 without type and code", acl("no_type"), "acl_gives_icmpv6_its_type_and_code"],
  ["ICMPv6 with ports, as in 2022", acl("icmpv6_with_ports"), "acl_gives_icmpv6_its_type_and_code"],
  ["TCP without ports through an ACL", acl("no_ports"), "acl_gives_tcp_and_udp_their_ports"],
  ["IPv4 through an ACL", acl("ipv4"), "acl_has_no_ipv4"],
  ["everything, written in the ACL", inAcl("inline"), "CT.EC2.PR.5", "acl_names_what_it_allows"],
  [
    "SSH from 2000::/3, written in the ACL with ALLOW in capitals",
    inAcl("inline_capitals"),
    "acl_keeps_ssh_and_rdp_from_the_world",
  ],
  ["ICMPv6 without its type, written in the ACL", inAcl("inline_no_type"), "acl_gives_icmpv6_its_type_and_code"],
  ["IPv4, written in the ACL", inAcl("inline_ipv4"), "acl_has_no_ipv4"],
  [
    "SSH from 2000::/5, written in the ACL, beside a rule of its own",
    inAcl("inline_in_parts"),
    "acl_keeps_ssh_and_rdp_from_the_world_in_parts",
  ],
  [
    "SSH from 2800::/5 beside a rule written in the ACL",
    acl("inline_in_other_parts"),
    "acl_keeps_ssh_and_rdp_from_the_world_in_parts",
  ],

  ["a group that nobody described", group("undescribed"), "group_is_described"],
  [
    "SSH from 2000::/3 and everything outward, written in the group",
    group("inline"),
    "group_keeps_ssh_and_rdp_from_the_world",
    "group_names_what_it_allows",
    "group_rule_is_described",
  ],
  ["IPv4, written in the group", group("inline_ipv4"), "group_has_no_ipv4"],
  ["HTTPS outward to ::/0, written in the group", group("inline_outward"), "group_reaches_less_than_the_world"],
  [
    "SSH from 2000::/5 and 2800::/5, written in the group",
    group("inline_in_parts"),
    "group_keeps_ssh_and_rdp_from_the_world_in_parts",
  ],
  ["ports 0 to 79 from 2000::/3 into a group", ingress("ssh"), "group_keeps_ssh_and_rdp_from_the_world"],
  ["SSH from 0:0:0:0:0:0:0:0/0 into a group", ingress("ssh_long"), "group_keeps_ssh_and_rdp_from_the_world"],
  [
    "SSH from 2000::/3 behind another prefix in the older kind of rule",
    "aws_security_group_rule.hole_among_others",
    "group_keeps_ssh_and_rdp_from_the_world",
  ],
  [
    "SSH from 2000::/5 and 2800::/5 in the older kind of rule",
    "aws_security_group_rule.hole_list_in_parts",
    "group_keeps_ssh_and_rdp_from_the_world_in_parts",
  ],
  ["SSH from 2000::/3 over TCP in capitals", ingress("capitals"), "group_keeps_ssh_and_rdp_from_the_world"],
  ["RDP from 2000::/3 over protocol 17", ingress("number"), "group_keeps_ssh_and_rdp_from_the_world"],
  ["RDP from 2000::/5 beside 2800::/5", ingress("rdp_in_parts"), "group_keeps_ssh_and_rdp_from_the_world_in_parts"],
  [
    "ports 3000 to 4000 from 2800::/5 beside 2000::/5",
    ingress("rdp_in_other_parts"),
    "group_keeps_ssh_and_rdp_from_the_world_in_parts",
  ],
  ["every protocol into a group, from one prefix", ingress("every_protocol"), "group_names_what_it_allows"],
  ["a group's rule that nobody described", ingress("undescribed"), "group_rule_is_described"],
  ["IPv4 into a group", ingress("ipv4"), "group_has_no_ipv4"],
  ["HTTPS outward to ::/0", egress("outward"), "group_reaches_less_than_the_world"],

  [
    "a VPC and nothing else",
    "aws_vpc.hole_bare",
    "vpc_empties_its_default_acl",
    "vpc_empties_its_default_group",
    "vpc_has_a_flow_log",
  ],
  [
    "a default group and a default ACL adopted, with a rule each",
    "aws_vpc.hole_open_defaults",
    "vpc_empties_its_default_acl",
    "vpc_empties_its_default_group",
  ],
  ["a rule in the default group", "aws_default_security_group.hole_open_defaults", "group_names_what_it_allows"],
  [
    "a rule in the default ACL",
    "aws_default_network_acl.hole_open_defaults",
    "CT.EC2.PR.5",
    "acl_names_what_it_allows",
  ],
  ["a native subnet that assigns no IPv6", "aws_subnet.hole_unassigned", "subnet_that_is_native_assigns_ipv6"],
  [
    "a subnet that hands out public IPv4 addresses",
    "aws_subnet.hole_public_ipv4",
    "CT.EC2.PR.11",
    "subnet_assigns_no_public_address",
  ],
  ["a route for 0.0.0.0/0", "aws_route.hole_ipv4", "route_has_no_ipv4"],
  ["a route for 0.0.0.0/0, written in the table", "aws_route_table.hole_inline", "route_has_no_ipv4"],
  ["a route for 0.0.0.0/0 in the default table", "aws_default_route_table.hole_inline", "route_has_no_ipv4"],
  ["an Elastic IP", "aws_eip.hole_address", "network_has_no_public_ipv4_address"],

  [
    "a host of which little is said",
    "aws_instance.hole_neglected",
    "CT.EC2.PR.13",
    "CT.EC2.PR.16",
    "CT.EC2.PR.19",
    "CT.EC2.PR.8",
    "host_encrypts_its_root_disk",
    "host_has_a_role",
    "host_has_metadata_over_ipv6",
    "host_is_ebs_optimized",
    "host_keeps_its_token_to_itself",
    "host_requires_imdsv2",
  ],
  [
    "a host with every switch the wrong way",
    "aws_instance.hole_careless",
    "CT.EC2.PR.7",
    "CT.EC2.PR.8",
    "host_encrypts_its_root_disk",
    "host_has_metadata_over_ipv6",
    "host_is_told_no_secret",
    "host_keeps_its_token_to_itself",
    "host_requires_imdsv2",
  ],
  [
    "an encrypted disk beside the root disk, and a key of AWS's in base64",
    "aws_instance.hole_data_disk_only",
    "host_encrypts_its_root_disk",
    "host_is_told_no_secret",
  ],
  [
    "a launch template of which little is said",
    "aws_launch_template.hole_neglected",
    "CT.EC2.PR.1",
    "CT.EC2.PR.10",
    "CT.EC2.PR.14",
    "CT.EC2.PR.15",
    "CT.EC2.PR.9",
    "host_has_metadata_over_ipv6",
  ],

  [
    "a key for anybody, gone in a week",
    "aws_kms_key.hole_anybody",
    "CT.KMS.PR.1",
    "CT.KMS.PR.3",
    "key_names_who_may_use_it",
    "key_waits_before_it_goes",
  ],
  ["a key without a policy", "aws_kms_key.hole_without_policy", "CT.KMS.PR.3", "key_names_who_may_use_it"],
  [
    "a log kept in the clear for a month",
    "aws_cloudwatch_log_group.hole_plain",
    "CT.CLOUDWATCH.PR.2",
    "CT.CLOUDWATCH.PR.3",
  ],
  ["a role for anybody", "aws_iam_role.hole_anybody", "role_names_who_may_take_it"],
  ["a role that may do everything", "aws_iam_role_policy.hole_everything", "CT.IAM.PR.1", "CT.IAM.PR.5"],
  ["a policy that nobody can read before the apply", "aws_iam_role_policy.hole_hidden", "policy_is_known_at_plan"],
];

function acl(name: string): string {
  return `aws_network_acl_rule.hole_${name}`;
}

function inAcl(name: string): string {
  return `aws_network_acl.hole_${name}`;
}

function group(name: string): string {
  return `aws_security_group.hole_${name}`;
}

function ingress(name: string): string {
  return `aws_vpc_security_group_ingress_rule.hole_${name}`;
}

function egress(name: string): string {
  return `aws_vpc_security_group_egress_rule.hole_${name}`;
}
