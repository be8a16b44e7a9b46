"""Where the user was when the notebook locked. Kept inside it, encrypted, until it is opened again."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from nocontact_desktop.vault.drafts import drop_draft, load_draft, save_draft
from nocontact_desktop.vault.notebook import Notebook

_NAME = "place"


@dataclass(frozen=True)
class Place:
    """A page, and where on it."""

    page: str
    where: str | None = None


def keep_place(notebook: Notebook, place: Place) -> None:
    """Keep it for the next opening."""
    save_draft(notebook, _NAME, asdict(place))


def take_place(notebook: Notebook) -> Place | None:
    """What was kept, which is forgotten by that; None when nothing was."""
    kept = load_draft(notebook, _NAME)
    if kept is None:
        return None
    drop_draft(notebook, _NAME)
    return Place(**kept)
