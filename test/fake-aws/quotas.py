"""What an account may have: what AWS gives to every one, or what it was raised to, by the quota's code."""

from collections import defaultdict

ACL_RULES = "L-2AEEBF1A"
"""Rules per network ACL in one direction."""

_DEFAULT = {ACL_RULES: 20}

_raised: dict[str, dict[str, int]] = defaultdict(dict)


def quota(account: str, code: str) -> int:
    return _raised[account].get(code, _DEFAULT[code])


def raise_quota(account: str, code: str, value: int) -> None:
    """Raises KeyError when no refusal here rests on that quota."""
    _ = _DEFAULT[code]
    _raised[account][code] = value
