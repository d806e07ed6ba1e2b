"""The account that a request acts in: the access key AKIA000000000042TEST acts in 000000000042."""

import re

from moto.core import DEFAULT_ACCOUNT_ID


def account_of(authorization: str) -> str:
    """The account named by the Authorization header of a request."""
    found = re.search(r"Credential=AKIA(\d{12})", authorization)
    return found[1] if found else DEFAULT_ACCOUNT_ID
