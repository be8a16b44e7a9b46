"""Changing the passphrase, making a new recovery code; opening with this computer, and a new key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.new_passphrase import NewPassphrase
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.recovery_code import RecoveryCode
from nocontact_desktop.gui.settings.new_key import NewKey
from nocontact_desktop.gui.settings.this_computer import ThisComputer
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Fold,
    Heading,
    Notice,
    PassphraseField,
    ProgressRow,
    SecondaryButton,
    column,
)
from nocontact_desktop.vault.notebook import Notebook, change_passphrase, set_recovery_code, unlock
from nocontact_desktop.vault.recovery import new_code


class ChangePassphrase(QWidget):
    """The old secret, then the new passphrase twice. ``new_key_asked()`` when it is not enough."""

    new_key_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("changePassphrase")
        self._desk = desk
        body = column(self, gap=12)
        self._old = PassphraseField(self.tr("Passphrase or recovery code you use now"), name="oldSecret")
        body.addWidget(self._old)
        self._new = NewPassphrase(desk.tasks, name="settingsNew")
        self._new.submitted.connect(self._on_change)
        body.addWidget(self._new)
        self._button = SecondaryButton(self.tr("Change the passphrase"), name="changeNow")
        self._button.clicked.connect(self._on_change)
        body.addWidget(self._button)
        self._progress = ProgressRow(name="changing", can_cancel=False)
        body.addWidget(self._progress)
        self._more = SecondaryButton(self.tr("Lock out older copies of the key file"), name="toNewKey", icon_name="key")
        self._more.clicked.connect(self.new_key_asked)
        self._more.hide()
        body.addWidget(self._more)

    def _on_change(self) -> None:
        if not self._old.value():
            self._old.set_error(self.tr("Please type the one you use now."))
            self._old.setFocus()
            return
        if not self._new.check():
            return
        self._button.setEnabled(False)
        self._progress.start(self.tr("Changing the passphrase"))
        self._desk.ask(
            _change,
            self._old.value(),
            self._new.value(),
            owner=self,
            on_done=self._on_done,
            on_problem=self._on_problem,
        )

    def _on_done(self, _result: None) -> None:
        self._button.setEnabled(True)
        self._old.clear()
        self._new.clear()
        self._progress.finish(
            self.tr(
                "Changed. An old copy of the key file, or of the notebook, still opens with the passphrase from before."
            )
        )
        self._more.show()

    def _on_problem(self, problem: Problem) -> None:
        self._button.setEnabled(True)
        self._progress.finish()
        self._old.set_error(one_line(problem))


class RenewCode(QWidget):
    """Asks for the passphrase, shows the new code once and asks it back. Until then the code from before opens."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("renewCode")
        self._desk = desk
        self._body = column(self, gap=12)
        self._body.addWidget(
            BodyText(
                self.tr(
                    "The new code is shown here once. When you have copied it, the code from before stops working."
                ),
                quiet=True,
            )
        )
        self._secret = PassphraseField(self.tr("Your passphrase"), name="renewSecret")
        self._secret.submitted.connect(self._on_renew)
        self._body.addWidget(self._secret)
        self._button = SecondaryButton(self.tr("Make a new recovery code"), name="renewNow")
        self._button.clicked.connect(self._on_renew)
        self._body.addWidget(self._button)

    def _on_renew(self) -> None:
        if not self._secret.value():
            self._secret.set_error(self.tr("Please type your passphrase."))
            return
        self._button.setEnabled(False)
        self._desk.ask(_new_code, self._secret.value(), owner=self, on_done=self._on_code, on_problem=self._on_problem)

    def _on_code(self, code: str) -> None:
        self._secret.hide()
        self._button.hide()
        shown = RecoveryCode(code)
        copied = SecondaryButton(self.tr("I have copied it by hand"), name="codeCopied")
        copied.clicked.connect(lambda: self._on_copied(shown, copied))
        shown.confirmed.connect(lambda: self._on_confirmed(code, shown, copied))
        self._body.addWidget(shown)
        self._body.addWidget(copied)

    def _on_copied(self, shown: RecoveryCode, copied: SecondaryButton) -> None:
        if shown.is_asking:
            shown.check()
        else:
            shown.ask_back()
            copied.set_words(self.tr("Check these groups"))

    def _on_confirmed(self, code: str, shown: RecoveryCode, copied: SecondaryButton) -> None:
        shown.hide()
        copied.hide()
        self._desk.ask(
            _set_code, self._secret.value(), code, owner=self, on_done=self._on_set, on_problem=self._on_problem
        )

    def _on_set(self, _result: None) -> None:
        self._secret.clear()
        self._body.addWidget(Notice(self.tr("The new recovery code is in force."), name="codeRenewed"))

    def _on_problem(self, problem: Problem) -> None:
        self._secret.show()
        self._button.show()
        self._button.setEnabled(True)
        self._secret.set_error(one_line(problem))


class SecretsCard(Card):
    """What opens the notebook."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="secretsCard")
        self.add(Heading(self.tr("What opens the notebook"), level=3))
        closed = self.tr("open to change")
        passphrase = Fold(self.tr("Passphrase"), name="passphraseFold", closed_words=closed)
        change = ChangePassphrase(desk)
        passphrase.add(change)
        self.add(passphrase)
        code = Fold(self.tr("Recovery code"), name="codeFold", closed_words=closed)
        code.add(RenewCode(desk))
        self.add(code)
        self.add(ThisComputer(desk))
        new_key = NewKey(desk)
        self.add(new_key)
        change.new_key_asked.connect(new_key.begin)


def _change(notebook: Notebook, old: str, new: str) -> None:
    change_passphrase(notebook.folder, old, new)


def _new_code(notebook: Notebook, secret: str) -> str:
    unlock(notebook.folder, secret).wipe()
    return new_code(notebook.surroundings.random_bytes)


def _set_code(notebook: Notebook, secret: str, code: str) -> None:
    set_recovery_code(notebook.folder, secret, code)
