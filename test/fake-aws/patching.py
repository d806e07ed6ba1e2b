"""The one mechanism by which this server differs from moto: named patches that can be taken away and put back."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from unittest import mock


@dataclass(frozen=True)
class Replacement:
    """An attribute of one of moto's classes or modules, and how its replacement is made of what stands there."""

    owner: type | ModuleType
    attribute: str
    make: Callable[[Any], Any]
    """Gets what stands there, None when nothing does."""


@dataclass(frozen=True)
class Patch:
    """A difference from moto."""

    name: str
    aws: str
    """What AWS does."""
    source: str
    """The AWS document that says so."""
    replacements: Sequence[Replacement]

    @property
    def told(self) -> dict[str, str]:
        return {"name": self.name, "aws": self.aws, "source": self.source}


class Switchboard:
    """Which patches are on. All of them at first."""

    def __init__(self, patches: Sequence[Patch]) -> None:
        self._patches = {patch.name: patch for patch in patches}
        if len(self._patches) != len(patches):
            raise ValueError("two patches have one name")
        self._off: set[str] = set()
        self._running: list[Any] = []
        self._apply()

    def switch(self, name: str, on: bool) -> None:
        """Takes the patch away or puts it back. Raises KeyError when there is none of that name."""
        if name not in self._patches:
            raise KeyError(name)
        (self._off.discard if on else self._off.add)(name)
        self._apply()

    def _apply(self) -> None:
        """Undoes all and makes them anew: a patch may stand on another one's replacement."""
        while self._running:
            self._running.pop().stop()
        for patch in self._patches.values():
            if patch.name not in self._off:
                for replacement in patch.replacements:
                    self._start(replacement)

    def _start(self, replacement: Replacement) -> None:
        owner, attribute = replacement.owner, replacement.attribute
        original = inspect.getattr_static(owner, attribute, None)
        running = mock.patch.object(owner, attribute, replacement.make(original), create=True)
        running.start()
        self._running.append(running)
