"""Bringing in accounts from the export of a password manager. What is here already is not added again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.account_exports import read_accounts
from nocontact_desktop.intake.account_items import AccountExport, AccountItem, AccountSkipped
from nocontact_desktop.preparation.account_services import bare_host
from nocontact_desktop.preparation.accounts import new_id
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import accounts as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Progress, Stop, stop_if

_OURS = {"intake.took-too-long": "account.took-too-long", "intake.reader-stopped": "account.reader-stopped"}
"""A file full of passwords is none to be kept as an exhibit, as the words for other files suggest."""

Came = tuple[str, str, str]
"""Address, login and title of an account, as an export gives them."""


@dataclass(frozen=True)
class BroughtIn:
    """What came of an export of ``manager``: ``seen`` = ``added`` + ``known`` + the number of ``skipped``."""

    manager: str
    seen: int
    added: int
    known: int
    skipped: tuple[AccountSkipped, ...]
    changes: Changes


def bring_in_accounts(notebook: Notebook, path: Path, progress: Progress, cancelled: Stop) -> BroughtIn:
    """Read an export and add what is new: all of it or nothing. The file itself is left as it is.

    Raises:
        Problem: the file is no export that can be read; nothing was added.
        Cancelled: the user stopped it; nothing was added.
    """
    progress(0, 0)
    export = _read(path, cancelled)
    with notebook.db.transaction():
        rows = _new_rows(notebook, export, progress, cancelled)
        store.add_accounts(notebook.db, rows)
    progress(export.seen, export.seen)
    return BroughtIn(
        manager=export.manager,
        seen=export.seen,
        added=len(rows),
        known=len(export.items) - len(rows),
        skipped=export.skipped,
        changes=Changes.of("account", *(row[0] for row in rows)),
    )


def _read(path: Path, cancelled: Stop) -> AccountExport:
    try:
        return read_accounts(path, cancelled)
    except Problem as found:
        if found.code not in _OURS:
            raise
        raise Problem(_OURS[found.code]) from found


def _new_rows(notebook: Notebook, export: AccountExport, progress: Progress, cancelled: Stop) -> list[store.Row]:
    seen = _known(notebook)
    now = moment(notebook)
    rows: list[store.Row] = []
    for number, item in enumerate(export.items):
        stop_if(cancelled)
        progress(number, export.seen)
        came = (item.address, item.login, item.title)
        if _key(*came) not in seen:
            seen.add(_key(*came))
            rows.append(_row(new_id(notebook), item, came, export.manager, now))
    return rows


def _row(account_id: str, item: AccountItem, came: Came, manager: str, now: str) -> store.Row:
    kept = msgspec.json.encode(came).decode()
    times = (item.made_at, item.changed_at, item.password_changed_at, now)
    return (account_id, item.title, item.address, item.login, manager, kept, None, *times)


def _known(notebook: Notebook) -> set[Came]:
    """What is here, as it stands now and as it came: an account that was renamed here is still the same."""
    found = set()
    for address, login, title, came in store.known(notebook.db):
        found.add(_key(address, login, title))
        if came:
            found.add(_key(*msgspec.json.decode(came, type=Came)))
    return found


def _key(address: str, login: str, title: str) -> Came:
    """What makes two accounts one: the host and the login; the title too, where one of the two is missing."""
    host, login = bare_host(address), login.strip().casefold()
    return (host, login, "" if host and login else title.strip().casefold())
