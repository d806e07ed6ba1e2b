"""VPCs."""

from moto.ec2.responses import EC2Response

from documents import API, VPC_GUIDE
from refusing import refusal, refuse


def _ipam_length(response: EC2Response) -> None:
    length = response._get_param("Ipv6NetmaskLength")
    if length is not None and int(length) not in range(44, 61, 4):
        refuse("InvalidParameterValue", f"The netmask length {length} is invalid: /44 to /60 in increments of /4.")


def _in_use(response: EC2Response) -> None:
    backend, vpc = response.ec2_backend, response._get_param("VpcId")
    gateways = [gateway.vpc.id for gateway in backend.internet_gateways.values() if gateway.vpc]
    gateways += [gateway.vpc_id for gateway in backend.egress_only_internet_gateways.values()]
    others = [group.vpc_id for group in backend.describe_security_groups() if group.name != "default"]
    others += [acl.vpc_id for acl in backend.network_acls.values() if not acl.default]
    others += [endpoint.vpc_id for endpoint in backend.vpc_end_points.values()]
    if vpc in gateways + others:
        refuse("DependencyViolation", f"The vpc '{vpc}' has dependencies and cannot be deleted.")


REFUSALS = [
    refusal(
        "vpc-ipam-length",
        "A VPC's IPv6 block is /44 to /60, in steps of 4.",
        f"{VPC_GUIDE}/vpc-cidr-blocks.html",
        _ipam_length,
        "CreateVpc",
    ),
    refusal(
        "vpc-in-use",
        "A VPC is deleted after its gateways, groups, ACLs and all else that was made in it.",
        f"{API}_DeleteVpc.html",
        _in_use,
        "DeleteVpc",
    ),
]
