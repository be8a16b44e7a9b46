"""1Password: a table, or the JSON within a .1pux, which is a zip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from nocontact_desktop.intake.account_items import AccountSkipped, Entry
from nocontact_desktop.intake.accounts.entry import entry, from_epoch
from nocontact_desktop.intake.accounts.json_text import json_in, part_of
from nocontact_desktop.intake.accounts.table import Layout, accounts_in, sure_of
from nocontact_desktop.intake.text import text_of_head

NAME = "onepassword"
TITLE = "1Password"
_ACCOUNTS = frozenset({"001", "005", "111"})
"""Its kinds that are accounts: a login, a password by itself, a mail account."""

_JSON = re.compile(r'\s*\{\s*"accounts"\s*:\s*\[')
_LAYOUT = Layout(
    known=frozenset({"title", "url", "username", "password", "otpauth", "favorite", "archived", "tags", "notes"}),
    needs=frozenset({"title", "url", "username", "password", "tags"}),
    title="title",
    address="url",
    logins=("username",),
)


class _Field(msgspec.Struct):
    designation: str | None = None
    value: msgspec.Raw = msgspec.Raw(b'""')


class _Details(msgspec.Struct, rename="camel"):
    login_fields: list[_Field] | None = None


class _Url(msgspec.Struct):
    url: str | None = None


class _Overview(msgspec.Struct):
    title: str | None = None
    url: str | None = None
    urls: list[_Url] | None = None


class _Item(msgspec.Struct, rename="camel"):
    category_uuid: str
    overview: _Overview
    details: _Details | None = None
    created_at: int | None = None
    updated_at: int | None = None
    state: str | None = None
    trashed: bool = False


class _Wrapped(msgspec.Struct):
    """How older files hold an entry."""

    item: msgspec.Raw


class _Vault(msgspec.Struct):
    items: list[msgspec.Raw] = []


class _Account(msgspec.Struct):
    vaults: list[_Vault] = []


class _Export(msgspec.Struct):
    accounts: list[_Account]


def sniff(head: bytes) -> int:
    """How sure it is."""
    return 90 if _is_json(head) else sure_of(head, _LAYOUT)


def read(stream: BinaryIO, head: bytes) -> Iterator[Entry]:
    """Yield the entries."""
    return _in_json(stream) if _is_json(head) else accounts_in(stream, head, _LAYOUT)


def _is_json(head: bytes) -> bool:
    return _JSON.match(text_of_head(head).lstrip("\ufeff")) is not None


def _in_json(stream: BinaryIO) -> Iterator[Entry]:
    export = json_in(stream, _Export)
    raws = (raw for account in export.accounts for vault in account.vaults for raw in vault.items)
    for number, raw in enumerate(raws, start=1):
        wrapped = part_of(raw, _Wrapped)
        yield _entry(f"entry {number}", part_of(wrapped.item if wrapped else raw, _Item))


def _entry(locator: str, item: _Item | None) -> Entry:
    if item is None:
        return AccountSkipped(locator=locator, reason="not-readable")
    if item.trashed or item.state == "trashed":
        return AccountSkipped(locator=locator, reason="in-the-bin")
    if item.category_uuid not in _ACCOUNTS:
        return AccountSkipped(locator=locator, reason="not-a-login")
    overview = item.overview
    return entry(
        locator,
        title=overview.title or "",
        addresses=[overview.url or "", *(one.url or "" for one in overview.urls or ())],
        login=_username(item.details),
        made_at=from_epoch(item.created_at),
        changed_at=from_epoch(item.updated_at),
    )


def _username(details: _Details | None) -> str:
    """Only the field that is the login is decoded; the one beside it is the password."""
    for field in (details.login_fields if details else None) or ():
        if field.designation == "username":
            return part_of(field.value, str) or ""
    return ""
