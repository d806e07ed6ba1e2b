"""Network interfaces in IPv6-only subnets, and their IPv6 addresses everywhere."""

import ipaddress
from collections.abc import Callable
from typing import Any

from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.moto_api._internal import mock_random

from documents import API
from patching import Patch, Replacement

Init = Callable[..., None]


def give_ipv6(interface: NetworkInterface, wanted: int) -> None:
    """Adds addresses of the subnet's block until there are as many as wanted."""
    association = next(iter(interface.subnet.ipv6_cidr_block_associations.values()))
    block = ipaddress.IPv6Network(association["ipv6CidrBlock"])
    while len(interface.ipv6_addresses) < wanted:
        # The first four addresses and the last are reserved.
        address = block[mock_random.randrange(4, block.num_addresses - 1)]
        interface.ipv6_addresses.append(str(address))


def _without_ipv4(original: Init) -> Init:
    def init(
        interface: NetworkInterface, backend: Any, subnet: Any, private_ip: Any, *args: Any, **kwargs: Any
    ) -> None:
        known = backend.get_subnet(subnet) if isinstance(subnet, str) else subnet
        # Where a native subnet's IPv4 address is asked for, moto answers an IPv6 one and fails on it here.
        original(interface, backend, known, None if known.ipv6_native else private_ip, *args, **kwargs)
        if known.ipv6_native:
            interface.private_ip_address = interface.private_dns_name = None
            interface.private_ip_addresses = []

    return init


def _with_ipv6(original: Init) -> Init:
    def init(interface: NetworkInterface, *args: Any, ipv6_address_count: int | None = None, **kwargs: Any) -> None:
        original(interface, *args, **kwargs)
        subnet = interface.subnet
        # A count of 0 overrides the subnet's setting. An IPv6-only subnet has no other addresses to give.
        assigned = subnet.ipv6_native or (subnet.assign_ipv6_address_on_creation and ipv6_address_count is None)
        wanted = max(ipv6_address_count or 0, 1 if assigned else 0)
        if wanted > 0:
            give_ipv6(interface, wanted)

    return init


def _only_with_public_ipv4(original: Any) -> property:
    return property(lambda interface: original.fget(interface) if interface.public_ip else None)


PATCHES = [
    Patch(
        name="no-association-without-public-ipv4",
        aws="An interface is associated with a public IPv4 address or has no association at all.",
        source=f"{API}_InstanceNetworkInterface.html",
        replacements=[Replacement(NetworkInterface, "association", _only_with_public_ipv4)],
    ),
    Patch(
        name="native-interface-has-no-ipv4",
        aws="An interface in an IPv6-only subnet has no private IPv4 address.",
        source=f"{API}_CreateSubnet.html",
        replacements=[Replacement(NetworkInterface, "__init__", _without_ipv4)],
    ),
    Patch(
        name="interface-gets-ipv6",
        aws="An interface gets as many IPv6 addresses as asked for, or one where the subnet assigns them on creation.",
        source=f"{API}_CreateNetworkInterface.html",
        replacements=[Replacement(NetworkInterface, "__init__", _with_ipv6)],
    ),
]
