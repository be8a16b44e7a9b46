"""Deleting a record: its words and salt go, its leaves stay, and a new leaf says so."""

from __future__ import annotations

from nocontact_desktop.diary import store
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.vault.notebook import Notebook

KIND = "deletion"


def erase(notebook: Notebook, kind: str, record_id: str) -> None:
    """Erase every revision of a record inside the caller's transaction, and seal that it was deleted."""
    fields = {
        "deleted_kind": kind,
        "deleted_id": record_id,
        "recorded_at": notebook.surroundings.now().isoformat(timespec="milliseconds"),
    }
    deletion_id = notebook.surroundings.random_bytes(8).hex()
    store.erase_record(notebook.db, kind, record_id)
    sealed = append(notebook, KIND, deletion_id, 1, fields)
    store.add_record(notebook.db, KIND, deletion_id, 1, sealed.leaf, sealed.salt, fields)
