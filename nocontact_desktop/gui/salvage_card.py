"""The card of the entrance for a notebook that is damaged: a new one is made from what can still be read of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.entrance import EntranceCard
from nocontact_desktop.gui.parts.outgoing import ask_for_folder
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import Task, TaskRunner
from nocontact_desktop.gui.widgets import (
    BodyText,
    FlowRow,
    Heading,
    Notice,
    PassphraseField,
    PrimaryButton,
    ProgressRow,
    SecondaryButton,
    announce,
)
from nocontact_desktop.guidance.content import load

if TYPE_CHECKING:
    from nocontact_desktop.diary.salvaging.losses import Losses


class SalvageCard(EntranceCard):
    """``back_asked()``, ``leave_clicked()``; ``open_asked(Path)`` for the new notebook once it is made."""

    back_asked = Signal()
    leave_clicked = Signal()
    open_asked = Signal(object)

    def __init__(self, tasks: TaskRunner, folder: Path, name: str, language: str) -> None:
        super().__init__("salvageCard")
        self._tasks = tasks
        self._folder = folder
        self._name = name
        self._language = language
        self._task: Task | None = None
        self._made: Path | None = None
        self.content.addWidget(Heading(self.tr("Save what can be read"), level=1, name="salvageTitle"))
        for words in (
            self.tr("A part of this notebook cannot be read. What can be read goes into a new notebook."),
            self.tr("The damaged one is only read, and stays as it is. Where there is a whole copy, that is better."),
        ):
            self.content.addWidget(BodyText(words))
        self._field = PassphraseField(self.tr("Passphrase or recovery code"), name="salvageSecret")
        self._field.submitted.connect(self._on_save)
        self.content.addWidget(self._field)
        self._save = PrimaryButton(self.tr("Choose where it goes"), name="salvageSave", icon_name="folder-open")
        self._save.clicked.connect(self._on_save)
        self._open = PrimaryButton(self.tr("Open the new notebook"), name="salvageOpen", icon_name="lock-open")
        self._open.clicked.connect(lambda: self.open_asked.emit(self._made))
        self._open.hide()
        self._back = SecondaryButton(self.tr("Back"), name="salvageBack", icon_name="chevron-left")
        self._back.clicked.connect(self.back_asked)
        leave = SecondaryButton(self.tr("Leave"), name="leave", icon_name="log-out")
        leave.clicked.connect(self.leave_clicked)
        self.content.addWidget(FlowRow(self._save, self._open, self._back, leave))
        self._progress = ProgressRow(name="salvageProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        self.content.addWidget(self._progress)
        self._result = Notice("", name="salvageResult")
        self._result.hide()
        self.content.addWidget(self._result)

    def take_focus(self) -> None:
        """Put the focus where one types."""
        self._field.setFocus()

    def _on_save(self) -> None:
        if not self._field.value():
            self._field.set_error(self.tr("Please type your passphrase first."))
            self._field.setFocus()
            return
        self._field.set_error(None)
        ask_for_folder(self, self.tr("Where the new notebook goes"), self._save_to, encrypted=True)

    def _save_to(self, place: Path) -> None:
        from nocontact_desktop.diary.salvaging.salvage import salvage

        self._result.hide()
        self._set_busy(busy=True)
        self._progress.start(self.tr("Saving what can be read"))
        new = place / f"{self._name} {datetime.now().astimezone():%Y-%m-%d %H.%M}"
        self._task = self._tasks.run(
            salvage,
            self._folder,
            new,
            self._field.value(),
            owner=self,
            executor="work",
            long=True,
            on_done=lambda losses: self._on_saved(new, losses),
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._finish(self.tr("Stopped. Nothing was left behind.")),
        )

    def _on_saved(self, new: Path, losses: Losses) -> None:
        from nocontact_desktop.diary.salvaging.words import say_losses

        self._made = new
        self._field.clear()
        self._field.hide()
        self._finish("\n".join(say_losses(losses, load(self._language))))
        self._save.hide()
        self._open.show()
        self._open.setFocus()

    def _on_problem(self, problem: Problem) -> None:
        self._finish("")
        if problem.code.startswith(("notebook.wrong", "recovery.")):
            self._field.set_error(one_line(problem))
            self._field.setFocus()
            return
        self._say(one_line(problem))

    def _finish(self, words: str) -> None:
        self._set_busy(busy=False)
        self._progress.finish()
        if words:
            self._say(words)

    def _say(self, words: str) -> None:
        self._result.set_text(words)
        self._result.show()
        announce(self, words)

    def _set_busy(self, *, busy: bool) -> None:
        for one in (self._save, self._back, self._field.edit):
            one.setEnabled(not busy)

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
