"""The full check of the notebook on itself, and saving what can be read when it finds damage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop.errors import Finding, Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.outgoing import ask_for_folder
from nocontact_desktop.gui.problems import one_line, words_of
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Heading,
    Notice,
    ProgressRow,
    SecondaryButton,
    announce,
)
from nocontact_desktop.guidance.content import load
from nocontact_desktop.vault.notebook import Notebook

if TYPE_CHECKING:
    from nocontact_desktop.diary.salvaging.losses import Losses


class CheckCard(Card):
    """The full check of the notebook on itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="checkCard")
        self._desk = desk
        self._task: Task | None = None
        self.add(Heading(self.tr("Full check"), level=3))
        self.add(
            BodyText(
                self.tr("Reads every page of the notebook, everything in the sealed log and every file."), quiet=True
            )
        )
        self._button = SecondaryButton(self.tr("Check now"), name="checkNow", icon_name="shield-check")
        self._button.clicked.connect(self._on_check)
        self._save = SecondaryButton(self.tr("Save what can be read"), name="salvageNow", icon_name="hard-drive")
        self._save.clicked.connect(self._on_save)
        self._save.hide()
        self.add(FlowRow(self._button, self._save))
        self._progress = ProgressRow(name="checkProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        self.add(self._progress)
        self._result = Notice("", name="checkResult")
        self._result.hide()
        self.add(self._result)

    def _on_check(self) -> None:
        self._button.setEnabled(False)
        self._result.hide()
        self._progress.start(self.tr("Checking"))
        self._task = self._desk.work(
            check_everything,
            self._desk.notebook,
            owner=self,
            on_done=self._on_done,
            on_problem=lambda problem: self._finish(one_line(problem)),
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._finish(self.tr("Stopped before the end.")),
        )

    def _on_done(self, findings: Sequence[Finding]) -> None:
        if not findings:
            self._finish(self.tr("Nothing is missing and nothing was changed."))
            return
        self._save.show()
        self._finish(say_findings(findings))

    def _on_save(self) -> None:
        ask_for_folder(self, self.tr("Where the new notebook goes"), self._save_to, encrypted=True)

    def _save_to(self, folder: Path) -> None:
        from nocontact_desktop.diary.salvaging.salvage import salvage_open

        self._button.setEnabled(False)
        self._save.setEnabled(False)
        self._result.hide()
        self._progress.start(self.tr("Saving what can be read. This notebook is not changed."))
        self._task = self._desk.work(
            salvage_open,
            self._desk.notebook,
            folder / f"{self._desk.settings.name} {datetime.now().astimezone():%Y-%m-%d %H.%M}",
            owner=self,
            on_done=self._on_saved,
            on_problem=lambda problem: self._finish(one_line(problem)),
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._finish(self.tr("Stopped. Nothing was left behind.")),
        )

    def _on_saved(self, losses: Losses) -> None:
        from nocontact_desktop.diary.salvaging.words import say_losses

        there = self.tr("The new notebook is made. To open it, lock this one and choose “Open another notebook”.")
        self._finish("\n".join([there, *say_losses(losses, load(self._desk.settings.language))]))

    def _finish(self, words: str) -> None:
        self._button.setEnabled(True)
        self._save.setEnabled(True)
        self._progress.finish()
        self._result.set_text(words)
        self._result.show()
        announce(self, words)

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()


def say_findings(findings: Sequence[Finding]) -> str:
    """What a check has found, a line each."""
    return "\n".join(" ".join(filter(None, words_of(Problem(found.code, **found.params)))) for found in findings)


def check_everything(
    notebook: Notebook, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> list[Finding]:
    """The file page by page, then every leaf and every kept file."""
    from nocontact_desktop.diary.check import check_log
    from nocontact_desktop.vault.check import check_open_notebook

    findings = check_open_notebook(notebook, progress, cancelled)
    return findings or check_log(notebook, progress, cancelled)
