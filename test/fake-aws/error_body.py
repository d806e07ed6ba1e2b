"""An error in the form of the protocol that was spoken."""

import json
from collections.abc import Mapping
from xml.sax.saxutils import escape


def error_body(headers: Mapping[str, str], code: str, message: str) -> str:
    """The body of the answer to a request with these headers."""
    if "x-amz-target" in headers:
        return json.dumps({"__type": code, "message": message})
    error = f"<Error><Code>{code}</Code><Message>{escape(message)}</Message></Error>"
    if "/ec2/" in headers.get("authorization", ""):
        return f"<Response><Errors>{error}</Errors></Response>"
    return f"<ErrorResponse>{error}</ErrorResponse>"
