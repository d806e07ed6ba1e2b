"""Routes."""

import ipaddress

from moto.ec2.responses import EC2Response

from documents import API, ERRORS
from refusing import refusal, refuse

CREATE = f"{API}_CreateRoute.html"


def _exists(response: EC2Response) -> None:
    given = response._get_param("DestinationIpv6CidrBlock")
    table = response.ec2_backend.get_route_table(response._get_param("RouteTableId"))
    known = [route.destination_ipv6_cidr_block for route in table._routes.values()]
    if given and ipaddress.IPv6Network(given) in [ipaddress.IPv6Network(block) for block in known if block]:
        refuse("RouteAlreadyExists", f"The route identified by {given} already exists.")


def _ipv6_only(response: EC2Response) -> None:
    if response._get_param("EgressOnlyInternetGatewayId") and response._get_param("DestinationCidrBlock"):
        refuse("InvalidParameterCombination", "An egress-only internet gateway is for IPv6 traffic only.")


def _attached(response: EC2Response) -> None:
    backend, gateway = response.ec2_backend, response._get_param("GatewayId") or ""
    table = backend.get_route_table(response._get_param("RouteTableId"))
    if gateway.startswith("igw-"):
        vpc = backend.get_internet_gateway(gateway).vpc
        if vpc is None or vpc.id != table.vpc_id:
            refuse(
                "InvalidParameterValue",
                f"route table {table.id} and network gateway {gateway} belong to different networks",
            )


REFUSALS = [
    refusal("route-exists", "A route table has one route for a block.", ERRORS, _exists, "CreateRoute"),
    refusal(
        "route-egress-only-is-ipv6",
        "An egress-only internet gateway is for IPv6 traffic only.",
        CREATE,
        _ipv6_only,
        "CreateRoute",
    ),
    refusal(
        "route-gateway-is-attached",
        "A route leads to an internet gateway that is attached to the route table's VPC.",
        CREATE,
        _attached,
        "CreateRoute",
    ),
]
