"""How a request is refused before moto sees it."""

from collections.abc import Callable
from typing import Any

from moto.core.exceptions import ServiceException
from moto.core.responses import BaseResponse
from moto.core.utils import camelcase_to_underscores
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.responses import EC2Response

from error_body import error_body
from patching import Patch, Replacement

Check = Callable[[Any], None]
"""Gets the request, raises what AWS answers."""


def refusal(
    name: str, aws: str, source: str, check: Check, *actions: str, of: type[BaseResponse] = EC2Response
) -> Patch:
    """A check made before each of a service's actions."""
    methods = [camelcase_to_underscores(action) for action in actions]
    return Patch(name, aws, source, [Replacement(of, method, _first(check)) for method in methods])


def refusal_anywhere(name: str, aws: str, source: str, check: Check, *services: type[BaseResponse]) -> Patch:
    """A check made before every action of the services."""
    return Patch(name, aws, source, [Replacement(service, "call_action", _first_of_all(check)) for service in services])


def refuse(code: str, message: str) -> None:
    raise EC2ClientError(code, message)


def _first(check: Check) -> Callable[[Any], Any]:
    def make(original: Any) -> Any:
        def action(response: BaseResponse) -> Any:
            check(response)
            return original(response)

        return action

    return make


def _first_of_all(check: Check) -> Callable[[Any], Any]:
    def make(original: Any) -> Any:
        def call_action(response: BaseResponse) -> Any:
            try:
                check(response)
            except ServiceException as error:
                return 400, {}, error_body(response.headers, error.code, error.message)
            return original(response)

        return call_action

    return make
