"""Whether parts of a file are covered: which of the two is shown, and the way to cover more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.redactions import can_be_covered
from nocontact_desktop.gui.diary.exhibit_jobs import FileShown
from nocontact_desktop.gui.widgets import Chip, FlowRow, SecondaryButton, Segmented, column

ORIGINAL, COVERED = "original", "covered"


class RedactRow(QWidget):
    """``show_file(shown)``; ``cover_asked()``, and ``chosen()`` when the other of the two is to be shown."""

    cover_asked = Signal()
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chip = Chip(self.tr("Parts are covered"), tone="accent", icon_name="eye-off", name="redactedChip")
        self._which = Segmented(
            [(ORIGINAL, self.tr("Original")), (COVERED, self.tr("Covered copy"))],
            name="redactShown",
            spoken=self.tr("Show"),
            value=ORIGINAL,
        )
        self._which.chosen.connect(lambda _value: self.chosen.emit())
        self._cover = SecondaryButton(self.tr("Cover parts"), name="redactBegin", icon_name="eye-off")
        self._cover.clicked.connect(self.cover_asked)
        column(self).addWidget(FlowRow(self._cover, self._which, self._chip))

    @property
    def shows_copy(self) -> bool:
        """Whether the copy is to be shown."""
        return self._which.value() == COVERED

    def show_original(self) -> None:
        """Choose the original."""
        self._which.set_value(ORIGINAL)

    def show_copy(self) -> None:
        """Choose the copy."""
        self._which.set_value(COVERED)

    def show_file(self, shown: FileShown) -> None:
        """Say how a file stands."""
        covered = shown.covered is not None
        if not covered:
            self.show_original()
        self._chip.setVisible(covered)
        self._which.setVisible(covered)
        self._cover.setVisible(can_be_covered(shown.exhibit) and shown.thumbnail is not None)
        again = self.tr("Change what is covered") if covered else self.tr("Cover parts")
        self._cover.set_words(self.tr("Go on covering parts") if shown.begun else again)

    def take_focus(self) -> None:
        """Take the keyboard back to the button."""
        self._cover.setFocus()
