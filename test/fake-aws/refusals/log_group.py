"""Log groups and the keys that encrypt them."""

import json
from fnmatch import fnmatchcase
from typing import Any

from moto.kms.models import Key, kms_backends
from moto.logs.exceptions import InvalidParameterException
from moto.logs.responses import LogsResponse

from refusing import refusal

API = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html"
GUIDE = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"

CONTEXT = "kms:EncryptionContext:aws:logs:arn"


def _name(response: LogsResponse) -> None:
    if response._get_param("logGroupName").startswith("aws/"):
        raise InvalidParameterException("Log groups starting with aws/ are reserved for AWS.")


def _key(response: LogsResponse) -> None:
    arn = response._get_param("kmsKeyId")
    if arn is not None and not any(key.arn == arn and key.key_state == "Enabled" for key in _keys(response)):
        raise InvalidParameterException(f"The specified KMS Key Id could not be found: {arn}")


def _policy(response: LogsResponse) -> None:
    arn = response._get_param("kmsKeyId")
    where = f"{response.region}:{response.current_account}"
    group = f"arn:aws:logs:{where}:log-group:{response._get_param('logGroupName')}"
    for key in _keys(response):
        statements = json.loads(key.policy)["Statement"]
        if key.arn == arn and not any(_lets(statement, response.region, group) for statement in statements):
            raise InvalidParameterException(
                f"The specified KMS key does not exist or is not allowed to be used with Arn '{group}'"
            )


def _keys(response: LogsResponse) -> list[Key]:
    return list(kms_backends[response.current_account][response.region].keys.values())


def _lets(statement: dict[str, Any], region: str, group: str) -> bool:
    """Whether the statement lets CloudWatch Logs encrypt for that log group."""
    principal = statement["Principal"]
    services = _list(principal.get("Service")) if isinstance(principal, dict) else []
    encrypts = any(fnmatchcase("kms:Encrypt", action) for action in _list(statement["Action"]))
    conditions = [condition[CONTEXT] for condition in statement.get("Condition", {}).values() if CONTEXT in condition]
    fits = all(any(fnmatchcase(group, pattern) for pattern in _list(condition)) for condition in conditions)
    return statement["Effect"] == "Allow" and f"logs.{region}.amazonaws.com" in services and encrypts and fits


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


REFUSALS = [
    refusal(
        "log-group-name",
        "A log group's name does not start with aws/.",
        API,
        _name,
        "CreateLogGroup",
        of=LogsResponse,
    ),
    refusal(
        "log-group-key",
        "A log group is encrypted with a key that exists and is enabled.",
        API,
        _key,
        "CreateLogGroup",
        of=LogsResponse,
    ),
    refusal(
        "log-group-key-policy",
        "The key's policy must let CloudWatch Logs of the region use it for the log group.",
        GUIDE,
        _policy,
        "CreateLogGroup",
        of=LogsResponse,
    ),
]
