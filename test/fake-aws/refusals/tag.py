"""Tags of EC2 resources."""

from collections.abc import Iterator

from moto.ec2.responses import EC2Response

from documents import API
from refusing import refusal_anywhere, refuse


def _tags(response: EC2Response) -> Iterator[dict[str, str]]:
    for specification in response._get_param("TagSpecifications") or []:
        yield from specification.get("Tags", [])
    if response._get_action() == "CreateTags":
        yield from response._get_param("Tags") or []


def _text(response: EC2Response) -> None:
    for tag in _tags(response):
        key, value = tag["Key"], tag.get("Value", "")
        if not 1 <= len(key) <= 127 or len(value) > 256:
            refuse(
                "InvalidParameterValue",
                f"Tag ({key}={value}) is invalid: a key has up to 127, a value up to 256 characters.",
            )
        if key.startswith("aws:"):
            refuse(
                "InvalidParameterValue",
                f"Value ({key}) for parameter key is invalid. Tag keys starting with 'aws:' are reserved",
            )


REFUSALS = [
    refusal_anywhere(
        "tag-text",
        "A tag's key has up to 127 characters and does not begin with aws:, its value up to 256.",
        f"{API}_Tag.html",
        _text,
        EC2Response,
    ),
]
