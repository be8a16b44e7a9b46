"""The formats of exports, one module or package each. Adding a format is adding one here; nothing else names them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import Source


class Format(Protocol):
    """What a module in this package offers.

    ``NAME`` is the name in options and summaries, ``TITLE`` the one for people; ``SUFFIXES`` are the names of the
    members of a zip that are worth a look.
    """

    NAME: str
    TITLE: str
    SUFFIXES: tuple[str, ...]

    def sniff(self, head: bytes, name: str) -> int:
        """Return how sure it is, from 0 to 100, that this is its format."""

    def read(self, source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
        """Yield the items; what else there is to say goes into ``notes``."""


def all_formats() -> list[Format]:
    """Return every format, in the order of their names."""
    return [_module(found.name) for found in iter_modules(__path__)]


def called(name: str) -> Format:
    """Return a format by its ``NAME``. Raises :class:`Problem` ``intake.no-such-format``."""
    for one in all_formats():
        if name == one.NAME:
            return one
    raise Problem("intake.no-such-format")


def _module(name: str) -> Format:
    return cast(Format, import_module(f"{__name__}.{name}"))
