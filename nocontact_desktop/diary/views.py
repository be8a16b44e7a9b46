"""Saved views: a filter kept under a name. They are no evidence and are not sealed."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.finding import store
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

KIND = "view"
LONGEST_NAME = 80


@dataclass(frozen=True)
class SavedView:
    """A filter with the name the user gave it."""

    id: str
    name: str
    wanted: EntryFilter


def views(notebook: Notebook) -> list[SavedView]:
    """All of them, in the order of their names."""
    return [
        SavedView(view_id, name, msgspec.json.decode(wanted, type=EntryFilter))
        for view_id, name, wanted in store.saved_views(notebook.db)
    ]


def keep_view(notebook: Notebook, name: str, wanted: EntryFilter) -> Changes:
    """Keep a filter under a name. One of the same name is replaced.

    Raises:
        Problem: ``view.needs-name``.
    """
    name = _checked(name)
    same = [one.id for one in views(notebook) if one.name.casefold() == name.casefold()]
    view_id = same[0] if same else notebook.surroundings.random_bytes(8).hex()
    with notebook.db.transaction():
        store.put_view(notebook.db, view_id, name, msgspec.json.encode(wanted).decode())
    return Changes.of(KIND, view_id)


def rename_view(notebook: Notebook, view_id: str, name: str) -> Changes:
    """Give a view another name.

    Raises:
        Problem: ``view.needs-name``; ``view.same-name`` when another one has it.
    """
    name = _checked(name)
    if any(one.name.casefold() == name.casefold() and one.id != view_id for one in views(notebook)):
        raise Problem("view.same-name")
    with notebook.db.transaction():
        store.rename_view(notebook.db, view_id, name)
    return Changes.of(KIND, view_id)


def erase_view(notebook: Notebook, view_id: str) -> Changes:
    """Erase a view. The entries it showed stay as they are."""
    with notebook.db.transaction():
        store.remove_view(notebook.db, view_id)
    return Changes.of(KIND, view_id)


def _checked(name: str) -> str:
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise Problem("view.needs-name")
    return name
