"""Firefox: a table, with times in milliseconds since 1970. It has no titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from nocontact_desktop.intake.account_items import Entry
from nocontact_desktop.intake.accounts.entry import from_epoch
from nocontact_desktop.intake.accounts.table import Layout, accounts_in, sure_of

NAME = "firefox"
TITLE = "Firefox"
_LAYOUT = Layout(
    known=frozenset({
        "url", "username", "password", "httprealm", "formactionorigin", "guid", "timecreated", "timelastused",
        "timepasswordchanged",
    }),
    needs=frozenset({"url", "username", "password", "guid"}),
    title="",
    address="url",
    logins=("username",),
    made="timecreated",
    password_changed="timepasswordchanged",  # noqa: S106  the name of a column
    time=lambda text: from_epoch(text, 1000),
)  # fmt: skip


def sniff(head: bytes) -> int:
    """How sure it is."""
    return sure_of(head, _LAYOUT)


def read(stream: BinaryIO, head: bytes) -> Iterator[Entry]:
    """Yield the entries."""
    return accounts_in(stream, head, _LAYOUT)
