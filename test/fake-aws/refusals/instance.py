"""Launches."""

import base64
from typing import Any

from moto.ec2.responses import EC2Response

from documents import API, EC2_GUIDE, ERRORS, VPC_GUIDE
from refusals.interface import specifications, subnet_of
from refusing import refusal, refuse

RUN = f"{API}_RunInstances.html"


def _type(response: EC2Response) -> dict[str, Any]:
    return response.ec2_backend.describe_instance_types([response._get_param("InstanceType")])[0]


def _nitro(response: EC2Response) -> None:
    known = _type(response)
    subnets = [subnet_of(response, specification) for specification in specifications(response)]
    if any(subnet and subnet.ipv6_native for subnet in subnets) and known.get("Hypervisor") == "xen":
        refuse(
            "Unsupported", f"IPv6-only subnets are not supported on {known['InstanceType']}: it is not built on Nitro."
        )


def _image(response: EC2Response) -> None:
    response.ec2_backend.describe_images(ami_ids=[response._get_param("ImageId")])


def _architecture(response: EC2Response) -> None:
    known = _type(response)
    images = response.ec2_backend.describe_images(filters={"image-id": response._get_param("ImageId")})
    can = known["ProcessorInfo"]["SupportedArchitectures"]
    for image in images:
        if image.architecture not in can:
            refuse(
                "InvalidParameterValue",
                f"The architecture '{','.join(can)}' of the specified instance type does not match the architecture"
                f" '{image.architecture}' of the specified AMI.",
            )


def _key(response: EC2Response) -> None:
    name = response._get_param("KeyName")
    if name is not None:
        response.ec2_backend.describe_key_pairs([name])


def _user_data(response: EC2Response) -> None:
    size = len(base64.b64decode(response._get_param("UserData") or ""))
    if size > 16 * 1024:
        refuse("InvalidParameterValue", "User data is limited to 16384 bytes")


def _hops(response: EC2Response) -> None:
    hops = response._get_param("MetadataOptions.HttpPutResponseHopLimit")
    if hops is not None and not 1 <= int(hops) <= 64:
        refuse("InvalidParameterValue", f"Value ({hops}) for parameter HttpPutResponseHopLimit is invalid.")


OF_THE_INTERFACE = (
    "SubnetId",
    "SecurityGroupIds",
    "SecurityGroups",
    "Ipv6Addresses",
    "Ipv6AddressCount",
    "PrivateIpAddress",
)


def _said_of_the_interface(response: EC2Response) -> None:
    given = [name for name in OF_THE_INTERFACE if response._get_param(name)]
    if response._get_param("NetworkInterfaces") and given:
        refuse(
            "InvalidParameterCombination",
            f"Network interfaces and an instance-level {given[0]} may not be specified on the same request",
        )


def _named_by_resource(response: EC2Response) -> None:
    subnets = [subnet_of(response, specification) for specification in specifications(response)]
    wanted = response._get_param("PrivateDnsNameOptions.HostnameType")
    if wanted == "ip-name" and any(subnet and subnet.ipv6_native for subnet in subnets):
        refuse("InvalidParameterValue", "Value (ip-name) for parameter HostnameType is invalid in an IPv6-only subnet.")


REFUSALS = [
    refusal(
        "native-subnet-wants-nitro",
        "Instances in an IPv6-only subnet must be built on the Nitro system.",
        f"{VPC_GUIDE}/create-subnets.html",
        _nitro,
        "RunInstances",
    ),
    refusal("image-exists", "An instance is launched from an image that exists.", ERRORS, _image, "RunInstances"),
    refusal(
        "image-fits-type",
        "An image is specific to a processor architecture, which the instance type must have.",
        f"{EC2_GUIDE}/resize-limitations.html",
        _architecture,
        "RunInstances",
    ),
    refusal("key-pair-exists", "A key pair is named that exists.", ERRORS, _key, "RunInstances"),
    refusal(
        "user-data-size",
        "User data is limited to 16 KB before it is encoded.",
        f"{EC2_GUIDE}/instancedata-add-user-data.html",
        _user_data,
        "RunInstances",
    ),
    refusal(
        "metadata-hop-limit",
        "The metadata token travels 1 to 64 hops.",
        f"{API}_InstanceMetadataOptionsRequest.html",
        _hops,
        "RunInstances",
    ),
    refusal(
        "launch-says-it-of-the-interface",
        "A launch with interfaces says of them, not of itself, which subnet, groups and addresses.",
        RUN,
        _said_of_the_interface,
        "RunInstances",
    ),
    refusal(
        "native-instance-keeps-resource-name",
        "In an IPv6-only subnet a hostname must be made of the instance's id.",
        f"{API}_PrivateDnsNameOptionsRequest.html",
        _named_by_resource,
        "RunInstances",
    ),
]
