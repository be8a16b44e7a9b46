"""Exports of password managers, one module each. Adding a manager is adding one here, and a word in the list below.

Secrets are left where they stand: a table's cells are let go row by row but for those wanted, and what is in JSON is
skipped by the decoder. Nothing of them is handed on.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import BinaryIO, Protocol, cast

from nocontact_desktop.intake.account_items import Entry

_MANAGERS = ("apple", "bitwarden", "chrome", "dashlane", "firefox", "keepassxc", "lastpass", "onepassword")


class Manager(Protocol):
    """What a module in this package offers. ``NAME`` is kept with each account, ``TITLE`` is the one for people."""

    NAME: str
    TITLE: str

    def sniff(self, head: bytes) -> int:
        """Return how sure it is, from 0 to 100, that a file that begins like this is its export."""

    def read(self, stream: BinaryIO, head: bytes) -> Iterator[Entry]:
        """Yield the entries; ``head`` is how the stream begins.

        Raises :class:`Problem` for a file that is locked or damaged.
        """


def managers() -> list[Manager]:
    """Return every manager whose export can be read."""
    return [cast(Manager, import_module(f"{__name__}.{name}")) for name in _MANAGERS]
