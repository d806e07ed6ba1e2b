"""
A request that is sent again because its answer was lost on the way.

SDKs give all attempts of one call the same amz-sdk-invocation-id. AWS carries such an attempt out like any other request,
and refuses to make a second time what the first attempt made. The tests count and judge requests, and a connection that
broke is no fault of what they judge: here a call that went well gets its first answer again, and nothing else happens.
https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from account import account_of

KEPT = 1000
"""Answers. A repeat comes a second later or so, and Terraform asks for ten things at a time."""


@dataclass(frozen=True)
class Answer:
    status: str
    headers: Sequence[tuple[str, str]]
    body: bytes

    @property
    def code(self) -> int:
        return int(self.status.split()[0])


class Repeats:
    """The latest good answers, by account and call."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[str, str], Answer] = OrderedDict()

    def answer_to(self, environ: dict[str, Any]) -> Answer | None:
        """What the call was answered before; None when it is new, was refused, or has no id."""
        return self._answers.get(_call(environ))

    def keep(self, environ: dict[str, Any], answer: Answer) -> None:
        call = _call(environ)
        # What was refused may go well the next time: that is what SDKs retry for.
        if call[1] and answer.code < 400:
            self._answers[call] = answer
            if len(self._answers) > KEPT:
                self._answers.popitem(last=False)


def _call(environ: dict[str, Any]) -> tuple[str, str]:
    return account_of(environ.get("HTTP_AUTHORIZATION", "")), environ.get("HTTP_AMZ_SDK_INVOCATION_ID", "")
