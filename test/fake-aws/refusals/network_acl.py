"""Entries of network ACLs."""

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


def _type_and_code(response: EC2Response) -> None:
    protocol = response._get_param("Protocol")
    given = response._get_param("IcmpTypeCode") or {}
    if protocol == "1" or (protocol == "58" and response._get_param("Ipv6CidrBlock")):
        for part in ("Type", "Code"):
            if part not in given:
                refuse("MissingParameter", f"The request must contain the parameter icmp.{part.lower()}")


def _ports(response: EC2Response) -> None:
    given = response._get_param("PortRange") or {}
    if response._get_param("Protocol") in ("6", "17"):
        for part in ("From", "To"):
            if part not in given:
                refuse("MissingParameter", f"The request must contain the parameter portRange.{part.lower()}")


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
        refuse("CannotDelete", f"The network ACL '{acl.id}' is the default one and cannot be deleted.")


REFUSALS = [
    refusal("acl-rule-number", "A rule's number is 1 to 32766.", ENTRY, _number, *WRITES),
    refusal(
        "acl-icmp-needs-type-and-code",
        "ICMP, and ICMPv6 with an IPv6 block, need a type and a code.",
        ENTRY,
        _type_and_code,
        *WRITES,
    ),
    refusal("acl-tcp-and-udp-need-ports", "TCP and UDP need a range of ports.", ENTRY, _ports, *WRITES),
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
