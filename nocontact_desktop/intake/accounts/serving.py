"""The child's side of reading an export of a password manager."""

from __future__ import annotations

from typing import BinaryIO

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.account_items import AccountExport, AccountItem, AccountSkipped, Entry
from nocontact_desktop.intake.accounts import Manager, managers
from nocontact_desktop.intake.accounts.refusals import refuse_what_is_no_export
from nocontact_desktop.intake.source import Source

_LARGEST = 50 * 1024 * 1024
_MEMBERS = (".csv", ".json", ".data")
_MOST_LOOKED_AT = 50
_HEAD = 64 * 1024
_OURS = {
    "intake.zip-locked": "intake.accounts-encrypted",
    "intake.zip-damaged": "intake.accounts-damaged",
}
"""In words that fit: what holds passwords is no exhibit."""


def accounts_of(stream: BinaryIO, name: str, size: int) -> AccountExport:
    """Everything in an export. Raises :class:`Problem` for what is wrong with it; then nothing of it is handed on."""
    try:
        return _accounts_of(stream, name, size)
    except Problem as found:
        raise Problem(_OURS.get(found.code, found.code)) from found


def _accounts_of(stream: BinaryIO, name: str, size: int) -> AccountExport:
    if size == 0:
        raise Problem("intake.empty")
    refuse_what_is_no_export(stream.read(_HEAD), name)
    stream.seek(0)
    source = Source(stream, name, size)
    member, head, manager = _found_in(source)
    if source.size_of(member) > _LARGEST:
        raise Problem("intake.accounts-large")
    with source.open(member) as opened:
        entries = list(manager.read(opened, head))
    if not entries:
        raise Problem("intake.accounts-none")
    return _export(manager.NAME, entries)


def _found_in(source: Source) -> tuple[str, bytes, Manager]:
    """The one member that is an export, how it begins, and whose it is."""
    looked_at = [member for _, member in zip(range(_MOST_LOOKED_AT), source.candidates(_MEMBERS), strict=False)]
    found = []
    for member in looked_at:
        head = source.head(member)
        sure, manager = max(((one.sniff(head), one) for one in managers()), key=lambda rated: rated[0])
        if sure:
            found.append((member, head, manager))
    if not found and not source.is_archive and source.size_of(source.name) > _LARGEST:
        raise Problem("intake.accounts-large")
    if not found:
        raise Problem("intake.accounts-unknown")
    if len(found) > 1:
        raise Problem("intake.accounts-several")
    return found[0]


def _export(manager: str, entries: list[Entry]) -> AccountExport:
    return AccountExport(
        manager=manager,
        items=tuple(one for one in entries if isinstance(one, AccountItem)),
        skipped=tuple(one for one in entries if isinstance(one, AccountSkipped)),
    )
