"""Whether a report shows the covered copies of files, or their originals."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal

from nocontact_desktop.gui.widgets import Fold, RadioList, SecondaryText
from nocontact_desktop.report.request import Privacy, ReportRequest

Shown = Literal["covered", "original"]


class CoveredChoice(Fold):
    """Until the user chooses, it follows whom the report is for. ``chosen()`` once the user has.

    It is only there to be seen when some file has a copy with parts covered.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Files with covered parts"), name="coveredFold")
        self._is_own = False
        self._words: dict[Shown, str] = {"covered": self.tr("covered copies"), "original": self.tr("originals")}
        self._which = RadioList(
            [("covered", self.tr("The copies in which parts are covered")), ("original", self.tr("The originals"))],
            name="coveredWhich",
            spoken=self.tr("Of files with covered parts, show"),
            value="covered",
        )
        self._which.chosen.connect(lambda _value: self._on_chosen())
        self.add(self._which)
        note = self.tr("What a court gets normally reaches the other side.")
        self.add(SecondaryText(note, name="coveredNote"))
        self.follow("court")
        self.hide()

    def value(self) -> Shown:
        """What is to be shown."""
        return "original" if self._which.value() == "original" else "covered"

    def follow(self, privacy: Privacy) -> None:
        """Show what is usual for whom the report is for, unless the user has chosen."""
        if not self._is_own:
            self._which.set_value("covered" if ReportRequest(privacy=privacy).covered_copies else "original")
        self.set_closed_words(self._words[self.value()])

    def take(self, request: ReportRequest) -> None:
        """Show what was chosen before."""
        usual = ReportRequest(privacy=request.privacy).covered_copies
        self._is_own = request.covered_copies != usual
        self._which.set_value("covered" if request.covered_copies else "original")
        self.follow(request.privacy)

    def _on_chosen(self) -> None:
        self._is_own = True
        self.set_closed_words(self._words[self.value()])
        self.chosen.emit()
