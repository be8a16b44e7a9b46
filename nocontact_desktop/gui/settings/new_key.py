"""A new key: all of the notebook is encrypted anew, with a new recovery code."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.recovery_code import RecoveryCode
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    FlowRow,
    Fold,
    Notice,
    PassphraseField,
    ProgressRow,
    SecondaryButton,
    announce,
    clear_layout_of,
    column,
)
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Progress, Stop


class NewKey(Fold):
    """What it means; the passphrase; the new code, copied and asked back; then the work itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("New key"), name="newKeyFold", closed_words=self.tr("encrypt everything anew"))
        self._desk = desk
        self._task: Task | None = None
        self._passphrase = ""
        self.add(
            BodyText(
                self.tr(
                    "A new passphrase alone does not lock out an old copy of the key file: that one opens with the "
                    "passphrase from before. With a new key it does not open this notebook any more."
                ),
                quiet=True,
            )
        )
        self.add(
            BodyText(
                self.tr(
                    "Everything is copied under the new key and checked. It takes about as long as making a copy, and "
                    "as much room. If you stop it, or leave, the key from before stays. Entries, files and the sealed "
                    "log stay as they are. Copies from before still open with what opened them then."
                ),
                quiet=True,
            )
        )
        self._inside = QWidget()
        self._body = column(self._inside, gap=12)
        self.add(self._inside)
        self._progress = ProgressRow(name="newKeyProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        self.add(self._progress)
        self._result = Notice("", name="newKeyResult")
        self._result.hide()
        self.add(self._result)
        self._show_start()

    def begin(self) -> None:
        """Open, and put the focus where the passphrase is typed."""
        self.set_open(True)
        field = self._inside.findChild(PassphraseField)
        if field is not None:
            field.setFocus()

    def _show_start(self) -> None:
        clear_layout_of(self._inside)
        self._secret = PassphraseField(self.tr("Your passphrase"), name="newKeySecret")
        self._secret.submitted.connect(self._on_begin)
        self._body.addWidget(self._secret)
        self._begin = SecondaryButton(self.tr("Begin with a new recovery code"), name="newKeyBegin", icon_name="key")
        self._begin.clicked.connect(self._on_begin)
        self._body.addWidget(FlowRow(self._begin))

    def _on_begin(self) -> None:
        if not self._secret.value():
            self._secret.set_error(self.tr("Please type your passphrase."))
            self._secret.setFocus()
            return
        self._result.hide()
        self._begin.setEnabled(False)
        self._passphrase = self._secret.value()
        self._desk.ask(_new_code, self._passphrase, owner=self, on_done=self._show_code, on_problem=self._on_wrong)

    def _on_wrong(self, problem: Problem) -> None:
        self._begin.setEnabled(True)
        self._secret.set_error(one_line(problem))
        self._secret.setFocus()

    def _show_code(self, code: str) -> None:
        clear_layout_of(self._inside)
        self._body.addWidget(
            BodyText(
                self.tr(
                    "This is the recovery code of the new key. Please copy it by hand. Nothing has changed yet: "
                    "keep the code from before until it says here that all is done."
                )
            )
        )
        shown = RecoveryCode(code)
        self._body.addWidget(shown)
        copied = SecondaryButton(self.tr("I have copied it by hand"), name="newKeyCopied")
        again = SecondaryButton(self.tr("Show the code again"), name="newKeyAgain", icon_name="eye")
        leave = SecondaryButton(self.tr("Keep the key as it is"), name="newKeyLeave")
        again.hide()
        self._body.addWidget(FlowRow(copied, again, leave))

        def ask() -> None:
            if shown.is_asking:
                shown.check()
                return
            shown.ask_back()
            again.show()
            copied.set_words(self.tr("Check these groups, then encrypt anew"))

        def show_again() -> None:
            shown.show_again()
            again.hide()
            copied.set_words(self.tr("I have copied it by hand"))

        copied.clicked.connect(ask)
        again.clicked.connect(show_again)
        leave.clicked.connect(self._on_left)
        shown.confirmed.connect(lambda: self._start(code))

    def _on_left(self) -> None:
        self._passphrase = ""
        self._show_start()
        self._tell(self.tr("Nothing was changed. The code just shown opens nothing."))

    def _start(self, code: str) -> None:
        clear_layout_of(self._inside)
        self._progress.start(self.tr("Encrypting anew, and checking it"))
        self._task = self._desk.work(
            _rekey,
            self._desk.notebook,
            self._passphrase,
            code,
            owner=self,
            on_done=self._on_done,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._finish(
                self.tr("Stopped. The passphrase and the recovery code from before open the notebook.")
            ),
        )
        self._passphrase = ""

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_done(self, still_with_computer: bool) -> None:
        done = self.tr(
            "Done. The notebook has a new key. It opens with your passphrase and the new recovery code. The code from "
            "before can be thrown away, unless a copy from before still needs it. This is a good time for a new copy."
        )
        off = self.tr("It does not open with this computer any more: its store did not take the new secret.")
        self._finish(done if still_with_computer else f"{done} {off}")

    def _on_problem(self, problem: Problem) -> None:
        self._finish(one_line(problem))
        if problem.code == "rekeying.opens-anew":
            self._desk.lock_requested.emit()

    def _finish(self, words: str) -> None:
        self._progress.finish()
        self._show_start()
        self._tell(words)

    def _tell(self, words: str) -> None:
        self._result.set_text(words)
        self._result.show()
        announce(self, words)


def _new_code(notebook: Notebook, passphrase: str) -> str:
    from nocontact_desktop.vault.rekeying import new_code

    return new_code(notebook, passphrase)


def _rekey(notebook: Notebook, passphrase: str, code: str, progress: Progress, cancelled: Stop) -> bool:
    from nocontact_desktop.vault.rekeying import rekey

    return rekey(notebook, passphrase, code, progress, cancelled)
