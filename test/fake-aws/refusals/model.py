"""Services that publish the length and pattern of every parameter: botocore carries their models."""

import json
import re
from collections.abc import Iterator
from typing import Any

from botocore.model import Shape
from moto.core.exceptions import ServiceException
from moto.core.responses import BaseResponse
from moto.core.utils import get_service_model
from moto.iam.responses import IamResponse
from moto.kms.responses import KmsResponse
from moto.logs.responses import LogsResponse
from moto.route53.responses import Route53

from refusing import refusal_anywhere

SERVICES = {
    "iam": (IamResponse, "ValidationError", "https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html"),
    "kms": (
        KmsResponse,
        "ValidationException",
        "https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html",
    ),
    "logs": (
        LogsResponse,
        "InvalidParameterException",
        "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html",
    ),
    "route53": (Route53, "InvalidInput", "https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations.html"),
}
"""Each service's class, the code of a refusal, and where its parameters are described."""

UNICODE = (
    (r"\p{L}", r"\w"),
    (r"\p{N}", r"\w"),
    (r"\p{Z}", " \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"),
)
"""Classes of characters, in words that Python's regular expressions know."""


def _check(response: BaseResponse) -> None:
    model = get_service_model(response.boto3_service_name).operation_model(response._get_action())
    given = response.params if response.automated_parameter_parsing else json.loads(response.body or "{}")
    if model.input_shape is not None:
        for where, value, constraint in _violations(model.input_shape, given, ""):
            raise ServiceException(
                SERVICES[response.boto3_service_name][1],
                f"1 validation error detected: Value '{value}' at '{where}' failed to satisfy constraint: {constraint}",
            )


def _violations(shape: Shape, value: Any, where: str) -> Iterator[tuple[str, Any, str]]:
    """Where the model is violated, by which value, and what it says."""
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            if isinstance(value, dict) and value.get(name) is not None:
                camel = name[0].lower() + name[1:]
                yield from _violations(member, value[name], f"{where}.{camel}" if where else camel)
    elif shape.type_name == "list":
        for index, item in enumerate(value, 1):
            yield from _violations(shape.member, item, f"{where}.{index}.member")
    elif shape.type_name == "string":
        yield from ((where, value, constraint) for constraint in _violated(shape.metadata, str(value)))


def _violated(metadata: dict[str, Any], text: str) -> Iterator[str]:
    least, most, pattern = metadata.get("min", 0), metadata.get("max"), metadata.get("pattern")
    if len(text) < least:
        yield f"Member must have length greater than or equal to {least}"
    if most is not None and len(text) > most:
        yield f"Member must have length less than or equal to {most}"
    if pattern is not None and not re.fullmatch(_python(pattern), text):
        yield f"Member must satisfy regular expression pattern: {pattern}"


def _python(pattern: str) -> str:
    for java, python in UNICODE:
        pattern = pattern.replace(java, python)
    return pattern


REFUSALS = [
    refusal_anywhere(
        f"{service}-parameters",
        "Each parameter has the length and the characters that the service's reference says.",
        source,
        _check,
        response,
    )
    for service, (response, _, source) in SERVICES.items()
]
