"""What else a report can hold: earlier wording of corrected entries, and a page for who checks the files."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.gui.widgets import Checkbox, Fold, SecondaryText
from nocontact_desktop.report.request import ReportRequest


class MoreChoice(Fold):
    """Neither is in a report unless it is asked for. ``chosen()`` on the user's choice."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("More to print"), name="moreToPrint")
        self._earlier = Checkbox(self.tr("What corrected entries said before"), name="earlierWording")
        self._technician = Checkbox(self.tr("A page for someone who checks the files"), name="technicianPage")
        note = self.tr(
            "Some courts ask for a statement of somebody with technical knowledge that the files are the same."
        )
        for box in (self._earlier, self._technician):
            box.toggled.connect(lambda _checked: self._on_toggled_box())
            self.add(box)
        self.add(SecondaryText(note, name="technicianNote"))
        self._say_choice()

    def earlier_wording(self) -> bool:
        """Whether what corrected entries said before is printed."""
        return self._earlier.isChecked()

    def technician(self) -> bool:
        """Whether there is a page for a person who checks the files."""
        return self._technician.isChecked()

    def take(self, request: ReportRequest) -> None:
        """Show what was chosen before."""
        self._earlier.setChecked(request.earlier_wording)
        self._technician.setChecked(request.technician)

    def _on_toggled_box(self) -> None:
        self._say_choice()
        self.chosen.emit()

    def _say_choice(self) -> None:
        parts = [self.tr("earlier wording")] if self.earlier_wording() else []
        parts += [self.tr("a page about the files")] if self.technician() else []
        self.set_closed_words(", ".join(parts) or self.tr("nothing more"))
