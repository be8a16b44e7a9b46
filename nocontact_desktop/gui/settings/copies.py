"""Copies of the notebook: back up, restore, and the full check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.errors import Finding, Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.outgoing import ask_for_folder
from nocontact_desktop.gui.problems import one_line, words_of
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
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.settings import get_setting, set_setting

LAST_COPY = "last_copy"


class CopiesCard(Card):
    """Back up and restore."""

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
        restore = Fold(self.tr("Bring back a copy"), name="restoreFold", closed_words=self.tr("open to choose one"))
        restore.add(
            SecondaryText(self.tr("It goes to a new folder. This notebook stays as it is."), name="restoreHint")
        )
        self._secret = PassphraseField(self.tr("Passphrase or recovery code of the copy"), name="restoreSecret")
        restore.add(self._secret)
        choose = SecondaryButton(self.tr("Choose the copy"), name="restoreChoose", icon_name="folder-open")
        choose.clicked.connect(self._on_restore)
        restore.add(FlowRow(choose))
        self.add(restore)
        desk.ask(read_last_copy, owner=self, on_done=self._show_last)

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

    def _on_restore(self) -> None:
        if not self._secret.value():
            self._secret.set_error(self.tr("Please type the passphrase of the copy first."))
            self._secret.setFocus()
            return
        dialogs().choose_folder(self, self.tr("The folder of the copy"), self._on_copy_chosen)

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
        self.add(FlowRow(self._button))
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
        said = [" ".join(filter(None, words_of(Problem(found.code, **found.params)))) for found in findings]
        self._finish("\n".join(said))

    def _finish(self, words: str) -> None:
        self._button.setEnabled(True)
        self._progress.finish()
        self._result.set_text(words)
        self._result.show()
        announce(self, words)

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()


def read_last_copy(notebook: Notebook) -> datetime | None:
    """When the last copy was made, None for never."""
    said = get_setting(notebook.db, LAST_COPY, None)
    return datetime.fromisoformat(said) if said else None


def say_last_copy(at: datetime | None, now: datetime) -> str:
    """In words, by days."""

    say = QCoreApplication.translate
    if at is None:
        return say("copies", "There is no copy of this notebook yet")
    days = (now.date() - at.date()).days
    if days <= 0:
        return say("copies", "Last copy of this notebook: today")
    if days == 1:
        return say("copies", "Last copy of this notebook: yesterday")
    return say("copies", "Last copy of this notebook: {days} days ago").format(days=days)


def back_up_and_note(
    notebook: Notebook, folder: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> Path:
    """Make the copy and remember when."""
    from nocontact_desktop.vault.backup import back_up

    made = back_up(notebook, folder, progress, cancelled)
    set_setting(notebook.db, LAST_COPY, notebook.surroundings.now().isoformat(timespec="seconds"))
    return made


def check_everything(
    notebook: Notebook, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> list[Finding]:
    """The file page by page, then every leaf and every kept file."""
    from nocontact_desktop.diary.check import check_log
    from nocontact_desktop.vault.check import check_open_notebook

    findings = check_open_notebook(notebook, progress, cancelled)
    return findings or check_log(notebook, progress, cancelled)
