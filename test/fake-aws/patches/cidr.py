"""Blocks are stored in canonical form."""

import ipaddress
from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.responses import EC2Response

from documents import API
from patching import Patch, Replacement

Action = Callable[[EC2Response], ActionResult]


def canonical(block: str) -> str:
    return str(ipaddress.ip_network(block, strict=False))


def _canonical_ipv4(parameter: str) -> Callable[[Action], Action]:
    def make(original: Action) -> Action:
        def action(response: EC2Response) -> ActionResult:
            if parameter in response.params:
                response.params[parameter] = canonical(response.params[parameter])
            return original(response)

        return action

    return make


def _canonical_sources(original: Callable[..., None]) -> Callable[..., None]:
    def init(rule: SecurityGroupRule, *args: Any, **kwargs: Any) -> None:
        original(rule, *args, **kwargs)
        blocks = {key: canonical(block) for key, block in rule.ip_range.items() if key != "Description"}
        rule.ip_range = rule.ip_range | blocks

    return init


PATCHES = [
    Patch(
        name="ipv4-block-is-canonical",
        aws="An IPv4 block with host bits, such as 100.68.0.18/18, is modified to its canonical form, 100.68.0.0/18.",
        source=f"{API}_CreateNetworkAclEntry.html",
        replacements=[
            Replacement(EC2Response, "create_vpc", _canonical_ipv4("CidrBlock")),
            Replacement(EC2Response, "create_subnet", _canonical_ipv4("CidrBlock")),
            Replacement(EC2Response, "create_network_acl_entry", _canonical_ipv4("CidrBlock")),
            Replacement(EC2Response, "replace_network_acl_entry", _canonical_ipv4("CidrBlock")),
            Replacement(EC2Response, "create_route", _canonical_ipv4("DestinationCidrBlock")),
        ],
    ),
    Patch(
        name="group-rule-block-is-canonical",
        aws="The IPv4 and IPv6 blocks of rules are stored in canonical form.",
        source=f"{API}_Ipv6Range.html",
        replacements=[Replacement(SecurityGroupRule, "__init__", _canonical_sources)],
    ),
]
