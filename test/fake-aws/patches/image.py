"""Machine images that public parameters name: one id for each parameter, the same in every run."""

import hashlib
import re
from collections.abc import Callable
from typing import Any

from moto.core.utils import utcnow
from moto.ec2.models import EC2Backend
from moto.ec2.models.amis import Ami
from moto.ssm.models import Parameter, SimpleSystemManagerBackend

from documents import API, SSM_GUIDE
from patching import Patch, Replacement

PUBLIC = re.compile(
    r"/aws/service/(ami-amazon-linux-latest/[\w.-]+-(arm64|x86_64)"
    r"|canonical/ubuntu/\S+/(arm64|amd64)/hvm/\S+/ami-id"
    r"|debian/\S+/(arm64|amd64))"
)

named: dict[str, str] = {}
"""The parameter that named an image, by the image's id."""


def _naming_images(original: Callable[..., Parameter | None]) -> Callable[..., Parameter | None]:
    def get(backend: SimpleSystemManagerBackend, name: str) -> Parameter | None:
        if not PUBLIC.fullmatch(name):
            return original(backend, name)
        image = f"ami-{hashlib.sha256(name.encode()).hexdigest()[:17]}"
        named[image] = name
        made = {"last_modified_date": utcnow(), "version": 1, "data_type": "aws:ec2:image"}
        return Parameter(backend.account_id, name, image, "String", None, None, None, **made)

    return get


def _named_ones_too(original: Callable[..., list[Ami]]) -> Callable[..., list[Ami]]:
    def describe(backend: EC2Backend, ami_ids: Any = None, filters: Any = None, *args: Any, **kwargs: Any) -> list[Ami]:
        asked = ami_ids or (filters or {}).get("image-id", [])
        for image in [asked] if isinstance(asked, str) else asked:
            if image in named and image not in backend.amis:
                backend.amis[image] = image_named(backend, image, named[image])
        return original(backend, ami_ids, filters, *args, **kwargs)

    return describe


def image_named(backend: EC2Backend, image: str, name: str) -> Ami:
    """An image as its name says; of what others there are, only the root device's name differs."""
    return Ami(
        backend,
        image,
        name=name,
        public=True,
        architecture="arm64" if "arm64" in name else "x86_64",
        virtualization_type="hvm",
        root_device_type="ebs",
        root_device_name="/dev/sda1" if "ubuntu" in name else "/dev/xvda",
    )


PATCHES = [
    Patch(
        name="public-parameters-name-images",
        aws="Public parameters of Amazon, Canonical and Debian hold the ids of their newest images.",
        source=f"{SSM_GUIDE}/parameter-store-public-parameters-ami.html",
        replacements=[Replacement(SimpleSystemManagerBackend, "get_parameter", _naming_images)],
    ),
    Patch(
        name="images-named-by-parameters-exist",
        aws="What a public parameter names is an image that DescribeImages answers.",
        source=f"{API}_DescribeImages.html",
        replacements=[Replacement(EC2Backend, "describe_images", _named_ones_too)],
    ),
]
