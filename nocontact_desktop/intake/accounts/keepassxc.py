"""KeePassXC: a table, with times. Its bin is a group in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from nocontact_desktop.intake.account_items import Entry
from nocontact_desktop.intake.accounts.entry import from_iso
from nocontact_desktop.intake.accounts.table import Cells, Layout, accounts_in, sure_of

NAME = "keepassxc"
TITLE = "KeePassXC"
_BIN = "Recycle Bin"


def _left_out(cells: Cells) -> str:
    return "in-the-bin" if _BIN in cells["group"].split("/") else ""


_LAYOUT = Layout(
    known=frozenset({
        "group", "title", "username", "password", "url", "notes", "totp", "icon", "last modified", "created",
    }),
    needs=frozenset({"group", "title", "username", "password", "url"}),
    title="title",
    address="url",
    logins=("username",),
    made="created",
    changed="last modified",
    extra="group",
    time=from_iso,
    left_out=_left_out,
)  # fmt: skip


def sniff(head: bytes) -> int:
    """How sure it is."""
    return sure_of(head, _LAYOUT)


def read(stream: BinaryIO, head: bytes) -> Iterator[Entry]:
    """Yield the entries."""
    return accounts_in(stream, head, _LAYOUT)
