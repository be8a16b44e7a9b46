"""Dashlane: a table of logins. Its zip has tables for notes, cards and papers beside it, which are not looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from nocontact_desktop.intake.account_items import Entry
from nocontact_desktop.intake.accounts.table import Layout, accounts_in, sure_of

NAME = "dashlane"
TITLE = "Dashlane"
_LOGINS = ("username", "username2", "username3")
_LAYOUT = Layout(
    known=frozenset({*_LOGINS, "title", "password", "note", "url", "category", "otpsecret", "otpurl"}),
    needs=frozenset({"username", "username2", "title", "password", "url"}),
    title="title",
    address="url",
    logins=_LOGINS,
)


def sniff(head: bytes) -> int:
    """How sure it is."""
    return sure_of(head, _LAYOUT)


def read(stream: BinaryIO, head: bytes) -> Iterator[Entry]:
    """Yield the entries."""
    return accounts_in(stream, head, _LAYOUT)
