"""Now, as plans keep it."""

from __future__ import annotations

from nocontact_desktop.vault.notebook import Notebook


def moment(notebook: Notebook) -> str:
    """The notebook's time, ISO 8601 in UTC, to the second."""
    return notebook.surroundings.now().isoformat(timespec="seconds")
