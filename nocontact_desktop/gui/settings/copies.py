"""Copies of the notebook: making one, trying one out, bringing one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.errors import Finding, Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.outgoing import ask_for_folder
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.settings.check import say_findings
from nocontact_desktop.gui.settings.rotating import RotatingCopies
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    Notice,
    PassphraseField,
    ProgressRow,
    SecondaryButton,
    SecondaryText,
    announce,
    dialogs,
)
from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.places import synced_folder
from nocontact_desktop.vault.rotating import note_copy, read_last_copy

_WEEKS_FROM = 14


class CopiesCard(Card):
    """Back up, try and restore."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="copiesCard")
        self._desk = desk
        self._task: Task | None = None
        self.add(Heading(self.tr("Copies"), level=3))
        self.add(
            BodyText(
                self.tr(
                    "A copy is encrypted like the notebook and opens with the same passphrase. "
                    "Losing the notebook, or its key, means losing everything in it."
                ),
                quiet=True,
            )
        )
        self._say_where_it_lies(synced_folder(desk.notebook.folder))
        self._last = SecondaryText("", name="lastCopy")
        self.add(self._last)
        back_up = SecondaryButton(self.tr("Make a copy"), name="backUp", icon_name="hard-drive")
        back_up.clicked.connect(self._on_back_up)
        self.add(FlowRow(back_up))
        self._progress = ProgressRow(name="copyProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        self.add(self._progress)
        self._result = Notice("", name="copyResult")
        self._result.hide()
        self.add(self._result)
        self.add(RotatingCopies(desk))
        restore = Fold(
            self.tr("Try or bring back a copy"), name="restoreFold", closed_words=self.tr("open to choose one")
        )
        restore.add(
            SecondaryText(
                self.tr(
                    "Trying it reads all of it and leaves it as it is. "
                    "Bringing it back makes a new folder. This notebook stays as it is."
                ),
                name="restoreHint",
            )
        )
        self._secret = PassphraseField(self.tr("Passphrase or recovery code of the copy"), name="restoreSecret")
        restore.add(self._secret)
        attempt = SecondaryButton(self.tr("Try the copy"), name="tryCopy", icon_name="shield-check")
        attempt.clicked.connect(lambda: self._ask_for_copy(self._try))
        choose = SecondaryButton(self.tr("Bring it back"), name="restoreChoose", icon_name="folder-open")
        choose.clicked.connect(lambda: self._ask_for_copy(self._on_copy_chosen))
        restore.add(FlowRow(attempt, choose))
        self.add(restore)
        desk.ask(read_last_copy, owner=self, on_done=self._show_last)

    def _say_where_it_lies(self, service: str | None) -> None:
        """A folder can have become a copied one since the notebook was made."""
        if service is not None:
            words = self.tr(
                "This notebook lies in a folder that is copied to {service}. It is encrypted, but whoever can open "
                "that account can see that it is there."
            )
            self.add(Notice(words.format(service=service), tone="careful", name="copiedPlace"))

    def _show_last(self, at: datetime | None) -> None:
        self._last.setText(say_last_copy(at, datetime.now(UTC)))

    def _on_back_up(self) -> None:
        ask_for_folder(self, self.tr("Where the copy goes"), self._back_up, encrypted=True)

    def _back_up(self, folder: Path) -> None:
        self._result.hide()
        self._progress.start(self.tr("Copying and checking the copy"))
        self._task = self._desk.work(
            back_up_and_note,
            self._desk.notebook,
            folder / self._folder_name(),
            owner=self,
            on_done=self._on_copied,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_cancelled,
        )

    def _on_copied(self, copy: Path) -> None:
        self._progress.finish()
        self._say(self.tr("The copy is made and was checked: {name}").format(name=copy.name))
        self._show_last(datetime.now(UTC))
        self._desk.changed.emit(frozenset())

    def _ask_for_copy(self, then: Callable[[Path], None]) -> None:
        if not self._secret.value():
            self._secret.set_error(self.tr("Please type the passphrase of the copy first."))
            self._secret.setFocus()
            return
        dialogs().choose_folder(self, self.tr("The folder of the copy"), then)

    def _try(self, copy: Path) -> None:
        from nocontact_desktop.diary.trying import try_copy

        self._result.hide()
        self._progress.start(self.tr("Reading the copy"))
        self._task = self._desk.work(
            try_copy,
            copy,
            self._secret.value(),
            owner=self,
            executor="work",
            on_done=self._on_tried,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_stopped,
        )

    def _on_tried(self, findings: Sequence[Finding]) -> None:
        self._secret.clear()
        self._progress.finish()
        if findings:
            self._say(say_findings(findings))
        else:
            self._say(self.tr("The copy opens, and all of it can be read. It was left as it is."))

    def _on_stopped(self) -> None:
        self._progress.finish()
        self._say(self.tr("Stopped before the end. The copy was left as it is."))

    def _on_copy_chosen(self, copy: Path) -> None:
        ask_for_folder(
            self,
            self.tr("Where the notebook goes"),
            lambda destination: self._restore(copy, destination),
            encrypted=True,
        )

    def _restore(self, copy: Path, destination: Path) -> None:
        from nocontact_desktop.vault.backup import restore

        self._result.hide()
        self._progress.start(self.tr("Bringing back the copy"))
        self._task = self._desk.work(
            restore,
            copy,
            destination / self._folder_name(),
            self._secret.value(),
            owner=self,
            executor="work",
            on_done=lambda _result: self._on_restored(),
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_cancelled,
        )

    def _on_restored(self) -> None:
        self._secret.clear()
        self._progress.finish()
        self._say(self.tr('It is back. To open it, lock this notebook and choose "Open another notebook".'))

    def _on_problem(self, problem: Problem) -> None:
        self._progress.finish()
        self._say(one_line(problem))

    def _on_cancelled(self) -> None:
        self._progress.finish()
        self._say(self.tr("Stopped. Nothing was left behind."))

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _folder_name(self) -> str:
        return f"{self._desk.settings.name} {datetime.now().astimezone():%Y-%m-%d %H.%M}"

    def _say(self, words: str) -> None:
        self._result.set_text(words)
        self._result.show()
        announce(self, words)


def say_last_copy(at: datetime | None, now: datetime) -> str:
    """In words, by days, and by weeks when they are many."""
    say = QCoreApplication.translate
    if at is None:
        return say("copies", "There is no copy of this notebook yet")
    days = (now.date() - at.date()).days
    if days < 0:  # the clock was set back since: only what it said then is true
        return say("copies", "Last copy of this notebook: {day}").format(day=say_day(at.astimezone().date()))
    if days == 0:
        return say("copies", "Last copy of this notebook: today")
    if days == 1:
        return say("copies", "Last copy of this notebook: yesterday")
    if days < _WEEKS_FROM:
        return say("copies", "Last copy of this notebook: {days} days ago").format(days=days)
    return say("copies", "Last copy of this notebook: {weeks} weeks ago").format(weeks=days // 7)


def back_up_and_note(
    notebook: Notebook, folder: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> Path:
    """Make the copy and remember when."""
    from nocontact_desktop.vault.backup import back_up

    made = back_up(notebook, folder, progress, cancelled)
    note_copy(notebook)
    return made
