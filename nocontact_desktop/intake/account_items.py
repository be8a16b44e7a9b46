"""What an export of a password manager gives: accounts without anything that is secret."""

from __future__ import annotations

import msgspec


class AccountItem(msgspec.Struct, frozen=True, kw_only=True):
    """One account. ``locator`` is its place, such as ``line 12``.

    ``address`` is a host, or an app such as ``android://com.example``. The times are ISO 8601 in UTC, empty where the
    export gives none.
    """

    locator: str
    title: str = ""
    address: str = ""
    login: str = ""
    made_at: str = ""
    changed_at: str = ""
    password_changed_at: str = ""


class AccountSkipped(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that is no account, or that cannot be read. ``reason`` is a code."""

    locator: str
    reason: str


Entry = AccountItem | AccountSkipped


class AccountExport(msgspec.Struct, frozen=True, kw_only=True):
    """A whole export: what it is from, and its entries, each once, in one of the two lists."""

    manager: str
    items: tuple[AccountItem, ...]
    skipped: tuple[AccountSkipped, ...]

    @property
    def seen(self) -> int:
        """How many entries it has."""
        return len(self.items) + len(self.skipped)
