"""Apple Passwords, iCloud Keychain and Safari: a table. Older ones have no notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from nocontact_desktop.intake.account_items import Entry
from nocontact_desktop.intake.accounts.table import Layout, accounts_in, sure_of

NAME = "apple"
TITLE = "Apple Passwords"
_LAYOUT = Layout(
    known=frozenset({"title", "url", "username", "password", "notes", "otpauth"}),
    needs=frozenset({"title", "url", "username", "password", "otpauth"}),
    title="title",
    address="url",
    logins=("username",),
)


def sniff(head: bytes) -> int:
    """How sure it is."""
    return sure_of(head, _LAYOUT)


def read(stream: BinaryIO, head: bytes) -> Iterator[Entry]:
    """Yield the entries."""
    return accounts_in(stream, head, _LAYOUT)
