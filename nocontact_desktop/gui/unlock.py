"""The card that asks for the passphrase or the recovery code, or opens with this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.entrance import EntranceCard
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    BodyText,
    FlowRow,
    Fold,
    Heading,
    LinkButton,
    PassphraseField,
    PrimaryButton,
    ProgressRow,
    SecondaryButton,
)

_DAMAGED = {"notebook.cut", "notebook.damaged", "notebook.log-cut"}


class UnlockCard(EntranceCard):
    """``secret_given(str)`` or ``computer_asked()``; :meth:`say_problem` when it did not open; the ways
    to another notebook, and to a new one from what is left of a damaged one.
    """

    secret_given = Signal(str)
    computer_asked = Signal()
    leave_clicked = Signal()
    other_asked = Signal()
    salvage_asked = Signal()

    def __init__(self, name: str, *, with_computer: bool = False) -> None:
        super().__init__("unlockCard")
        self._with_computer = with_computer
        self._is_asking = False
        self.content.addWidget(Heading(name, level=1, name="unlockTitle"))
        hint = self.tr("Your recovery code works here too.")
        if with_computer:
            hint = self.tr("Left empty, it opens with this computer. Your recovery code works here too.")
        self._field = PassphraseField(self.tr("Passphrase"), name="passphrase", hint=hint)
        self._field.submitted.connect(self._on_open)
        self.content.addWidget(self._field)
        self._open = PrimaryButton(self.tr("Open"), name="open", icon_name="lock-open")
        self._open.clicked.connect(self._on_open)
        leave = SecondaryButton(self.tr("Leave"), name="leave", icon_name="log-out")
        leave.clicked.connect(self.leave_clicked)
        self.content.addWidget(FlowRow(self._open, leave, equal=True))
        self._progress = ProgressRow(name="opening", can_cancel=False)
        self.content.addWidget(self._progress)
        self.content.addWidget(self._make_forgotten())
        self._salvage = LinkButton(self.tr("Save what can still be read"), name="toSalvage", icon_name="hard-drive")
        self._salvage.clicked.connect(self.salvage_asked)
        self._salvage.hide()
        self.content.addWidget(self._salvage)
        other = LinkButton(self.tr("Open another notebook"), name="otherNotebook", icon_name="folder-open")
        other.clicked.connect(self.other_asked)
        self.content.addWidget(other)

    def take_focus(self) -> None:
        """Put the focus where one types."""
        self._field.setFocus()

    def say_problem(self, problem: Problem) -> None:
        """It did not open: say so under the field and let the user try again."""
        self._is_asking = False
        self._set_busy(busy=False)
        self._field.set_error(one_line(problem))
        self._salvage.setVisible(problem.code in _DAMAGED)
        self._field.edit.selectAll()
        self._field.setFocus()

    def _make_forgotten(self) -> Fold:
        fold = Fold(self.tr("Passphrase forgotten"), name="forgotten", closed_words=self.tr("what can be done"))
        for words in (
            self.tr(
                "The recovery code opens the notebook: type it above. It has seven groups of four digits and letters. "
                "Small letters, spaces and dashes make no difference."
            ),
            self.tr("Capital letters and the language of the keyboard are worth a look first."),
            self.tr("You can try as often as you like. Each try takes a moment, and nothing is erased."),
            self.tr(
                "Without passphrase and code, nobody can open it, not even the people who made this program. "
                "There is no back door. You can keep the folder, in case one of the two turns up."
            ),
        ):
            fold.add(BodyText(words, quiet=True))
        return fold

    def _on_open(self) -> None:
        secret = self._field.value()
        if secret:
            self._set_busy(busy=True)
            self._progress.start(self.tr("Opening. This takes a moment on purpose: it slows down guessing."))
            self.secret_given.emit(secret)
        elif self._is_asking:
            return
        elif self._with_computer:
            self._is_asking = True
            # The system may wait for its own password. Typing the passphrase meanwhile stays possible.
            self._field.set_error(None)
            self._progress.start(self.tr("Asking this computer. It may want its own password first."))
            self.computer_asked.emit()
        else:
            self._field.set_error(self.tr("Please type your passphrase first."))

    def _set_busy(self, *, busy: bool) -> None:
        self._open.setEnabled(not busy)
        self._field.edit.setEnabled(not busy)
        self._field.set_error(None)
        if not busy:
            self._progress.finish()
