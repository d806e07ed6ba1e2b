"""Subnets: the size and place of their blocks, and what an IPv6-only one cannot have."""

import ipaddress
from collections.abc import Iterator

from moto.ec2.models.vpcs import VPC
from moto.ec2.responses import EC2Response

from documents import API, VPC_GUIDE
from refusing import refusal, refuse

SIZING = f"{VPC_GUIDE}/subnet-sizing.html"


def _block(response: EC2Response) -> ipaddress.IPv6Network | None:
    given = response._get_param("Ipv6CidrBlock")
    return None if given is None else ipaddress.IPv6Network(given, strict=False)


def _vpc(response: EC2Response) -> VPC:
    return response.ec2_backend.get_vpc(response._get_param("VpcId"))


def _ipv6_size(response: EC2Response) -> None:
    block = _block(response)
    if block and block.prefixlen not in range(44, 65, 4):
        refuse("InvalidSubnet.Range", f"The CIDR '{block}' is invalid.")


def _ipv4_size(response: EC2Response) -> None:
    given = response._get_param("CidrBlock")
    if given and not 16 <= ipaddress.IPv4Network(given, strict=False).prefixlen <= 28:
        refuse("InvalidSubnet.Range", f"The CIDR '{given}' is invalid.")


def _inside(response: EC2Response) -> None:
    block = _block(response)
    of_vpc = [known["cidr_block"] for known in _vpc(response).get_cidr_block_association_set(ipv6=True)]
    if block and not any(block.subnet_of(ipaddress.IPv6Network(known)) for known in of_vpc):
        refuse("InvalidSubnet.Range", f"The CIDR '{block}' is invalid.")


def _overlap(response: EC2Response) -> None:
    block = _block(response)
    if block and any(block.overlaps(taken) for taken in _taken(response)):
        refuse("InvalidSubnet.Conflict", f"The CIDR '{block}' conflicts with another subnet")


def _taken(response: EC2Response) -> Iterator[ipaddress.IPv6Network]:
    for subnet in response.ec2_backend.describe_subnets(filters={"vpc-id": _vpc(response).id}):
        for association in subnet.ipv6_cidr_block_associations.values():
            yield ipaddress.IPv6Network(association["ipv6CidrBlock"], strict=False)


ATTRIBUTES = (
    "AssignIpv6AddressOnCreation",
    "MapPublicIpOnLaunch",
    "EnableDns64",
    "PrivateDnsHostnameTypeOnLaunch",
    "EnableResourceNameDnsARecordOnLaunch",
    "EnableResourceNameDnsAAAARecordOnLaunch",
)


def _one_at_a_time(response: EC2Response) -> None:
    given = [attribute for attribute in ATTRIBUTES if response._get_param(attribute) is not None]
    if len(given) > 1:
        refuse("InvalidParameterCombination", f"Only one attribute can be modified at a time, not {', '.join(given)}")


def _named_by_resource(response: EC2Response) -> None:
    subnet = response.ec2_backend.get_subnet(response._get_param("SubnetId"))
    if subnet.ipv6_native and response._get_param("PrivateDnsHostnameTypeOnLaunch") == "ip-name":
        refuse("InvalidParameterValue", "Value (ip-name) for parameter privateDnsHostnameTypeOnLaunch is invalid.")


def _in_use(response: EC2Response) -> None:
    subnet = response._get_param("SubnetId")
    if any(interface.subnet.id == subnet for interface in response.ec2_backend.enis.values()):
        refuse("DependencyViolation", f"The subnet '{subnet}' has dependencies and cannot be deleted.")


def _assigned_from(response: EC2Response) -> None:
    association = response._get_param("AssociationId")
    subnet = response.ec2_backend.get_subnet_from_ipv6_association(association)
    # The code and the words are no document's: they were seen (hashicorp/terraform-provider-aws#1519 and #46017).
    if subnet and subnet.assign_ipv6_address_on_creation:
        refuse(
            "InvalidCidrBlock.InUse",
            f"The subnet IPv6 CIDR block with association ID {association} may not be disassociated, because its"
            " subnet has assign-ipv6-address-on-creation set to true.",
        )


REFUSALS = [
    refusal(
        "subnet-ipv6-size",
        "A subnet's IPv6 block is /44 to /64, in steps of 4.",
        SIZING,
        _ipv6_size,
        "CreateSubnet",
    ),
    refusal("subnet-ipv4-size", "A subnet's IPv4 block is /16 to /28.", SIZING, _ipv4_size, "CreateSubnet"),
    refusal(
        "subnet-inside-vpc",
        "A subnet's IPv6 block is part of its VPC's.",
        SIZING,
        _inside,
        "CreateSubnet",
    ),
    refusal(
        "subnet-overlap",
        "A subnet's block must not overlap with another subnet's.",
        f"{API}_CreateSubnet.html",
        _overlap,
        "CreateSubnet",
    ),
    refusal(
        "subnet-one-attribute-at-a-time",
        "ModifySubnetAttribute modifies one attribute at a time.",
        f"{API}_ModifySubnetAttribute.html",
        _one_at_a_time,
        "ModifySubnetAttribute",
    ),
    refusal(
        "native-subnet-keeps-resource-names",
        "In an IPv6-only subnet a hostname must be made of the instance's id.",
        f"{API}_ModifySubnetAttribute.html",
        _named_by_resource,
        "ModifySubnetAttribute",
    ),
    refusal(
        "subnet-in-use",
        "A subnet is deleted after the instances and interfaces in it.",
        f"{API}_DeleteSubnet.html",
        _in_use,
        "DeleteSubnet",
    ),
    refusal(
        "subnet-block-assigned-from",
        "A block is taken from a subnet after what uses it; assigning from it on creation does, as IPv6-only subnets do.",
        f"{API}_DisassociateSubnetCidrBlock.html",
        _assigned_from,
        "DisassociateSubnetCidrBlock",
    ),
]
