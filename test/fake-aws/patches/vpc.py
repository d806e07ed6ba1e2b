"""VPCs: their IPv6 block, and what goes with them."""

import copy
import ipaddress
from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models import EC2Backend, vpcs
from moto.ec2.models.vpcs import VPC
from moto.ec2.responses import EC2Response
from moto.ec2.utils import random_resource_id

from documents import API, VPC_GUIDE
from patching import Patch, Replacement


def _amazon_block(_original: object) -> Callable[[], str]:
    """A /56 whose groups have no leading zeros: RFC 5952 wants none, and who compares text is misled by them."""
    return lambda: str(ipaddress.ip_network(f"2a05:d018:{random_resource_id(4)}:{random_resource_id(2)}00::/56"))


def _with_border_group(original: Any) -> property:
    def associations(vpc: VPC) -> list[dict[str, Any]]:
        known = original.fget(vpc)
        return [association | {"network_border_group": vpc.ec2_backend.region_name} for association in known]

    return property(associations)


def _with_its_acl(original: Callable[..., VPC]) -> Callable[..., VPC]:
    def delete(backend: EC2Backend, vpc_id: str) -> VPC:
        vpc = original(backend, vpc_id)
        for acl in list(backend.network_acls.values()):
            if acl.vpc_id == vpc_id and acl.default:
                del backend.network_acls[acl.id]
        return vpc

    return delete


def _seen_later(original: Callable[..., ActionResult]) -> Callable[..., ActionResult]:
    """Worth ten seconds a VPC: the provider waits for an association that it sees at its first look."""

    def describe(response: EC2Response) -> ActionResult:
        return ActionResult({"Vpcs": [_at_first_sight(vpc) for vpc in original(response).result["Vpcs"]]})

    return describe


def _at_first_sight(vpc: VPC) -> VPC:
    if vpc.is_default or getattr(vpc, "seen", False):
        return vpc
    vpc.seen = True
    sight = copy.copy(vpc)
    associations = vpc._cidr_block_association_set.items()
    sight._cidr_block_association_set = {key: value for key, value in associations if "::" not in value["cidr_block"]}
    return sight


PATCHES = [
    Patch(
        name="vpc-ipv6-block-is-canonical",
        aws="IPv6 blocks are written without leading zeros.",
        source=f"{VPC_GUIDE}/vpc-cidr-blocks.html",
        replacements=[Replacement(vpcs, "random_ipv6_cidr", _amazon_block)],
    ),
    Patch(
        name="vpc-network-border-group",
        aws="An IPv6 block says from where it is advertised: the region, when nothing else was asked for.",
        source=f"{API}_VpcIpv6CidrBlockAssociation.html",
        replacements=[Replacement(VPC, "ipv6_cidr_block_association_set", _with_border_group)],
    ),
    Patch(
        name="vpc-ipv6-block-is-seen-later",
        aws="What a command did is not always visible to the next one: a new VPC's IPv6 block is not yet there.",
        source="https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html",
        replacements=[Replacement(EC2Response, "describe_vpcs", _seen_later)],
    ),
    Patch(
        name="default-acl-goes-with-its-vpc",
        aws="DeleteVpc deletes the default security group, network ACL and route table too.",
        source=f"{API}_DeleteVpc.html",
        replacements=[Replacement(EC2Backend, "delete_vpc", _with_its_acl)],
    ),
]
