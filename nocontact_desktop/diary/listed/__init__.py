"""Whether the lists that pages and reports read from still say what the sealed records say."""

from __future__ import annotations

import json

from nocontact_desktop.diary.entries import listed
from nocontact_desktop.diary.listed import store
from nocontact_desktop.diary.listed.names import names_out_of_step
from nocontact_desktop.diary.listed.store import exhibits_out_of_step, orders_out_of_step, sources_out_of_step
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.database import Database

__all__ = [
    "entries_out_of_step",
    "exhibits_out_of_step",
    "names_out_of_step",
    "orders_out_of_step",
    "sources_out_of_step",
]

_RECORD = 4
_LISTED = 9


def entries_out_of_step(db: Database) -> int:
    """How many entries the list, or their links to exhibits and messages, do not agree about with their records."""
    return sum(not _is_in_step(row) for row in store.entries(db)) + store.links_of_nothing(db)


def _is_in_step(row: store.Row) -> bool:
    entry_id, revision, leaf, written = row[:_RECORD]
    if entry_id is None or row[_RECORD] is None:
        return False
    try:
        fields = json.loads(written)
        expected = listed(entry_id, revision, leaf, fields)
        exhibits, messages = fields.get("exhibits") or [], fields.get("messages") or []
        links = (json.loads(row[-2]) == exhibits, sorted(json.loads(row[-1])) == sorted(set(messages)))
    except (Problem, ValueError, TypeError, KeyError, AttributeError):
        return False  # no record of an entry at all any more; its leaf is named as well
    return row[_RECORD : _RECORD + _LISTED] == expected and all(links)
