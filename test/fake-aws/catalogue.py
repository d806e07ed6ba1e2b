"""All patches and refusals, in the order in which they are applied: a later one is asked before an earlier one."""

import refusals.acl_entry
import refusals.group_rule
import refusals.instance
import refusals.interface
import refusals.key
import refusals.log_group
import refusals.model
import refusals.network_acl
import refusals.route
import refusals.security_group
import refusals.subnet
import refusals.tag
import refusals.vpc
from patches import account, cidr, errors, image, instance, interface, ipam, network_acl, security_group, subnet, vpc

_PATCHED = [account, errors, image, vpc, ipam, subnet, network_acl, security_group, interface, instance, cidr]
_REFUSING = [
    refusals.acl_entry,
    refusals.group_rule,
    refusals.instance,
    refusals.interface,
    refusals.key,
    refusals.log_group,
    refusals.model,
    refusals.network_acl,
    refusals.route,
    refusals.security_group,
    refusals.subnet,
    refusals.tag,
    refusals.vpc,
]

PATCHES = [patch for subject in _PATCHED for patch in subject.PATCHES]
REFUSALS = [refusal for subject in _REFUSING for refusal in subject.REFUSALS]
