"""Opening with this computer: what it means, on and off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    BodyText,
    FlowRow,
    Fold,
    LinkButton,
    Notice,
    PassphraseField,
    ProgressRow,
    SecondaryButton,
    announce,
    clear_layout_of,
    column,
)
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.vault import keyring_slot, keyring_store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.places import is_carried, opens_with_computer


@dataclass(frozen=True)
class Situation:
    """What the offer depends on."""

    is_on: bool
    has_store: bool
    is_shared: bool


class ThisComputer(Fold):
    """Looks at this computer's store only when it is opened. Not offered on a computer that others can use."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("This computer"), name="computerFold", closed_words=self.tr("open without typing"))
        self._desk = desk
        self._inside = QWidget()
        self._body = column(self._inside, gap=12)
        self.add(self._inside)
        self._result = Notice("", name="computerResult")
        self._result.hide()
        self.add(self._result)
        self.toggled.connect(lambda is_open: self._look() if is_open else None)
        desk.changed.connect(self._on_changed)

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.touched("answers") and self.is_open:
            self._look()

    def _look(self) -> None:
        self._desk.ask(get_answers, owner=self, on_done=lambda answers: self._look_at_store(answers.computer))

    def _look_at_store(self, others: str | None) -> None:
        # Not on the notebook's thread: the store is another program, and may take its time.
        self._desk.tasks.run(
            _situation,
            self._desk.notebook.folder,
            others in {"yes", "not-sure"},
            owner=self,
            executor="work",
            on_done=self._show,
        )

    def _show(self, found: Situation) -> None:
        clear_layout_of(self._inside)
        if found.is_on:
            self._show_on()
        elif is_carried():
            self._say_inside(
                self.tr(
                    "The program runs from a stick and leaves nothing on this computer. So it asks for the passphrase "
                    "each time."
                )
            )
        elif found.is_shared:
            self._show_shared()
        elif not found.has_store:
            self._say_inside(one_line(Problem("computer.no-store")))
        else:
            self._show_off()

    def _show_on(self) -> None:
        self._say_inside(
            self.tr(
                "This notebook opens with this computer. Whoever knows this computer’s password can then open the "
                "notebook. A copy of it opens with the passphrase or the recovery code only."
            )
        )
        off = SecondaryButton(self.tr("Ask for the passphrase again"), name="computerOff", icon_name="lock")
        off.clicked.connect(lambda: self._run(_switch_off, self.tr("Opens with the passphrase from now on.")))
        self._body.addWidget(FlowRow(off))

    def _show_shared(self) -> None:
        self._say_inside(
            self.tr("Your answers say that someone else may use this computer. So the passphrase is always asked for.")
        )
        answers = LinkButton(self.tr("Look at my answers"), name="computerAnswers", icon_name="pencil")
        answers.clicked.connect(lambda: self._desk.go_to("prepare", "questions"))
        self._body.addWidget(answers)

    def _show_off(self) -> None:
        self._say_inside(
            self.tr(
                "Whoever knows this computer’s password can then open the notebook. The passphrase and the recovery "
                "code open it too. It is good to type the passphrase now and then, so that it stays known."
            )
        )
        self._secret = PassphraseField(self.tr("Your passphrase"), name="computerSecret")
        self._secret.submitted.connect(self._on_switch_on)
        self._body.addWidget(self._secret)
        on = SecondaryButton(self.tr("Open with this computer"), name="computerOn", icon_name="laptop")
        on.clicked.connect(self._on_switch_on)
        self._body.addWidget(FlowRow(on))
        self._progress = ProgressRow(name="computerProgress", can_cancel=False)
        self._body.addWidget(self._progress)

    def _on_switch_on(self) -> None:
        if not self._secret.value():
            self._secret.set_error(self.tr("Please type your passphrase."))
            self._secret.setFocus()
            return
        self._progress.start(self.tr("Asking this computer. It may want its own password first."))
        self._run(_switch_on, self.tr("From now on it opens with this computer."), self._secret.value())

    def _run(self, function: Callable[..., None], done: str, *args: str) -> None:
        # On the notebook's thread, although it can take long: no two may change the key file at once.
        self._result.hide()
        self._desk.ask(
            function, *args, owner=self, on_done=lambda _result: self._on_done(done), on_problem=self._on_problem
        )

    def _on_done(self, words: str) -> None:
        self._tell(words)
        self._look()

    def _on_problem(self, problem: Problem) -> None:
        if problem.code.startswith(("notebook.", "recovery.")):  # what was typed did not open it
            self._progress.finish()
            self._secret.set_error(one_line(problem))
            self._secret.setFocus()
        else:
            self._on_done(one_line(problem))

    def _tell(self, words: str) -> None:
        self._result.set_text(words)
        self._result.show()
        announce(self, words)

    def _say_inside(self, words: str) -> None:
        self._body.addWidget(BodyText(words, name="computerSays", quiet=True))


def _situation(folder: Path, is_shared: bool) -> Situation:
    return Situation(opens_with_computer(folder), keyring_store.is_there(), is_shared)


def _switch_on(notebook: Notebook, passphrase: str) -> None:
    keyring_slot.switch_on(notebook.folder, passphrase)


def _switch_off(notebook: Notebook) -> None:
    keyring_slot.switch_off(notebook.folder)
