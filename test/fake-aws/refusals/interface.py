"""Network interfaces: which addresses they may have, and when they may be deleted."""

import ipaddress
from collections.abc import Iterator
from typing import Any

from moto.ec2.models.subnets import Subnet
from moto.ec2.responses import EC2Response

from documents import API, ERRORS, VPC_GUIDE
from refusing import refusal, refuse

GIVES = ("CreateNetworkInterface", "RunInstances", "AssignIpv6Addresses")


def specifications(response: EC2Response) -> list[dict[str, Any]]:
    """What is asked of each interface: of a launch's interfaces, or of the one that the action is about."""
    return response._get_param("NetworkInterfaces") or [response.params]


def subnet_of(response: EC2Response, specification: dict[str, Any]) -> Subnet | None:
    backend = response.ec2_backend
    if "NetworkInterfaceId" in specification:
        return backend.get_network_interface(specification["NetworkInterfaceId"]).subnet
    return backend.get_subnet(specification["SubnetId"]) if "SubnetId" in specification else None


def _asked(response: EC2Response) -> Iterator[tuple[ipaddress.IPv6Address, Subnet, ipaddress.IPv6Network]]:
    for specification in specifications(response):
        subnet = subnet_of(response, specification)
        if subnet is not None and subnet.ipv6_cidr_block_associations:
            block = next(iter(subnet.ipv6_cidr_block_associations.values()))["ipv6CidrBlock"]
            for given in specification.get("Ipv6Addresses") or []:
                address = given if isinstance(given, str) else given["Ipv6Address"]
                yield ipaddress.IPv6Address(address), subnet, ipaddress.IPv6Network(block)


def _inside(response: EC2Response) -> None:
    for address, _, block in _asked(response):
        if address not in block:
            refuse("InvalidParameterValue", f"Address {address} does not fall within the subnet's address range")


def _reserved(response: EC2Response) -> None:
    for address, _, block in _asked(response):
        if address in block and address in [*(block[i] for i in range(4)), block[-1]]:
            refuse("InvalidParameterValue", f"Address {address} is in subnet's reserved address range")


def _taken(response: EC2Response) -> None:
    for address, subnet, _ in _asked(response):
        for interface in response.ec2_backend.enis.values():
            taken = [ipaddress.IPv6Address(known) for known in interface.ipv6_addresses]
            if interface.subnet.id == subnet.id and address in taken:
                refuse("InvalidIPAddress.InUse", f"Address {address} is in use.")


def _count_or_addresses(response: EC2Response) -> None:
    for specification in specifications(response):
        if specification.get("Ipv6Addresses") and specification.get("Ipv6AddressCount"):
            refuse("InvalidParameterCombination", "ipv6Addresses and ipv6AddressCount may not both be specified")


def _no_ipv4(response: EC2Response) -> None:
    for specification in specifications(response):
        subnet = subnet_of(response, specification)
        given = ("PrivateIpAddress", "PrivateIpAddresses", "SecondaryPrivateIpAddressCount", "AssociatePublicIpAddress")
        wanted = [name for name in given if specification.get(name)]
        if subnet and subnet.ipv6_native and wanted:
            refuse("InvalidParameterCombination", f"{wanted[0]} cannot be given in the IPv6-only subnet '{subnet.id}'")


def _in_use(response: EC2Response) -> None:
    for specification in specifications(response):
        interface = specification.get("NetworkInterfaceId")
        if interface and response.ec2_backend.get_network_interface(interface).instance:
            refuse("InvalidNetworkInterface.InUse", f"Network interface '{interface}' is currently in use.")


REFUSALS = [
    refusal(
        "address-inside-subnet",
        "An IPv6 address is from its subnet's block.",
        f"{API}_CreateNetworkInterface.html",
        _inside,
        *GIVES,
    ),
    refusal(
        "address-reserved",
        "The first four IPv6 addresses of a subnet and the last are reserved.",
        f"{VPC_GUIDE}/subnet-sizing.html",
        _reserved,
        *GIVES,
    ),
    refusal("address-in-use", "An address is assigned once.", ERRORS, _taken, *GIVES),
    refusal(
        "addresses-or-count",
        "IPv6 addresses are given or counted, not both.",
        f"{API}_CreateNetworkInterface.html",
        _count_or_addresses,
        *GIVES,
    ),
    refusal(
        "native-subnet-gives-no-ipv4",
        "What is in an IPv6-only subnet has no IPv4 address, neither private nor public.",
        f"{VPC_GUIDE}/create-subnets.html",
        _no_ipv4,
        "CreateNetworkInterface",
        "RunInstances",
    ),
    refusal(
        "interface-in-use",
        "An interface in use is neither deleted nor attached to another instance.",
        ERRORS,
        _in_use,
        "DeleteNetworkInterface",
        "AttachNetworkInterface",
        "RunInstances",
    ),
]
