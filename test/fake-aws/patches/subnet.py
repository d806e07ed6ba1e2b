"""IPv6-only subnets."""

from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models.subnets import Subnet
from moto.ec2.responses import EC2Response

from documents import API, EC2_GUIDE
from patching import Patch, Replacement


def _without_ipv4(original: Any) -> property:
    return property(lambda subnet: 0 if subnet.ipv6_native else original.fget(subnet))


def _flat_state(_original: object) -> property:
    def associations(subnet: Subnet) -> list[dict[str, Any]]:
        known = subnet.ipv6_cidr_block_associations.values()
        return [association for association in known if association["ipv6CidrBlockState"]["State"] == "associated"]

    return property(associations)


def _named_by_resource(original: Callable[..., None]) -> Callable[..., None]:
    def init(subnet: Subnet, *args: Any, **kwargs: Any) -> None:
        original(subnet, *args, **kwargs)
        if subnet.ipv6_native:
            # That AAAA is on is no document's word: it was seen (ManageIQ/manageiq-providers-amazon#914).
            options = {"HostnameType": "resource-name", "EnableResourceNameDnsAAAARecord": True}
            subnet.private_dns_name_options_on_launch |= options

    return init


ON_LAUNCH = {
    "PrivateDnsHostnameTypeOnLaunch": "HostnameType",
    "EnableResourceNameDnsAAAARecordOnLaunch": "EnableResourceNameDnsAAAARecord",
}


def _all_attributes(original: Callable[..., ActionResult]) -> Callable[..., ActionResult]:
    def modify(response: EC2Response) -> ActionResult:
        subnet = response.ec2_backend.get_subnet(response._get_param("SubnetId"))
        for attribute, option in ON_LAUNCH.items():
            value = response._get_param(attribute)
            if value is not None:
                subnet.private_dns_name_options_on_launch[option] = value["Value"] if isinstance(value, dict) else value
        dns64 = response._get_param("EnableDns64.Value")
        if dns64 is not None:
            subnet.enable_dns64 = dns64
        return original(response)

    return modify


PATCHES = [
    Patch(
        name="native-subnet-has-no-ipv4-address",
        aws="AvailableIpAddressCount is the number of unused private IPv4 addresses: 0 in an IPv6-only subnet.",
        source=f"{API}_Subnet.html",
        replacements=[Replacement(Subnet, "available_ip_address_count", _without_ipv4)],
    ),
    Patch(
        name="subnet-association-state",
        aws="The state of a subnet's IPv6 block is one word, such as associated.",
        source=f"{API}_SubnetCidrBlockState.html",
        replacements=[Replacement(Subnet, "ipv6_cidr_block_association_set", _flat_state)],
    ),
    Patch(
        name="native-subnet-names-by-resource",
        aws="Instances in an IPv6-only subnet are named by their id, resource-name, from the start.",
        source=f"{EC2_GUIDE}/ec2-instance-naming.html",
        replacements=[Replacement(Subnet, "__init__", _named_by_resource)],
    ),
    Patch(
        name="subnet-attributes",
        aws="ModifySubnetAttribute stores the hostname type, AAAA on launch and DNS64 too.",
        source=f"{API}_ModifySubnetAttribute.html",
        replacements=[Replacement(EC2Response, "modify_subnet_attribute", _all_attributes)],
    ),
]
