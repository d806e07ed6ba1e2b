"""Keys of KMS."""

from moto.kms.exceptions import ValidationException
from moto.kms.responses import KmsResponse

from refusing import refusal


def _window(response: KmsResponse) -> None:
    days = response._get_param("PendingWindowInDays")
    if days is not None and not 7 <= days <= 30:
        raise ValidationException(f"PendingWindowInDays is {days}: it must be between 7 and 30, inclusive.")


REFUSALS = [
    refusal(
        "key-deletion-window",
        "A key waits for its deletion for 7 to 30 days.",
        "https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html",
        _window,
        "ScheduleKeyDeletion",
        of=KmsResponse,
    ),
]
