"""IPv6 blocks allocated from an IPAM pool."""

import ipaddress
from collections.abc import Callable, Iterator
from typing import Any
from unittest import mock

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import EC2Backend, vpcs
from moto.ec2.models.vpcs import VPC
from moto.ec2.responses import EC2Response

from documents import API
from existing import IPAM_POOLS
from patching import Patch, Replacement

IPAM_GUIDE = "https://docs.aws.amazon.com/vpc/latest/ipam"

Action = Callable[[EC2Response], ActionResult]


def _from_a_pool(original: Action) -> Action:
    """moto makes all that a VPC with IPv6 has of a block of Amazon's; it is given the pool's block for one."""

    def create(response: EC2Response) -> ActionResult:
        pool = response._get_param("Ipv6IpamPoolId")
        if pool is None:
            return original(response)
        block = _block_for(response, pool)
        response.params["AmazonProvidedIpv6CidrBlock"] = True
        with mock.patch.object(vpcs, "random_ipv6_cidr", lambda: block):
            answer = original(response)
        vpc = answer.result["Vpc"]
        vpc.ipam_pool = pool
        next(_ipv6_associations(vpc))["ipv6_pool"] = "IPAM Managed"
        return answer

    return create


def _block_for(response: EC2Response, pool: str) -> str:
    """The block that was asked for, or the first free one of the length asked for."""
    if pool not in IPAM_POOLS:
        raise EC2ClientError("InvalidIpamPoolId.NotFound", f"The ipam-pool ID '{pool}' does not exist")
    wanted = response._get_param("Ipv6CidrBlock")
    if wanted is not None:
        return wanted
    taken = [ipaddress.IPv6Network(block) for _, block in _allocations(response.ec2_backend, pool)]
    length = int(response._get_param("Ipv6NetmaskLength"))
    blocks = ipaddress.IPv6Network(IPAM_POOLS[pool]).subnets(new_prefix=length)
    return str(next(block for block in blocks if not any(block.overlaps(other) for other in taken)))


def _allocations(backend: EC2Backend, pool: str) -> Iterator[tuple[VPC, str]]:
    for vpc in backend.vpcs.values():
        if getattr(vpc, "ipam_pool", None) == pool:
            yield vpc, next(_ipv6_associations(vpc))["cidr_block"]


def _ipv6_associations(vpc: VPC) -> Iterator[dict[str, Any]]:
    return iter(vpc.get_cidr_block_association_set(ipv6=True))


def _allocated(_original: None) -> Action:
    def get(response: EC2Response) -> ActionResult:
        allocated = [
            {
                "Cidr": block,
                "IpamPoolAllocationId": vpc.id.replace("vpc-", "ipam-pool-alloc-"),
                "ResourceId": vpc.id,
                "ResourceType": "vpc",
                "ResourceRegion": response.region,
                "ResourceOwner": response.current_account,
            }
            for vpc, block in _allocations(response.ec2_backend, response._get_param("IpamPoolId"))
        ]
        return ActionResult({"IpamPoolAllocations": allocated})

    return get


PATCHES = [
    Patch(
        name="vpc-block-from-ipam-pool",
        aws="CreateVpc allocates the IPv6 block from the pool: the one asked for, or one of the length asked for.",
        source=f"{IPAM_GUIDE}/create-vpc-ipam.html",
        replacements=[Replacement(EC2Response, "create_vpc", _from_a_pool)],
    ),
    Patch(
        name="ipam-pool-allocations",
        aws="GetIpamPoolAllocations lists the blocks allocated from a pool until their VPC is deleted.",
        source=f"{API}_GetIpamPoolAllocations.html",
        replacements=[Replacement(EC2Response, "get_ipam_pool_allocations", _allocated)],
    ),
]
