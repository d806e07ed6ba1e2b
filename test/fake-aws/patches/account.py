"""Who asks."""

from collections.abc import Callable

import moto.iam.models
from moto.core.responses import BaseResponse

from account import account_of
from patching import Patch, Replacement


def _by_key(_original: object) -> Callable[[BaseResponse], str]:
    return lambda response: account_of(response.headers.get("Authorization", ""))


def _used_by_nobody(_original: object) -> Callable[..., None]:
    """The key belongs to no user, and looking for one would make all of IAM anew for each account."""
    return lambda **_request: None


PATCHES = [
    Patch(
        name="account-of-the-access-key",
        aws="An access key belongs to one account, and acts on that account's resources alone.",
        source="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
        replacements=[
            Replacement(BaseResponse, "get_current_account", _by_key),
            Replacement(moto.iam.models, "mark_account_as_visited", _used_by_nobody),
        ],
    ),
]
