"""Log groups and the keys that encrypt them."""

from moto.kms.models import Key, kms_backends
from moto.logs.exceptions import InvalidParameterException
from moto.logs.responses import LogsResponse

from key_policy import Caller, lets
from refusing import refusal

API = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API"
GUIDE = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"

USES = ("Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo", "GenerateDataKey", "DescribeKey")
"""What the guide's policy allows, by one action each of Encrypt*, Decrypt*, ReEncrypt*, GenerateDataKey*, Describe*."""

RETENTION = (
    *(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400),
    *(545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653),
)


def _name(response: LogsResponse) -> None:
    if response._get_param("logGroupName").startswith("aws/"):
        raise InvalidParameterException("Log groups starting with aws/ are reserved for AWS.")


def _key(response: LogsResponse) -> None:
    arn = response._get_param("kmsKeyId")
    if arn is not None and not any(key.arn == arn and key.key_state == "Enabled" for key in _keys(response)):
        raise InvalidParameterException(f"The specified KMS Key Id could not be found: {arn}")


def _policy(response: LogsResponse) -> None:
    arn, account, region = response._get_param("kmsKeyId"), response.current_account, response.region
    group = f"arn:aws:logs:{region}:{account}:log-group:{response._get_param('logGroupName')}"
    context = {"kms:EncryptionContext:aws:logs:arn": group, "aws:SourceArn": group, "aws:SourceAccount": account}
    logs = Caller(f"logs.{region}.amazonaws.com", context)
    for key in _keys(response):
        if key.arn == arn and not all(lets(key.policy, logs, f"kms:{use}") for use in USES):
            raise InvalidParameterException(
                f"The specified KMS key does not exist or is not allowed to be used with Arn '{group}'"
            )


def _retention(response: LogsResponse) -> None:
    days = response._get_param("retentionInDays")
    if days not in RETENTION:
        raise InvalidParameterException(f"Value {days} at 'retentionInDays' is none of {RETENTION}")


def _keys(response: LogsResponse) -> list[Key]:
    return list(kms_backends[response.current_account][response.region].keys.values())


REFUSALS = [
    refusal(
        "log-group-name",
        "A log group's name does not start with aws/.",
        f"{API}_CreateLogGroup.html",
        _name,
        "CreateLogGroup",
        of=LogsResponse,
    ),
    refusal(
        "log-group-key",
        "A log group is encrypted with a key that exists and is enabled.",
        f"{API}_CreateLogGroup.html",
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
    refusal(
        "log-group-retention",
        "Log events are kept for as many days as the list has.",
        f"{API}_PutRetentionPolicy.html",
        _retention,
        "PutRetentionPolicy",
        of=LogsResponse,
    ),
]
