"""The card that asks for the passphrase or the recovery code."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.entrance import EntranceCard
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    FlowRow,
    Heading,
    LinkButton,
    PassphraseField,
    PrimaryButton,
    ProgressRow,
    SecondaryButton,
)


class UnlockCard(EntranceCard):
    """``secret_given(str)``; :meth:`say_problem` when it did not open; the way to another notebook."""

    secret_given = Signal(str)
    leave_clicked = Signal()
    other_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__("unlockCard")
        self.content.addWidget(Heading(name, level=1, name="unlockTitle"))
        self._field = PassphraseField(
            self.tr("Passphrase"), name="passphrase", hint=self.tr("Your recovery code works here too.")
        )
        self._field.submitted.connect(self._on_open)
        self.content.addWidget(self._field)
        self._open = PrimaryButton(self.tr("Open"), name="open", icon_name="lock-open")
        self._open.clicked.connect(self._on_open)
        leave = SecondaryButton(self.tr("Leave"), name="leave", icon_name="log-out")
        leave.clicked.connect(self.leave_clicked)
        self.content.addWidget(FlowRow(self._open, leave, equal=True))
        self._progress = ProgressRow(name="opening", can_cancel=False)
        self.content.addWidget(self._progress)
        other = LinkButton(self.tr("Open another notebook"), name="otherNotebook", icon_name="folder-open")
        other.clicked.connect(self.other_asked)
        self.content.addWidget(other)

    def take_focus(self) -> None:
        """Put the focus where one types."""
        self._field.setFocus()

    def say_problem(self, problem: Problem) -> None:
        """It did not open: say so under the field and let the user try again."""
        self._set_busy(busy=False)
        self._field.set_error(one_line(problem))
        self._field.edit.selectAll()
        self._field.setFocus()

    def _on_open(self) -> None:
        secret = self._field.value()
        if not secret:
            self._field.set_error(self.tr("Please type your passphrase first."))
            return
        self._set_busy(busy=True)
        self.secret_given.emit(secret)

    def _set_busy(self, *, busy: bool) -> None:
        self._open.setEnabled(not busy)
        self._field.edit.setEnabled(not busy)
        if busy:
            self._field.set_error(None)
            self._progress.start(self.tr("Opening. This takes a moment on purpose: it slows down guessing."))
        else:
            self._progress.finish()
