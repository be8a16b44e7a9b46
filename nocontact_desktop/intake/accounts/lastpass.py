"""LastPass: a table. Its notes stand in it too, with ``http://sn`` as their address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from nocontact_desktop.intake.account_items import Entry
from nocontact_desktop.intake.accounts.table import Cells, Layout, accounts_in, sure_of

NAME = "lastpass"
TITLE = "LastPass"


def _left_out(cells: Cells) -> str:
    return "not-a-login" if cells["url"].strip() == "http://sn" else ""


_LAYOUT = Layout(
    known=frozenset({"url", "username", "password", "totp", "extra", "name", "grouping", "fav"}),
    needs=frozenset({"url", "username", "password", "name", "grouping"}),
    title="name",
    address="url",
    logins=("username",),
    left_out=_left_out,
)


def sniff(head: bytes) -> int:
    """How sure it is."""
    return sure_of(head, _LAYOUT)


def read(stream: BinaryIO, head: bytes) -> Iterator[Entry]:
    """Yield the entries."""
    return accounts_in(stream, head, _LAYOUT)
