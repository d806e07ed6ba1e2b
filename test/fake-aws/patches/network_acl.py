"""Network ACLs: what is stored of an entry, and the entries that AWS makes itself."""

from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import EC2Backend
from moto.ec2.models.network_acls import NetworkAcl, NetworkAclEntry
from moto.ec2.responses import EC2Response

from documents import API, ERRORS, VPC_GUIDE
from patching import Patch, Replacement

Action = Callable[[EC2Response], ActionResult]

TCP_UDP = ("6", "17")
ICMP = ("1", "58")


def _reading_icmp(original: Action) -> Action:
    """moto looks for the parameter as it is called on the wire; its parser has renamed it to the model's name."""

    def action(response: EC2Response) -> ActionResult:
        response.params["Icmp"] = response.params.get("IcmpTypeCode")
        return original(response)

    return action


def _only_what_counts(original: Callable[..., None]) -> Callable[..., None]:
    def init(entry: NetworkAclEntry, *args: Any, **kwargs: Any) -> None:
        original(entry, *args, **kwargs)
        if entry.protocol not in TCP_UDP:
            entry.port_range_from = entry.port_range_to = None
        if entry.protocol not in ICMP:
            entry.icmp_type = entry.icmp_code = None

    return init


def _with_own_entries(original: Any) -> property:
    """The entries made by AWS: 32767 denies all IPv4 and, in a VPC with IPv6, 32768 denies all IPv6."""

    def entries(acl: NetworkAcl) -> list[NetworkAclEntry]:
        known = original.fget(acl)
        numbers = {32767: {"cidr_block": "0.0.0.0/0", "ipv6_cidr_block": None}}
        if acl.ec2_backend.get_vpc(acl.vpc_id).get_cidr_block_association_set(ipv6=True):
            numbers[32768] = {"cidr_block": None, "ipv6_cidr_block": "::/0"}
        missing = set(numbers) - {entry.rule_number for entry in known}
        return known + [
            NetworkAclEntry(acl.ec2_backend, acl.id, number, "-1", "deny", egress, **ALL_TRAFFIC | numbers[number])
            for number in sorted(missing)
            for egress in (True, False)
        ]

    return property(entries)


ALL_TRAFFIC = dict.fromkeys(("icmp_code", "icmp_type", "port_range_from", "port_range_to"))


def _with_ipv6(original: Callable[..., None]) -> Callable[..., None]:
    def add(backend: EC2Backend, network_acl_id: str) -> None:
        original(backend, network_acl_id)
        acl = backend.get_network_acl(network_acl_id)
        if backend.get_vpc(acl.vpc_id).get_cidr_block_association_set(ipv6=True):
            for egress in (True, False):
                backend.create_network_acl_entry(
                    network_acl_id, 101, "-1", "allow", egress, cidr_block=None, ipv6_cidr_block="::/0", **ALL_TRAFFIC
                )

    return add


def _missing(original: Callable[..., NetworkAclEntry]) -> Callable[..., NetworkAclEntry]:
    """moto replaces an entry by deleting it first."""

    def delete(backend: EC2Backend, network_acl_id: str, rule_number: int, egress: bool) -> NetworkAclEntry:
        try:
            return original(backend, network_acl_id, rule_number, egress)
        except StopIteration:
            message = f"The network acl entry identified by {rule_number} does not exist"
            raise EC2ClientError("InvalidNetworkAclEntry.NotFound", message) from None

    return delete


PATCHES = [
    Patch(
        name="acl-icmp-type-and-code",
        aws="An entry for ICMP or ICMPv6 keeps its type and code.",
        source=f"{API}_CreateNetworkAclEntry.html",
        replacements=[
            Replacement(EC2Response, "create_network_acl_entry", _reading_icmp),
            Replacement(EC2Response, "replace_network_acl_entry", _reading_icmp),
        ],
    ),
    Patch(
        name="acl-ports-of-tcp-and-udp-alone",
        aws="Ports are of TCP and UDP entries, type and code of ICMP and ICMPv6 ones; others have neither.",
        source=f"{API}_NetworkAclEntry.html",
        replacements=[Replacement(NetworkAclEntry, "__init__", _only_what_counts)],
    ),
    Patch(
        name="acl-denies-the-rest",
        aws="Each ACL ends in an entry that denies all IPv4 and, in a VPC with IPv6, one that denies all IPv6.",
        source=f"{VPC_GUIDE}/nacl-basics.html",
        replacements=[Replacement(NetworkAcl, "entries", _with_own_entries)],
    ),
    Patch(
        name="default-acl-allows-ipv6",
        aws="The default ACL of a VPC with IPv6 allows all IPv6 traffic by its entry 101.",
        source=f"{VPC_GUIDE}/default-network-acl.html",
        replacements=[Replacement(EC2Backend, "add_default_entries", _with_ipv6)],
    ),
    Patch(
        name="acl-entry-not-found",
        aws="To replace or delete an entry that does not exist is refused by a code of its own.",
        source=ERRORS,
        replacements=[Replacement(EC2Backend, "delete_network_acl_entry", _missing)],
    ),
]
