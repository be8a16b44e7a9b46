"""Bitwarden: a table or JSON, of one person or of an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.account_items import AccountSkipped, Entry
from nocontact_desktop.intake.accounts.entry import entry, from_iso
from nocontact_desktop.intake.accounts.json_text import json_in, part_of
from nocontact_desktop.intake.accounts.table import Cells, Layout, accounts_in, sure_of
from nocontact_desktop.intake.text import text_of_head

NAME = "bitwarden"
TITLE = "Bitwarden"
_LOGIN = 1
_JSON = re.compile(r'\s*\{\s*"(encrypted|passwordProtected|folders|collections|items)"\s*:')


def _left_out(cells: Cells) -> str:
    return "" if cells["type"].strip().lower() == "login" else "not-a-login"


_LAYOUT = Layout(
    known=frozenset({
        "folder", "collections", "favorite", "type", "name", "notes", "fields", "reprompt", "archiveddate",
        "login_uri", "login_username", "login_password", "login_totp",
    }),
    needs=frozenset({"type", "name", "login_uri", "login_username", "login_password"}),
    title="name",
    address="login_uri",
    logins=("login_username",),
    extra="type",
    left_out=_left_out,
    addresses=lambda text: text.split(","),
)  # fmt: skip


class _Uri(msgspec.Struct):
    uri: str | None = None


class _Login(msgspec.Struct, rename="camel"):
    uris: list[_Uri] | None = None
    username: str | None = None
    password_revision_date: str | None = None


class _Item(msgspec.Struct, rename="camel"):
    type: int
    name: str | None = None
    login: _Login | None = None
    creation_date: str | None = None
    revision_date: str | None = None
    deleted_date: str | None = None


class _Export(msgspec.Struct, rename="camel"):
    encrypted: bool = False
    password_protected: bool = False
    items: list[msgspec.Raw] | None = None


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
    if export.encrypted or export.password_protected:
        raise Problem("intake.accounts-encrypted")
    if export.items is None:
        raise Problem("intake.accounts-damaged")
    for number, raw in enumerate(export.items, start=1):
        yield _entry(f"entry {number}", part_of(raw, _Item))


def _entry(locator: str, item: _Item | None) -> Entry:
    if item is None:
        return AccountSkipped(locator=locator, reason="not-readable")
    if item.deleted_date:
        return AccountSkipped(locator=locator, reason="in-the-bin")
    if item.type != _LOGIN:
        return AccountSkipped(locator=locator, reason="not-a-login")
    login = item.login or _Login()
    return entry(
        locator,
        title=item.name or "",
        addresses=[one.uri or "" for one in login.uris or ()],
        login=login.username or "",
        made_at=from_iso(item.creation_date),
        changed_at=from_iso(item.revision_date),
        password_changed_at=from_iso(login.password_revision_date),
    )
