"""Bringing in accounts from the export of a password manager: the warning, the file, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Dropzone,
    Fold,
    Heading,
    Notice,
    ProgressRow,
    SecondaryText,
    Value,
    announce,
)
from nocontact_desktop.intake.account_exports import manager_titles
from nocontact_desktop.preparation.account_imports import BroughtIn, bring_in_accounts

_LISTED = 200


class ImportFold(Fold):
    """Folded until it is asked for. ``brought_in()`` after an export was read."""

    brought_in = Signal()

    def __init__(self, view: PrepareView) -> None:
        super().__init__(
            QCoreApplication.translate("ImportFold", "Bring in from a password manager"),
            name="importAccounts",
            closed_words=QCoreApplication.translate("ImportFold", "open to read what to think of first"),
        )
        self._view = view
        self._task: Task | None = None
        self._path = Path()
        self.add(Notice(self._warning(), tone="careful", name="importWarning"))
        self.add(
            BodyText(
                self.tr(
                    "Titles, addresses, logins and dates come in. Passwords, codes and notes are left in the file. "
                    "It reads exports of {managers}."
                ).format(managers=", ".join(sorted(manager_titles().values(), key=str.casefold))),
                name="importReads",
            )
        )
        self._drop = Dropzone(
            self.tr("Drop the export here"),
            name="importAccountsDrop",
            spoken=self.tr("Export of a password manager"),
            hint=self.tr("CSV, JSON, 1PUX or a zip of one"),
            several=False,
        )
        self._drop.files_given.connect(self._on_files)
        self.add(self._drop)
        self._progress = ProgressRow(name="importAccountsProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        self.add(self._progress)
        self._problem = Notice("", tone="careful", name="importAccountsProblem")
        self._problem.hide()
        self.add(self._problem)
        self._result: Card | None = None

    def _warning(self) -> str:
        return self.tr(
            "The export is a file with all passwords in it, open to read. Make it only on a safer device: one they "
            "cannot look into. Leave it if you share the vault with them: they could notice that it was exported. "
            "The file itself has to be erased afterwards, from the bin too. This program does not erase it."
        )

    def _on_files(self, files: list[Path]) -> None:
        if self._task is not None:
            return
        self._path = files[0]
        self._problem.hide()
        self._take_result_away()
        self._drop.setEnabled(False)
        self._progress.start(self.tr("Reading the export"))
        self._task = self._view.desk.work(
            bring_in_accounts,
            self._view.desk.notebook,
            self._path,
            owner=self,
            on_done=self._on_done,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_cancelled,
        )

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_done(self, result: BroughtIn) -> None:
        self._finish("")
        self._view.desk.changed.emit(result.changes)
        self._result = self._result_card(result)
        self.add(self._result)
        self._drop.setFocus()
        announce(self, counted(result.added, self.tr("{n} account added"), self.tr("{n} accounts added")))
        self.brought_in.emit()

    def _on_problem(self, problem: Problem) -> None:
        self._finish("")
        still = self.tr("“{file}” still lies where it was. If there are passwords in it, it has to be erased too.")
        self._problem.set_text(f"{one_line(problem)} {still.format(file=self._path.name)}")
        self._problem.show()
        announce(self, self._problem.text())
        self._drop.setFocus()

    def _on_cancelled(self) -> None:
        self._finish(self.tr("Stopped. Nothing was added."))

    def _finish(self, words: str) -> None:
        self._task = None
        self._drop.setEnabled(True)
        self._progress.finish(words)

    def _take_result_away(self) -> None:
        if self._result is not None:
            self._result.hide()
            self._result.deleteLater()
            self._result = None

    def _erase_words(self) -> str:
        return self.tr(
            "“{file}” still lies where it was, with all its passwords. It has to be erased now, from the bin too. "
            "Think of copies in downloads, mail and backups."
        ).format(file=self._path.name)

    def _result_card(self, result: BroughtIn) -> Card:
        card = Card(name="importAccountsResult")
        card.add(Heading(self.tr("From {manager}").format(manager=manager_titles()[result.manager]), level=4))
        sum_up = self.tr("{seen} seen = {added} added + {known} here before + {skipped} left out")
        card.add(
            Value(
                sum_up.format(
                    seen=f"{result.seen:,}",
                    added=f"{result.added:,}",
                    known=f"{result.known:,}",
                    skipped=f"{len(result.skipped):,}",
                ),
                name="importAccountsSum",
            )
        )
        if result.skipped:
            card.add(self._skipped(result))
        card.add(Notice(self._erase_words(), tone="careful", name="importErase"))
        card.add(SecondaryText(self.tr("What power each account has was guessed from its address. You can change it.")))
        return card

    def _skipped(self, result: BroughtIn) -> Fold:
        fold = Fold(
            counted(len(result.skipped), self.tr("{n} place left out"), self.tr("{n} places left out")),
            name="importAccountsSkipped",
            closed_words=self.tr("open to see where and why"),
        )
        reasons = self._view.content.words["account_skipped"]
        lines = [f"{one.locator}: {reasons[one.reason]}" for one in result.skipped[:_LISTED]]
        if len(result.skipped) > _LISTED:
            lines.append(self.tr("and {n} more").format(n=f"{len(result.skipped) - _LISTED:,}"))
        fold.add(BodyText("\n".join(lines), name="importAccountsPlaces"))
        return fold
