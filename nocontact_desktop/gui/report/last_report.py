"""The report that is being made: what was chosen and its pages, until the notebook is locked. Never on the disk."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.gui.report.drawing import Drawn
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.changes import Changes

_PRINTED = frozenset(
    {"entry", "exhibit", "redaction", "case", "source", "conversation", "order", "handover", "cover", "attempts"}
    | {"deletion", "terms", "answers"}
)
"""Kinds of changes that the pages can show."""


@dataclass
class LastReport:
    """``which`` is how the entries were chosen; ``asked`` what the pages ``drawn`` were made for.

    ``is_old`` once the notebook has changed since. Leaving the page and coming back finds it as it was.
    """

    request: ReportRequest | None = None
    which: str = "all"
    chosen: tuple[str, ...] = ()
    asked: ReportRequest | None = None
    drawn: Drawn | None = None
    page: int = 0
    is_old: bool = False

    def take_note(self, changes: object) -> None:
        """Something was written."""
        if isinstance(changes, Changes) and changes.ids.keys() & _PRINTED:
            self.is_old = True

    def forget(self) -> None:
        """Nothing of it stays in memory."""
        self.__dict__.update(LastReport().__dict__)
