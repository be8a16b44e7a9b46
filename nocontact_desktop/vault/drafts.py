"""What was begun and not saved yet, kept encrypted in the notebook."""

from __future__ import annotations

import json
from typing import Any

from nocontact_desktop.vault.notebook import Notebook


def save_draft(notebook: Notebook, name: str, body: dict[str, Any]) -> None:
    """Keep ``body`` (anything JSON has) as the draft of that name."""
    saved_at = notebook.surroundings.now().isoformat(timespec="seconds")
    with notebook.db.transaction():
        notebook.db.execute(
            "INSERT OR REPLACE INTO draft (name, saved_at, body) VALUES (?, ?, ?)",
            (name, saved_at, json.dumps(body)),
        )


def load_draft(notebook: Notebook, name: str) -> dict[str, Any] | None:
    """The draft of that name, or None."""
    row = notebook.db.one("SELECT body FROM draft WHERE name = ?", (name,))
    if row is None:
        return None
    body: dict[str, Any] = json.loads(row[0])
    return body


def drop_draft(notebook: Notebook, name: str) -> None:
    """Erase the draft of that name, if there is one."""
    with notebook.db.transaction():
        notebook.db.execute("DELETE FROM draft WHERE name = ?", (name,))


def list_drafts(notebook: Notebook) -> list[str]:
    """The names of all drafts."""
    return [row[0] for row in notebook.db.query("SELECT name FROM draft ORDER BY name")]
