"""Whether a report counts messages outside the writer's own terms for contact, and prints these terms."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.gui.widgets import Checkbox, Fold, SecondaryText
from nocontact_desktop.preparation.terms_kept import Agreed
from nocontact_desktop.report.request import ReportRequest


class TermsChoice(Fold):
    """Off until the user wants it: terms are part of the plan. Only there when some have a first day.

    ``chosen()`` on the user's choice.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("My terms for contact"), name="termsFold")
        self._terms: tuple[Agreed, ...] = ()
        self._wanted = Checkbox(self.tr("Count messages outside my terms"), name="termsCounted")
        self._wanted.toggled.connect(lambda _on: self._on_toggled_box())
        self.add(self._wanted)
        note = self.tr(
            "Then the way, the subjects and the reading times of your terms are printed. "
            "Your reasons and notes are not. Only messages in the report count."
        )
        self.add(SecondaryText(note, name="termsNote"))
        self._say_closed()
        self.hide()

    def offer(self, terms: tuple[Agreed, ...]) -> None:
        """Take the terms there are."""
        self._terms = terms
        self.setVisible(any(one.terms.started for one in terms))

    def value(self) -> tuple[Agreed, ...]:
        """The terms to print and compare with; none unless the user wants it."""
        return self._terms if self._wanted.isChecked() else ()

    def take(self, request: ReportRequest) -> None:
        """Show what was chosen before."""
        self._terms = request.terms or self._terms
        self._wanted.setChecked(bool(request.terms))

    def _on_toggled_box(self) -> None:
        self._say_closed()
        self.chosen.emit()

    def _say_closed(self) -> None:
        self.set_closed_words(self.tr("counted") if self._wanted.isChecked() else self.tr("left out"))
