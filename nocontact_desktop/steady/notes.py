"""Short notes in Steady, each kept as it is written and erased without a mark. Nothing about them is counted here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, TypeVar

import msgspec

from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.steady.store import notes as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

Kind = Literal["contact", "check-in", "memory", "day"]
CHANGED = "steady-note"
"""What a write touches."""


class Fields(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a note says. A blank is left out."""


F = TypeVar("F", bound=Fields)


@dataclass(frozen=True)
class Note(Generic[F]):
    """A note. ``noted_at`` is in UTC and says when it was written, not when what it tells happened."""

    id: str
    noted_at: datetime
    says: F


def new_id(notebook: Notebook) -> str:
    """An id for a note that is about to be written. Nothing is kept yet."""
    return notebook.surroundings.random_bytes(8).hex()


def notes(notebook: Notebook, kind: Kind, shape: type[F]) -> list[Note[F]]:
    """All notes of a kind, newest first."""
    return [
        Note(note_id, datetime.fromisoformat(noted_at), msgspec.json.decode(fields, type=shape))
        for note_id, noted_at, fields in store.notes(notebook.db, kind)
    ]


def keep(notebook: Notebook, kind: Kind, note_id: str, says: Fields) -> Changes:
    """Keep a note; one that says nothing is erased. Raises ValueError for a word that is not one of its set."""
    try:
        fields = msgspec.json.encode(says)
        is_blank = msgspec.json.decode(fields, type=type(says)) == type(says)()
    except msgspec.ValidationError as error:
        raise ValueError("no such word") from error
    with notebook.db.transaction():
        if is_blank:
            store.drop_note(notebook.db, note_id)
        else:
            store.keep_note(notebook.db, note_id, kind, moment(notebook), fields.decode())
    return Changes.of(CHANGED, note_id)


def erase(notebook: Notebook, note_id: str) -> Changes:
    """Erase one, without a mark."""
    with notebook.db.transaction():
        store.drop_note(notebook.db, note_id)
    return Changes.of(CHANGED, note_id)


def erase_all(notebook: Notebook, kind: Kind) -> Changes:
    """Erase all of a kind, without a mark."""
    with notebook.db.transaction():
        store.drop_notes(notebook.db, kind)
    return Changes.of(CHANGED, kind)
