"""One slip in the list of witnesses, with the fields to note who signed it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.witness.slips import Slip, forget_slip, note_signature
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.log_words import slip_line
from nocontact_desktop.gui.parts.day_field import DayField
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    FlowRow,
    Heading,
    LineField,
    LinkButton,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)


class SlipRow(QWidget):
    """One slip. What is written of it is kept when the page goes, too."""

    def __init__(self, desk: Desk, slip: Slip, zone: str | None) -> None:
        super().__init__()
        self.setObjectName(f"slip{slip.id}")
        self._desk = desk
        self._slip = slip
        body = column(self, gap=6)
        first, second = slip_line(slip, zone)
        body.addWidget(Heading(first, level=3, name=f"slip{slip.id}Title"))
        body.addWidget(SecondaryText(second, name=f"slip{slip.id}Says"))
        words = self.tr("Change this") if slip.signed_by else self.tr("Somebody signed it")
        self._open = LinkButton(words, name=f"slip{slip.id}Open", icon_name="pencil")
        self._open.clicked.connect(self._on_open)
        self._links = FlowRow(self._open, gap=16)
        if not slip.signed_by:
            forget = LinkButton(self.tr("Take it off this list"), name=f"slip{slip.id}Forget")
            forget.clicked.connect(self._on_forget)
            self._links.add(forget)
        body.addWidget(self._links)
        self._form = self._made_form()
        self._form.hide()
        body.addWidget(self._form)

    def _made_form(self) -> QWidget:
        form = QWidget()
        body = column(form, gap=14)
        name = f"slip{self._slip.id}"
        self._name = LineField(
            self.tr("Who signed it"),
            name=f"{name}Name",
            hint=self.tr("A name, a profession or an office, as you want to keep it."),
        )
        self._name.set_value(self._slip.signed_by)
        self._day = DayField(self.tr("On which day"), name=f"{name}Day", value=self._slip.signed_on)
        body.addWidget(self._name)
        body.addWidget(self._day)
        save = SecondaryButton(self.tr("Keep this"), name=f"{name}Save", icon_name="check")
        save.clicked.connect(self._on_save)
        close = QuietButton(self.tr("Cancel"), name=f"{name}Cancel")
        close.clicked.connect(self._on_close)
        body.addWidget(FlowRow(save, close))
        return form

    def keep_now(self) -> None:
        """The page is about to go: keep what was written, unless it was cancelled or is no day."""
        name = self._name.value().strip()
        if self._form.isVisible() and name and self._day.check():
            self._desk.save(note_signature, self._slip.id, name, self._day.iso(), owner=self._desk)

    def _on_forget(self) -> None:
        self._desk.save(forget_slip, self._slip.id, owner=self)

    def _on_open(self) -> None:
        self._links.hide()
        self._form.show()
        self._name.setFocus()

    def _on_close(self) -> None:
        self._name.set_value(self._slip.signed_by)
        self._name.set_error(None)
        self._form.hide()
        self._links.show()
        self._open.setFocus()

    def _on_save(self) -> None:
        if not self._day.check():
            return
        self._desk.save(
            note_signature,
            self._slip.id,
            self._name.value(),
            self._day.iso(),
            owner=self,
            on_done=lambda _changes: announce(self, self.tr("Kept")),
            on_problem=self._on_problem,
        )

    def _on_problem(self, problem: Problem) -> None:
        self._name.set_error(one_line(problem))
