"""Who asks."""

from collections.abc import Callable

from moto.core.responses import BaseResponse

from account import account_of
from patching import Patch, Replacement


def _by_key(_original: object) -> Callable[[BaseResponse], str]:
    return lambda response: account_of(response.headers.get("Authorization", ""))


PATCHES = [
    Patch(
        name="account-of-the-access-key",
        aws="An access key belongs to one account, and acts on that account's resources alone.",
        source="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
        replacements=[Replacement(BaseResponse, "get_current_account", _by_key)],
    ),
]
