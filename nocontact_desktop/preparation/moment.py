"""Now, as plans keep it."""

from __future__ import annotations

from datetime import date, datetime

from nocontact_desktop.vault.notebook import Notebook


def moment(notebook: Notebook) -> str:
    """The notebook's time, ISO 8601 in UTC, to the second."""
    return notebook.surroundings.now().isoformat(timespec="seconds")


def day_of(written: str) -> date:
    """The day of a moment where the user is."""
    return datetime.fromisoformat(written).astimezone().date()
