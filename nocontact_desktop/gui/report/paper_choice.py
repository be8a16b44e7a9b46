"""On which paper a report is printed."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.gui.widgets import Fold, Segmented
from nocontact_desktop.report.request import Paper, ReportRequest


class PaperChoice(Fold):
    """``chosen()`` on the user's choice; at first it is the ``usual`` one where the user lives."""

    chosen = Signal()

    def __init__(self, usual: Paper) -> None:
        super().__init__(self.tr("Paper"), name="paperFold")
        self._paper = Segmented(
            [("letter", self.tr("Letter")), ("a4", self.tr("A4"))],
            name="paper",
            spoken=self.tr("Paper"),
            value=usual,
        )
        self._paper.chosen.connect(lambda _paper: self._on_chosen())
        self.add(self._paper)
        self._say_choice()

    def value(self) -> Paper:
        """The paper."""
        return "a4" if self._paper.value() == "a4" else "letter"

    def take(self, request: ReportRequest) -> None:
        """Show what was chosen before."""
        self._paper.set_value(request.paper)
        self._say_choice()

    def _on_chosen(self) -> None:
        self._say_choice()
        self.chosen.emit()

    def _say_choice(self) -> None:
        self.set_closed_words(self.tr("A4") if self.value() == "a4" else self.tr("Letter"))
