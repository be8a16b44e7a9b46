"""Keeps a note as it is written, answer by answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec
from PySide6.QtCore import QObject

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.steady.notes import Fields
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

F = TypeVar("F", bound=Fields)


class NoteKeeper(Generic[F]):
    """``says`` is what the note says by now. Nothing is kept before the first answer."""

    def __init__(
        self, desk: Desk, owner: QObject, keep: Callable[[Notebook, str, F], Changes], note_id: str, says: F
    ) -> None:
        self.note_id = note_id
        self.says = says
        self._desk = desk
        self._owner = owner
        self._keep = keep

    def say(self, **said: object) -> None:
        """Keep these answers beside the others."""
        self.says = msgspec.structs.replace(self.says, **said)
        self._desk.save(self._keep, self.note_id, self.says, owner=self._owner)
