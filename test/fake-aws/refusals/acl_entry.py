"""What an entry of a network ACL lets pass: its protocol, its ports or ICMP types, and whence or whereto."""

import ipaddress
import re

from moto.ec2.responses import EC2Response

from documents import API
from refusing import refusal, refuse

ENTRY = f"{API}_CreateNetworkAclEntry.html"
TEMPLATES = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide"
IN_TEMPLATES = f"{TEMPLATES}/aws-resource-ec2-networkaclentry.html"
WRITES = ("CreateNetworkAclEntry", "ReplaceNetworkAclEntry")

BLOCKS = {"CidrBlock": ipaddress.IPv4Network, "Ipv6CidrBlock": ipaddress.IPv6Network}


def _protocol(response: EC2Response) -> None:
    protocol = response._get_param("Protocol")
    if protocol != "-1" and not (re.fullmatch(r"[0-9]{1,3}", protocol) and int(protocol) <= 255):
        refuse("InvalidParameterValue", f"Invalid value '{protocol}' for IP protocol. Unknown protocol.")


def _has_icmp(response: EC2Response) -> bool:
    protocol = response._get_param("Protocol")
    return protocol == "1" or (protocol == "58" and response._get_param("Ipv6CidrBlock") is not None)


def _has_ports(response: EC2Response) -> bool:
    return response._get_param("Protocol") in ("6", "17")


def _type_and_code(response: EC2Response) -> None:
    given = response._get_param("IcmpTypeCode") or {}
    for part in ("Type", "Code"):
        if _has_icmp(response) and part not in given:
            refuse("MissingParameter", f"The request must contain the parameter icmp.{part.lower()}")


def _known_type_and_code(response: EC2Response) -> None:
    for part, value in (response._get_param("IcmpTypeCode") or {}).items():
        if _has_icmp(response) and not -1 <= int(value) <= 255:
            refuse("InvalidParameterValue", f"Value ({value}) for parameter icmp.{part.lower()} is invalid.")


def _ports(response: EC2Response) -> None:
    given = response._get_param("PortRange") or {}
    for part in ("From", "To"):
        if _has_ports(response) and part not in given:
            refuse("MissingParameter", f"The request must contain the parameter portRange.{part.lower()}")


def _range(response: EC2Response) -> None:
    given = response._get_param("PortRange") or {}
    if _has_ports(response) and len(given) == 2:
        first, last = int(given["From"]), int(given["To"])
        if not 0 <= first <= last <= 65535:
            refuse("InvalidParameterValue", f"Invalid port range ({first}-{last}).")


def _some_block(response: EC2Response) -> None:
    if not any(response._get_param(block) for block in BLOCKS):
        refuse("MissingParameter", "The request must contain the parameter cidrBlock or ipv6CidrBlock")


def _one_block(response: EC2Response) -> None:
    if all(response._get_param(block) for block in BLOCKS):
        refuse("InvalidParameterCombination", "The parameters cidrBlock and ipv6CidrBlock cannot be used together.")


def _block(response: EC2Response) -> None:
    for parameter, network in BLOCKS.items():
        given = response._get_param(parameter)
        try:
            network(given or 0, strict=False)
        except ValueError:
            refuse("InvalidParameterValue", f"Value ({given}) for parameter {parameter} is not a valid CIDR block.")


REFUSALS = [
    refusal(name, aws, source, check, *WRITES)
    for name, aws, source, check in [
        ("acl-protocol-number", "An entry's protocol is a number, or -1: names are unknown.", ENTRY, _protocol),
        (
            "acl-icmp-needs-type-and-code",
            "ICMP, and ICMPv6 with an IPv6 block, need a type and a code.",
            ENTRY,
            _type_and_code,
        ),
        (
            "acl-icmp-range",
            "A type or a code of ICMP is a number that its one byte holds, or -1.",
            f"{API}_IcmpTypeCode.html",
            _known_type_and_code,
        ),
        ("acl-tcp-and-udp-need-ports", "TCP and UDP need a range of ports.", ENTRY, _ports),
        (
            "acl-port-range",
            "A range has a first port and a last one; a port is a number that its two bytes hold.",
            f"{API}_PortRange.html",
            _range,
        ),
        ("acl-needs-a-block", "An entry is for an IPv4 block or an IPv6 block.", IN_TEMPLATES, _some_block),
        ("acl-one-block", "An entry is for an IPv4 block or an IPv6 block, not both.", IN_TEMPLATES, _one_block),
        ("acl-block", "A block is written in CIDR notation.", ENTRY, _block),
    ]
]
