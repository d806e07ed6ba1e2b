"""
What the policy of a key lets a service do.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any


@dataclass(frozen=True)
class Caller:
    """A service that uses a key."""

    service: str
    context: Mapping[str, str]
    """What the keys of conditions stand for in its requests."""


def lets(policy: str, caller: Caller, action: str) -> bool:
    """Whether a statement allows it, and none denies it."""
    statements = _list(json.loads(policy)["Statement"])
    effects = [statement["Effect"] for statement in statements if _applies(statement, caller, action)]
    return "Allow" in effects and "Deny" not in effects


def _applies(statement: dict[str, Any], caller: Caller, action: str) -> bool:
    conditions = [
        (operator, key, wanted)
        for operator, keys in statement.get("Condition", {}).items()
        for key, wanted in keys.items()
    ]
    named = _matches(action, statement.get("Action", [])) or not _matches(action, statement.get("NotAction", "*"))
    return named and _is_of(statement.get("Principal"), caller) and all(_holds(*one, caller) for one in conditions)


def _is_of(principal: Any, caller: Caller) -> bool:
    if not isinstance(principal, dict):
        return principal == "*"
    return "*" in _list(principal.get("AWS")) or _matches(caller.service, principal.get("Service", []))


def _holds(operator: str, key: str, wanted: Any, caller: Caller) -> bool:
    """Of the operators, those that compare text; a key that a request does not have is equal to nothing."""
    context = {"aws:PrincipalIsAWSService": "true", **caller.context}
    known = {name.lower(): value for name, value in context.items()}.get(key.lower())
    base = operator.removesuffix("IfExists")
    if known is None and base != operator:
        return True
    return (known is not None and _matches(known, wanted)) != ("Not" in base)


def _matches(text: str, patterns: Any) -> bool:
    return any(fnmatchcase(text.lower(), str(pattern).lower()) for pattern in _list(patterns))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
