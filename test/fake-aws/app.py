"""The WSGI application: moto's server, one request at a time, with a log, behind the control paths of the tests."""

import io
import json
import re
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from existing import furnish
from leftovers import left_in
from patching import Switchboard
from quotas import raise_quota
from repeats import Answer, Repeats
from request_log import RequestLog

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


class App:
    """
    GET /_v6only/requests?account=… is the account's log, GET /_v6only/left?account=… what it still holds;
    POST /_v6only/patches/<name> with {"on": false} takes a patch away; POST /_v6only/quotas/<code>?account=… with
    {"value": 40} raises a quota, as AWS does on request. All else is AWS.
    """

    def __init__(self, switchboard: Switchboard) -> None:
        self._switchboard = switchboard
        self._log = RequestLog()
        self._repeats = Repeats()
        self._aws = DomainDispatcherApplication(create_backend_app)
        # moto's models are plain dictionaries: a listing breaks when another thread adds to them meanwhile.
        self._turn = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        with self._turn:
            control = re.fullmatch(r"/_v6only/(requests|left|patches|quotas)(?:/([\w-]+))?", environ["PATH_INFO"])
            if control is None:
                return self._aws_answer(environ, start_response)
            status, answer = self._control(control[1], control[2] or "", environ)
            headers = [("content-type", "application/json"), ("content-length", str(len(answer)))]
            start_response(status, headers)
            return [answer]

    def _control(self, what: str, name: str, environ: Environ) -> tuple[str, bytes]:
        account = parse_qs(environ["QUERY_STRING"]).get("account", [""])[0]
        try:
            if what == "requests":
                answer: Any = self._log.of(account)
            elif what == "left":
                answer = left_in(account)
            elif what == "patches":
                answer = json.loads(_body(environ))
                self._switchboard.switch(name, answer["on"])
            else:
                answer = json.loads(_body(environ))
                raise_quota(account, name, answer["value"])
        except KeyError as error:
            return "404 Not Found", json.dumps({"error": f"there is no {error}"}).encode()
        return "200 OK", json.dumps(answer).encode()

    def _aws_answer(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        body = _body(environ)
        answer = self._repeats.answer_to(environ)
        if answer is None:
            answer = self._carry_out(environ, body)
            self._repeats.keep(environ, answer)
        start_response(answer.status, answer.headers)
        return [answer.body]

    def _carry_out(self, environ: Environ, body: bytes) -> Answer:
        environ["wsgi.input"] = io.BytesIO(body)
        account, entry = self._log.add(environ, body)
        furnish(account, entry.service, entry.region)
        started: list[Any] = []

        def start_response(status: str, headers: Any, *_rest: Any) -> None:
            started[:] = status, headers

        written = b"".join(self._aws(environ, start_response))
        answer = Answer(*started, written)
        entry.answered(answer.code, written.decode(errors="replace"))
        return answer


def _body(environ: Environ) -> bytes:
    return environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
