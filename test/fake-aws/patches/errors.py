"""What cannot be answered is said once, so that nobody asks again for minutes."""

import json
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from moto.core.utils import convert_to_flask_response

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
            return Response(_body(request, code, message), status=400)
        if answer.status_code >= 500:
            text = answer.get_data(as_text=True)
            return Response(_body(request, "FakeAwsFailed", f"moto fails on {_action(request)}: {text}"), status=400)
        return answer

    return call


def _action(request: Any) -> str:
    target = request.headers.get("x-amz-target", "").rpartition(".")[2]
    return target or request.form.get("Action") or f"{request.method} {request.path}"


def _body(request: Any, code: str, message: str) -> str:
    """The error in the form of the service's protocol."""
    if "x-amz-target" in request.headers:
        return json.dumps({"__type": code, "message": message})
    error = f"<Error><Code>{code}</Code><Message>{escape(message)}</Message></Error>"
    if "/ec2/" in request.headers.get("authorization", ""):
        return f"<Response><Errors>{error}</Errors></Response>"
    return f"<ErrorResponse>{error}</ErrorResponse>"


PATCHES = [
    Patch(
        name="fails-at-once",
        aws="An action that a service does not have is refused with a 400, InvalidAction; nobody tries that again.",
        source="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html",
        replacements=[Replacement(convert_to_flask_response, "__call__", _failing_at_once)],
    ),
]
