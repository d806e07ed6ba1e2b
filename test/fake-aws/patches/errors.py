"""What cannot be answered is said once, so that nobody asks again for minutes."""

from collections.abc import Callable
from typing import Any

from moto.core.utils import convert_to_flask_response

from error_body import error_body
from patching import Patch, Replacement

Answer = Callable[..., Any]


def _failing_at_once(original: Answer) -> Answer:
    """An SDK repeats a request that was answered with a 500 and gives up on one that was answered with a 400."""

    def call(handler: convert_to_flask_response, *args: Any, **kwargs: Any) -> Any:
        from flask import Response, request

        try:
            answer = original(handler, *args, **kwargs)
        except Exception as error:
            code = "InvalidAction" if isinstance(error, NotImplementedError) else "FakeAwsFailed"
            message = f"moto fails on {_action(request)}: {type(error).__name__}: {error}"
            return Response(error_body(request.headers, code, message), status=400)
        if answer.status_code >= 500:
            text = answer.get_data(as_text=True)
            return Response(
                error_body(request.headers, "FakeAwsFailed", f"moto fails on {_action(request)}: {text}"), status=400
            )
        return answer

    return call


def _action(request: Any) -> str:
    target = request.headers.get("x-amz-target", "").rpartition(".")[2]
    return target or request.form.get("Action") or f"{request.method} {request.path}"


PATCHES = [
    Patch(
        name="fails-at-once",
        aws="An action that a service does not have is refused with a 400, InvalidAction; nobody tries that again.",
        source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html",
        replacements=[Replacement(convert_to_flask_response, "__call__", _failing_at_once)],
    ),
]
