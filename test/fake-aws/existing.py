"""What the examples take for granted: it is in every account, because a user would have it there before."""

from moto.ec2.models import ec2_backends
from moto.ec2.models.key_pairs import KeyPair
from moto.route53.models import FakeZone, route53_backends

from patches.image import image_named

IPAM_POOLS = {"ipam-pool-0123456789abcdef0": "2001:db8::/32"}
"""The IPv6 block that each pool allocates from."""

IMAGE = "ami-0123456789abcdef0"
KEY_PAIR = "ops"
ZONE = "Z0123456789ABCDEFGHIJ"


def furnish(account: str, service: str, region: str) -> None:
    """Puts it there before the service is first asked."""
    if service == "route53" and ZONE not in (zones := route53_backends[account]["aws"].zones):
        zones[ZONE] = FakeZone("example.com.", ZONE, private_zone=False, caller_reference="existing")
    known = service == "ec2" and region in ec2_backends[account]
    if known and IMAGE not in (backend := ec2_backends[account][region]).amis:
        backend.amis[IMAGE] = image_named(backend, IMAGE, "own-x86_64")
        backend.key_pairs[KEY_PAIR] = KeyPair(KEY_PAIR, "ed25519", "", b"", b"", {}, backend)
