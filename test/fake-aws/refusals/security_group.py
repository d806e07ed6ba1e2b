"""Security groups: what their text may hold, what a rule needs, and when they may be deleted."""

import re
from collections.abc import Iterator
from typing import Any

from moto.ec2.responses import EC2Response

from documents import API, ERRORS
from refusing import refusal, refuse

TEXT = re.compile(r"[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{0,255}")
WRITES = ("AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress")
SOURCES = ("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")


def _group_text(response: EC2Response) -> None:
    for parameter in ("GroupName", "Description"):
        _check_text(parameter, response._get_param(parameter) or "")
    if response._get_param("GroupName").startswith("sg-"):
        refuse("InvalidParameterValue", "Value for parameter GroupName is invalid. It cannot start with 'sg-'.")


def _rule_text(response: EC2Response) -> None:
    for permission in _permissions(response):
        for source in SOURCES:
            for given in permission.get(source) or []:
                _check_text("Description", given.get("Description", ""))


def _check_text(parameter: str, text: str) -> None:
    if not TEXT.fullmatch(text):
        refuse(
            "InvalidParameterValue",
            f"Value ({text}) for parameter {parameter} is invalid. Character sets beyond ASCII are not supported.",
        )


def _permissions(response: EC2Response) -> Iterator[dict[str, Any]]:
    yield from response._get_param("IpPermissions") or []


def _ports(response: EC2Response) -> None:
    for permission in _permissions(response):
        protocol = str(permission.get("IpProtocol")).lower()
        given = permission.get("FromPort"), permission.get("ToPort")
        if protocol in ("tcp", "6", "udp", "17", "icmp", "1") and None in given:
            refuse("InvalidParameterValue", "Invalid value for portRange. Must specify both from and to ports.")


def _all_types_all_codes(response: EC2Response) -> None:
    for permission in _permissions(response):
        protocol = str(permission.get("IpProtocol")).lower()
        icmp = protocol in ("icmp", "1", "icmpv6", "58")
        if icmp and permission.get("FromPort") == -1 and permission.get("ToPort") not in (-1, None):
            refuse("InvalidParameterValue", f"ICMP code ({permission['ToPort']}) must be -1 when the type is -1.")


def _in_use(response: EC2Response) -> None:
    backend, group = response.ec2_backend, response._get_param("GroupId")
    held = any(group in [known.id for known in interface.group_set] for interface in backend.enis.values())
    rules = [
        rule
        for other in backend.describe_security_groups()
        if other.id != group
        for rule in other.ingress_rules + other.egress_rules
    ]
    if held or any(rule.source_group.get("GroupId") == group for rule in rules):
        refuse("DependencyViolation", f"resource {group} has a dependent object")


def _default(response: EC2Response) -> None:
    group = response.ec2_backend.get_security_group_from_id(response._get_param("GroupId"))
    if group and group.name == "default":
        refuse("CannotDelete", f'the specified group: "{group.id}" name: "default" cannot be deleted by a user')


REFUSALS = [
    refusal(
        "group-text",
        "A group's name and description have up to 255 characters of a certain set; the name does not start with sg-.",
        f"{API}_CreateSecurityGroup.html",
        _group_text,
        "CreateSecurityGroup",
    ),
    refusal(
        "group-rule-text",
        "A rule's description has up to 255 characters of a certain set.",
        f"{API}_Ipv6Range.html",
        _rule_text,
        *WRITES,
    ),
    refusal(
        "group-rule-needs-ports",
        "A rule for TCP, UDP or ICMP needs a range of ports, or a type and code.",
        f"{API}_IpPermission.html",
        _ports,
        *WRITES,
    ),
    refusal(
        "group-rule-all-types-all-codes",
        "A rule for all ICMP types is for all codes.",
        f"{API}_IpPermission.html",
        _all_types_all_codes,
        *WRITES,
    ),
    refusal(
        "group-in-use",
        "A group that an interface has or another group's rule names is not deleted.",
        f"{API}_DeleteSecurityGroup.html",
        _in_use,
        "DeleteSecurityGroup",
    ),
    refusal(
        "default-group-stays", "The default security group cannot be deleted.", ERRORS, _default, "DeleteSecurityGroup"
    ),
]
