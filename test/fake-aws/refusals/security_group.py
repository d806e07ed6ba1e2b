"""Security groups: what their text may hold, what may have them, and when they may be deleted."""

import re

from moto.ec2.responses import EC2Response

from documents import API, ERRORS
from refusals.interface import specifications, subnet_of
from refusing import refusal, refuse

TEXT = re.compile(r"[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{0,255}")


def _group_text(response: EC2Response) -> None:
    for parameter in ("GroupName", "Description"):
        check_text(parameter, response._get_param(parameter) or "")
    if response._get_param("GroupName").startswith("sg-"):
        refuse("InvalidParameterValue", "Value for parameter GroupName is invalid. It cannot start with 'sg-'.")


def check_text(parameter: str, text: str) -> None:
    if not TEXT.fullmatch(text):
        refuse(
            "InvalidParameterValue",
            f"Value ({text}) for parameter {parameter} is invalid. Character sets beyond ASCII are not supported.",
        )


def _in_use(response: EC2Response) -> None:
    backend, group = response.ec2_backend, response._get_param("GroupId")
    held = any(group in [known.id for known in interface.group_set] for interface in backend.enis.values())
    rules = [
        rule
        for other in backend.describe_security_groups()
        if other.id != group
        for rule in other.ingress_rules + other.egress_rules
    ]
    if held or any(rule.source_group.get("GroupId") == group for rule in rules):
        refuse("DependencyViolation", f"resource {group} has a dependent object")


def _of_the_vpc(response: EC2Response) -> None:
    for specification in specifications(response):
        subnet = subnet_of(response, specification)
        for group in specification.get("Groups") or specification.get("SecurityGroupIds") or []:
            known = response.ec2_backend.get_security_group_from_id(group)
            if subnet and known and known.vpc_id != subnet.vpc_id:
                refuse(
                    "InvalidParameter", f"Security group {group} and subnet {subnet.id} belong to different networks."
                )


def _default(response: EC2Response) -> None:
    group = response.ec2_backend.get_security_group_from_id(response._get_param("GroupId"))
    if group and group.name == "default":
        refuse("CannotDelete", f'the specified group: "{group.id}" name: "default" cannot be deleted by a user')


REFUSALS = [
    refusal(
        "group-text",
        "A group's name and description have up to 255 characters of a certain set; the name does not start with sg-.",
        f"{API}_CreateSecurityGroup.html",
        _group_text,
        "CreateSecurityGroup",
    ),
    refusal(
        "group-in-use",
        "A group that an interface has or another group's rule names is not deleted.",
        f"{API}_DeleteSecurityGroup.html",
        _in_use,
        "DeleteSecurityGroup",
    ),
    refusal(
        "default-group-stays", "The default security group cannot be deleted.", ERRORS, _default, "DeleteSecurityGroup"
    ),
    refusal(
        "group-of-the-vpc",
        "A security group and a subnet that are in different VPCs cannot be named together.",
        ERRORS,
        _of_the_vpc,
        "CreateNetworkInterface",
        "RunInstances",
    ),
]
