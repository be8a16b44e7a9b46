"""Words written to nobody: kept, put away or erased. Nothing here, and nothing in the program, can send them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.steady.store import unsent as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

_KIND = "unsent"


@dataclass(frozen=True)
class Unsent:
    """One piece of writing. ``began_at`` is in UTC."""

    id: str
    began_at: datetime
    text: str


def all_unsent(notebook: Notebook) -> list[Unsent]:
    """Everything that was kept, newest first."""
    return [_unsent(*row) for row in store.all_unsent(notebook.db)]


def get_unsent(notebook: Notebook, unsent_id: str) -> Unsent:
    """One of them. Raises :class:`Problem` ``unsent.gone``."""
    row = store.unsent(notebook.db, unsent_id)
    if row is None:
        raise Problem("unsent.gone")
    return _unsent(*row)


def new_id(notebook: Notebook) -> str:
    """An id for what is about to be written. Nothing is kept yet."""
    return notebook.surroundings.random_bytes(8).hex()


def keep_unsent(notebook: Notebook, unsent_id: str, text: str) -> Changes:
    """Keep what was written under an id; nothing written erases it."""
    with notebook.db.transaction():
        if text.strip():
            store.keep(notebook.db, unsent_id, moment(notebook), text)
        else:
            store.drop(notebook.db, unsent_id)
    return Changes.of(_KIND, unsent_id)


def erase_unsent(notebook: Notebook, unsent_id: str) -> Changes:
    """Erase it, without a mark."""
    with notebook.db.transaction():
        store.drop(notebook.db, unsent_id)
    return Changes.of(_KIND, unsent_id)


def _unsent(unsent_id: str, began_at: str, text: str) -> Unsent:
    return Unsent(unsent_id, datetime.fromisoformat(began_at), text)
