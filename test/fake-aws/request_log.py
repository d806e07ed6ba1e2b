"""What was asked of each account, in order, without credentials or signatures."""

import json
import re
from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import parse_qsl

from moto.core.responses import _get_method_urls

from account import account_of


@dataclass
class Entry:
    """One request and its answer."""

    service: str
    action: str
    region: str
    parameters: Any
    """Query services: a flat map of names as sent. JSON services: the body. REST services: method, path and body."""
    status: int | None = None
    error: str | None = None
    """AWS's error code."""

    def answered(self, status: int, answer: str) -> None:
        self.status = status
        if status >= 400:
            code = re.search(r"<Code>([^<]*)</Code>", answer) or re.search(r'"__type": *"(?:[^"#]*#)?([^"]*)"', answer)
            self.error = code[1] if code else str(status)


class RequestLog:
    def __init__(self) -> None:
        self._entries: dict[str, list[Entry]] = defaultdict(list)

    def add(self, environ: dict[str, Any], body: bytes) -> tuple[str, Entry]:
        """The account that is asked, and the request's entry in its log."""
        authorization = environ.get("HTTP_AUTHORIZATION", "")
        scope = re.search(r"Credential=[^/,]*/[^/]*/([^/]*)/([^/,]*)", authorization)
        region, service = scope.groups() if scope else ("us-east-1", "")
        action, parameters = _read(environ, body.decode(errors="replace"), service, region)
        entry = Entry(service, action, region, parameters)
        account = account_of(authorization)
        self._entries[account].append(entry)
        return account, entry

    def of(self, account: str) -> list[dict[str, Any]]:
        return [asdict(entry) for entry in self._entries[account]]


def _read(environ: dict[str, Any], body: str, service: str, region: str) -> tuple[str, Any]:
    """The action and its parameters. Services name the action in a header, in the body, or by method and path."""
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target is not None:
        return target.rpartition(".")[2], json.loads(body or "{}")
    query = dict(parse_qsl(body, keep_blank_values=True))
    if "Action" in query:
        meta = re.compile(r"Action|Version|AWSAccessKeyId|SecurityToken|Signature.*|X-Amz-.*")
        return query["Action"], {key: value for key, value in query.items() if not meta.fullmatch(key)}
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    return _rest_action(service, region, method, path), {"method": method, "path": path, "body": body}


def _rest_action(service: str, region: str, method: str, path: str) -> str:
    urls = _get_method_urls(service, region).get(method, {}) if service else {}
    matching = [url for url in urls if re.match(url, path)]
    # The longest pattern is the most particular one.
    return urls[max(matching, key=len)] if matching else f"{method} {path}"
