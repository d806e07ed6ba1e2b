"""Rules of security groups: what their text may hold, and what they let pass."""

import re
from collections.abc import Iterator
from typing import Any

from moto.ec2.responses import EC2Response

from documents import API
from refusals.security_group import check_text
from refusing import refusal, refuse

PERMISSION = f"{API}_IpPermission.html"
WRITES = ("AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress")
SOURCES = ("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")

PORTS = ("tcp", "6", "udp", "17")
ICMP = ("icmp", "1", "icmpv6", "58")


def _rule_text(response: EC2Response) -> None:
    for permission in _permissions(response):
        for source in SOURCES:
            for given in permission.get(source) or []:
                check_text("Description", given.get("Description", ""))


def _permissions(response: EC2Response) -> Iterator[dict[str, Any]]:
    yield from response._get_param("IpPermissions") or []


def _asked(response: EC2Response) -> Iterator[tuple[str, int | None, int | None]]:
    """The protocol of each permission, and its ports, or its type and code."""
    for permission in _permissions(response):
        yield str(permission.get("IpProtocol")).lower(), permission.get("FromPort"), permission.get("ToPort")


def _protocol(response: EC2Response) -> None:
    for protocol, _, _ in _asked(response):
        number = re.fullmatch(r"[0-9]{1,3}", protocol) and int(protocol) <= 255
        if protocol not in (*PORTS, *ICMP, "-1") and not number:
            refuse("InvalidParameterValue", f"Invalid value '{protocol}' for IP protocol. Unknown protocol.")


def _ports(response: EC2Response) -> None:
    for protocol, *given in _asked(response):
        if protocol in (*PORTS, "icmp", "1") and None in given:
            refuse("InvalidParameterValue", "Invalid value for portRange. Must specify both from and to ports.")


def _range(response: EC2Response) -> None:
    for protocol, first, last in _asked(response):
        if protocol in PORTS and first is not None and last is not None and not 0 <= first <= last <= 65535:
            refuse("InvalidParameterValue", f"Invalid {protocol.upper()} port range ({first}-{last})")


def _type_and_code(response: EC2Response) -> None:
    for protocol, *given in _asked(response):
        if protocol in ICMP and any(value is not None and not -1 <= value <= 255 for value in given):
            refuse("InvalidParameterValue", f"ICMP type or code ({given}) out of range")


def _all_types_all_codes(response: EC2Response) -> None:
    for protocol, kind, code in _asked(response):
        if protocol in ICMP and kind == -1 and code not in (-1, None):
            refuse("InvalidParameterValue", f"ICMP code ({code}) must be -1 when the type is -1.")


REFUSALS = [
    refusal(
        "group-rule-text",
        "A rule's description has up to 255 characters of a certain set.",
        f"{API}_Ipv6Range.html",
        _rule_text,
        *WRITES,
    ),
    refusal(
        "group-rule-protocol",
        "A rule's protocol is tcp, udp, icmp, icmpv6, a number, or -1.",
        PERMISSION,
        _protocol,
        *WRITES,
    ),
    refusal(
        "group-rule-needs-ports",
        "A rule for TCP, UDP or ICMP needs a range of ports, or a type and code.",
        PERMISSION,
        _ports,
        *WRITES,
    ),
    refusal(
        "group-rule-port-range",
        "A rule for TCP or UDP has a first port and a last one; a port is a number that its two bytes hold.",
        PERMISSION,
        _range,
        *WRITES,
    ),
    refusal(
        "group-rule-icmp-range",
        "A type or a code of ICMP is a number that its one byte holds, or -1.",
        PERMISSION,
        _type_and_code,
        *WRITES,
    ),
    refusal(
        "group-rule-all-types-all-codes",
        "A rule for all ICMP types is for all codes.",
        PERMISSION,
        _all_types_all_codes,
        *WRITES,
    ),
]
