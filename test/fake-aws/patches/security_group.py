"""Security group rules."""

from collections.abc import Callable
from typing import Any

from moto.ec2.models.security_groups import SecurityGroupRule

from documents import API
from patching import Patch, Replacement

Init = Callable[..., None]


def _icmpv6_by_name(original: Init) -> Init:
    def init(rule: SecurityGroupRule, *args: Any, **kwargs: Any) -> None:
        original(rule, *args, **kwargs)
        if rule.ip_protocol == "58":
            rule.ip_protocol = "icmpv6"

    return init


def _ports_optional(original: Init) -> Init:
    def init(
        rule: SecurityGroupRule,
        backend: Any,
        protocol: str,
        group: str,
        from_port: Any,
        to_port: Any,
        *rest: Any,
        **kw: Any,
    ) -> None:
        ports = (-1 if port is None else port for port in (from_port, to_port))
        original(rule, backend, protocol, group, *ports, *rest, **kw)

    return init


def _described_by_its_source(_original: object) -> property:
    return property(lambda rule: (rule.ip_range or rule.source_group).get("Description"))


PATCHES = [
    Patch(
        name="group-rule-says-icmpv6",
        aws="A rule for protocol 58 is answered as icmpv6, as one for 6 is answered as tcp.",
        source=f"{API}_IpPermission.html",
        replacements=[Replacement(SecurityGroupRule, "__init__", _icmpv6_by_name)],
    ),
    Patch(
        name="group-rule-without-ports",
        aws="Ports are optional for icmpv6, where leaving them out means every type, and for protocols without ports.",
        source=f"{API}_IpPermission.html",
        replacements=[Replacement(SecurityGroupRule, "__init__", _ports_optional)],
    ),
    Patch(
        name="group-rule-keeps-description",
        aws="A rule that names a security group keeps its description.",
        source=f"{API}_UserIdGroupPair.html",
        replacements=[Replacement(SecurityGroupRule, "description", _described_by_its_source)],
    ),
]
