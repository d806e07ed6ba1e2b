"""All patches and refusals, in the order in which they are applied."""

from patches import account, errors, image, instance, interface, ipam, network_acl, security_group, subnet, vpc

_SUBJECTS = [account, errors, image, vpc, ipam, subnet, network_acl, security_group, interface, instance]

PATCHES = [patch for subject in _SUBJECTS for patch in subject.PATCHES]
REFUSALS = []
