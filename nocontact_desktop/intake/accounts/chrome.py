"""Chrome and Edge, and the browsers built on them: a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from nocontact_desktop.intake.account_items import Entry
from nocontact_desktop.intake.accounts.table import Layout, accounts_in, sure_of

NAME = "chrome"
TITLE = "Chrome or Edge"
_LAYOUT = Layout(
    known=frozenset({"name", "url", "username", "password", "note"}),
    needs=frozenset({"name", "url", "username", "password"}),
    title="name",
    address="url",
    logins=("username",),
)


def sniff(head: bytes) -> int:
    """How sure it is."""
    return sure_of(head, _LAYOUT)


def read(stream: BinaryIO, head: bytes) -> Iterator[Entry]:
    """Yield the entries."""
    return accounts_in(stream, head, _LAYOUT)
