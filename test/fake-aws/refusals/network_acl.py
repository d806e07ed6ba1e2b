"""Network ACLs: how many entries they have, by which numbers, and which ACL stays."""

from moto.ec2.responses import EC2Response

from documents import API, QUOTAS
from quotas import ACL_RULES, quota
from refusing import refusal, refuse

ENTRY = f"{API}_CreateNetworkAclEntry.html"
WRITES = ("CreateNetworkAclEntry", "ReplaceNetworkAclEntry")


def _number(response: EC2Response) -> None:
    number = int(response._get_param("RuleNumber"))
    if not 1 <= number <= 32766:
        refuse("InvalidParameterValue", f"Value ({number}) for parameter ruleNumber is invalid. It must be 1 to 32766.")


def _quota(response: EC2Response) -> None:
    acl = response.ec2_backend.get_network_acl(response._get_param("NetworkAclId"))
    egress = response._get_param("Egress")
    family = "ipv6_cidr_block" if response._get_param("Ipv6CidrBlock") else "cidr_block"
    alike = [rule for rule in acl.entries if rule.egress == egress and getattr(rule, family)]
    if len(alike) + 1 > quota(response.current_account, ACL_RULES):
        refuse("NetworkAclEntryLimitExceeded", f"The network ACL '{acl.id}' has reached its limit of rules.")


def _default(response: EC2Response) -> None:
    acl = response.ec2_backend.get_network_acl(response._get_param("NetworkAclId"))
    if acl.default:
        refuse("InvalidParameterValue", f"cannot delete default network ACL {acl.id}")


REFUSALS = [
    refusal("acl-rule-number", "A rule's number is 1 to 32766.", ENTRY, _number, *WRITES),
    refusal(
        "acl-quota",
        "20 rules a direction, 40 on request, IPv4 and IPv6 apart, the one that denies the rest included.",
        QUOTAS,
        _quota,
        "CreateNetworkAclEntry",
    ),
    refusal(
        "default-acl-stays",
        "The default network ACL cannot be deleted.",
        f"{API}_DeleteNetworkAcl.html",
        _default,
        "DeleteNetworkAcl",
    ),
]
